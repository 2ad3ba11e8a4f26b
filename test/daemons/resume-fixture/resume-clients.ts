// Clients that come back (docs/resume.md), the doors of a room that they dial, and what they hear.

import type { Message } from '../../../server/protocol/wire/message.ts';
import type { GatewayRoom } from '../../support/gateway.ts';
import { proxyLine } from '../../support/irc-client.ts';
import { ResumeClient, type ResumeClientOptions } from '../../support/resume-client.ts';
import { until } from '../../support/until.ts';
import { ircWire, webSocketWire, type Dial } from '../../support/wire.ts';

export const byWeb = (room: GatewayRoom): Dial => webSocketWire(`127.0.0.1:${room.webPort}`);
export const byIrc = (room: GatewayRoom): Dial => ircWire(room.config.ircListen);
export const byOnion = (room: GatewayRoom, circuit: number): Dial =>
  ircWire({ path: room.torSockets.irc }, proxyLine(circuit));

/** The clients of one test. */
export class ResumeClients {
  #clients: ResumeClient[] = [];

  make(dial: Dial, options: ResumeClientOptions = {}): ResumeClient {
    const client = new ResumeClient(dial, options);
    this.#clients.push(client);
    return client;
  }

  /** All of them leave for good: one that only lost its room would dial it again. */
  leave(): void {
    for (const client of this.#clients) client.leave();
    this.#clients = [];
  }
}

export const joins =
  (nick: string) =>
  ({ command, source }: Message): boolean =>
    command === 'JOIN' && source?.startsWith(`${nick}!`) === true;

export const says =
  (text: string) =>
  ({ command, params }: Message): boolean =>
    command === 'PRIVMSG' && params.at(-1) === text;

/** What was heard of talk, in order. */
export const talk = (client: ResumeClient): string[] =>
  client.heard.flatMap(({ command, params }) => (command === 'PRIVMSG' ? [params[1] ?? ''] : []));

export const soon = (is: () => boolean | Promise<boolean>): Promise<boolean> =>
  until('what is expected', is, { withinMs: 10_000, everyMs: 5 });

/** Its connection is lost, and the room knows. */
export async function loses(room: GatewayRoom, client: ResumeClient): Promise<void> {
  const { away } = await room.status();
  client.comesBack = false;
  client.cut();
  await soon(async () => (await room.status()).away === away + 1);
}
