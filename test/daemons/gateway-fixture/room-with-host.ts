// A room with its host in it, strangers who write all they say at once, and what the host hears of them.

import { connect } from 'node:net';
import { GatewayRoom, hostToken, passphrase } from '../../support/gateway.ts';
import type { IrcClient } from '../../support/irc-client.ts';
import { until } from '../../support/until.ts';

export interface RoomWithHost {
  readonly room: GatewayRoom;
  /** The operator of #lobby and #other. */
  readonly host: IrcClient;
}

export async function startRoomWithHost(): Promise<RoomWithHost> {
  const room = await GatewayRoom.start();
  const host = room.irc();
  await host.enters('host', hostToken, '#lobby', '#other');
  return { room, host };
}

/** The lines with these words. */
export const heardBy = (client: IrcClient, words: string): string[] =>
  client.lines.filter((line) => line.includes(words));

/** The nickname has left the room, and the client was told. */
export const leaves = (client: IrcClient, nick: string): Promise<boolean> =>
  until(`${nick} to leave`, () =>
    client.lines.some((line) => line.startsWith(`:${nick}!`) && / QUIT /.test(line)),
  );

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
