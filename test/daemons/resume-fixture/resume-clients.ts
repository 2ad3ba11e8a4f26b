// Clients that come back (docs/resume.md), the doors of a room that they dial, and what they hear.

import { afterEach } from 'vitest';
import type { Message } from '../../../server/protocol/wire/message.ts';
import { GatewayRoom } from '../../support/gateway.ts';
import { proxyLine } from '../../support/irc-client.ts';
import { ResumeClient, type ResumeClientOptions } from '../../support/resume-client.ts';
import { until } from '../../support/until.ts';
import { ircWire, webSocketWire, type Dial } from '../../support/wire.ts';

export const byWeb = (room: GatewayRoom): Dial => webSocketWire(`127.0.0.1:${room.webPort}`);
export const byIrc = (room: GatewayRoom): Dial => ircWire(room.config.ircListen);
export const byOnion = (room: GatewayRoom, circuit: number): Dial =>
  ircWire({ path: room.torSockets.irc }, proxyLine(circuit));

/** For the tests of a file: after each its clients leave, and its room ends. */
export function roomToComeBackTo(): RoomToComeBackTo {
  const scene = new RoomToComeBackTo();
  afterEach(() => scene.end());
  return scene;
}

class RoomToComeBackTo {
  #room: GatewayRoom | null = null;
  readonly #clients: ResumeClient[] = [];

  readonly start = async (
    ...options: Parameters<typeof GatewayRoom.start>
  ): Promise<GatewayRoom> => {
    this.#room = await GatewayRoom.start(...options);
    return this.#room;
  };

  readonly makeClient = (dial: Dial, options: ResumeClientOptions = {}): ResumeClient => {
    const client = new ResumeClient(dial, options);
    this.#clients.push(client);
    return client;
  };

  /** Clients leave for good: one that only lost its room would dial it again. */
  async end(): Promise<void> {
    for (const client of this.#clients.splice(0)) client.leave();
    await this.#room?.end();
    this.#room = null;
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
