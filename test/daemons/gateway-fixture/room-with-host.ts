// A room with its host in it, strangers who write all they say at once, and what the host hears of them.

import { connect } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { GatewayRoom, hostToken, passphrase } from '../../support/gateway.ts';
import type { IrcClient } from '../../support/irc-client.ts';
import { until } from '../../support/until.ts';

/** One for the tests of a file: started before them, ended after them. */
export function roomWithHost(): RoomWithHost {
  const scene = new RoomWithHost();
  beforeAll(() => scene.start());
  afterAll(() => scene.end());
  return scene;
}

class RoomWithHost {
  #started: { readonly room: GatewayRoom; readonly host: IrcClient } | null = null;

  async start(): Promise<void> {
    const room = await GatewayRoom.start();
    const host = room.irc();
    this.#started = { room, host };
    await host.enters('host', hostToken, '#lobby', '#other');
  }

  async end(): Promise<void> {
    await this.#started?.room.end();
  }

  /** @throws before the first test of the file. */
  get room(): GatewayRoom {
    return this.#get().room;
  }

  /** The operator of #lobby and #other. */
  get host(): IrcClient {
    return this.#get().host;
  }

  #get(): { readonly room: GatewayRoom; readonly host: IrcClient } {
    if (this.#started === null) throw new Error('the room has not started');
    return this.#started;
  }

  /** The lines with these words that the host has heard. */
  readonly said = (words: string): string[] =>
    this.host.lines.filter((line) => line.includes(words));

  /** The nickname has left the room, and the host was told. */
  readonly left = (nick: string): Promise<boolean> =>
    until(`${nick} to leave`, () =>
      this.host.lines.some((line) => line.startsWith(`:${nick}!`) && / QUIT /.test(line)),
    );
}

/** All that a stranger says is in one write, as scripts do it. */
export function oneWrite(
  room: GatewayRoom,
  door: 'irc' | 'onion',
  ...lines: string[]
): ReturnType<typeof connect> {
  const socket =
    door === 'irc' ? connect(room.config.ircListen) : connect({ path: room.torSockets.irc });
  socket.on('error', () => {});
  const proxy = door === 'onion' ? 'PROXY TCP6 fc00:dead:beef:4dad::0:63 ::1 27 80\r\n' : '';
  socket.write(proxy + lines.map((line) => `${line}\r\n`).join(''));
  return socket;
}

export const login = (nick: string): string[] => [
  `PASS ${passphrase}`,
  `NICK ${nick}`,
  'USER a 0 * :a',
];
