// A whole room for tests of its hosts: guests at its doors, the commands of the host program, and daemons that are
// killed.

import type { ApplianceStatus } from '../../server/contract/host/status.ts';
import { readyAppliance, type ReadyAppliance } from './appliance.ts';
import { IrcClient } from './irc-client.ts';
import { runCommand, type CommandOutcome } from './run-command.ts';
import { until } from './until.ts';

export class WholeRoom {
  readonly appliance: ReadyAppliance;
  readonly #clients: IrcClient[] = [];
  readonly #name: string;

  private constructor(appliance: ReadyAppliance, name: string) {
    this.appliance = appliance;
    this.#name = name;
  }

  static async start(...flags: string[]): Promise<WholeRoom> {
    const appliance = await readyAppliance({ flags });
    return new WholeRoom(appliance, String((await appliance.inside('tini')).pid));
  }

  get hostSecret(): string {
    return this.appliance.ready.host?.token ?? '';
  }

  get passphrase(): string {
    return this.appliance.ready.passphrase ?? '';
  }

  /** A client in a browser's way, which has said nothing. */
  client(): IrcClient {
    const client = IrcClient.websocket(this.appliance.ports.web);
    this.#clients.push(client);
    return client;
  }

  /** Enters, and is in #lobby. @throws if the room does not let the guest in. */
  async enters(nick: string, secret: string): Promise<IrcClient> {
    const client = this.client();
    await client.enters(nick, secret, '#lobby');
    return client;
  }

  /** The same, as soon as the room has a gateway again. */
  enterAgain(nick: string, secret: string): Promise<IrcClient> {
    return until(`${nick} to be in`, () => this.enters(nick, secret).catch(() => null));
  }

  /** Whether the secret lets somebody in. The room must have a gateway. */
  async letsIn(nick: string, secret: string): Promise<boolean> {
    const client = this.client();
    client.say(`PASS ${secret}`, `NICK ${nick}`, 'USER a 0 * :a');
    const isIn = await until('an answer', () => {
      if (client.lines.some((line) => / 001 /.test(line))) return 'in';
      if (client.lines.some((line) => / 464 /.test(line))) return 'refused';
      if (client.ending !== null) throw new Error(`closed: ${client.lines.join(' | ')}`);
      return null;
    });
    client.close();
    return isIn === 'in';
  }

  /** Runs `mayfly ARGS` for this room. */
  async run(args: readonly string[], given = ''): Promise<CommandOutcome> {
    return runCommand(this.#name, args, given);
  }

  /** The same, with --json. @throws if it fails. */
  async read(...args: string[]): Promise<unknown> {
    const { code, out, err } = await this.run([...args, '--json']);
    if (code !== 0) throw new Error(`mayfly ${args.join(' ')}: ${err}`);
    return JSON.parse(out);
  }

  async status(): Promise<ApplianceStatus> {
    return (await this.read('status')) as ApplianceStatus;
  }

  /** `ending` of the events, as far as there is one. */
  get endsBecause(): string | null {
    const ending = this.appliance.events.find((event) => event.event === 'ending');
    return ending === undefined ? null : ending.reason;
  }

  async kill(): Promise<void> {
    for (const client of this.#clients) client.close();
    await this.appliance.kill();
  }
}
