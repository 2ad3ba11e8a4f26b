// People who count while they talk: each line says who says it and the how manyth it is, so that whoever hears
// them knows at once what is lost, doubled or out of order.

import type { ResumeClient } from './resume-client.ts';

export class Chatter {
  readonly nick: string;
  readonly client: ResumeClient;
  readonly #channel: string;
  /** Each a sentence. */
  readonly faults: string[] = [];
  said = 0;
  /** The last number heard of each who talks, by nickname; their own echoes among them. */
  readonly #heard = new Map<string, number>();

  constructor(nick: string, channel: string, client: ResumeClient) {
    this.nick = nick;
    this.client = client;
    this.#channel = channel;
  }

  /** @param padding characters, so that lines are of different lengths. */
  talk(padding: number): void {
    this.said += 1;
    this.client.say(`PRIVMSG ${this.#channel} :${this.said} ${'x'.repeat(padding)}`);
  }

  /** Goes through what was heard since. */
  listen(): void {
    for (const { command, source, params } of this.client.take()) {
      if (command !== 'PRIVMSG' || params[0] !== this.#channel) continue;
      const who = source?.split('!')[0] ?? '';
      const number = Number.parseInt(params[1] ?? '', 10);
      const expected = (this.#heard.get(who) ?? 0) + 1;
      if (number !== expected) {
        this.faults.push(`${this.nick} heard ${number} of ${who}, not ${expected}`);
      }
      this.#heard.set(who, number);
    }
  }

  /** Whether everything that these have said was heard. */
  hasHeard(others: readonly Chatter[]): boolean {
    this.listen();
    return others.every(({ nick, said }) => (this.#heard.get(nick) ?? 0) === said);
  }
}
