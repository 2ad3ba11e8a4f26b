// A room with a guest at each door, for tests of the lite door.

import { GatewayRoom, hostToken, passphrase } from './gateway.ts';
import type { IrcClient } from './irc-client.ts';
import type { LiteClient } from './lite-client.ts';

export interface LiteRoom {
  readonly room: GatewayRoom;
  /** At the WebSocket door, as `webby`; a host, so the operator of the channel. */
  readonly web: IrcClient;
  /** At the IRC door, as `ircy`. */
  readonly irc: IrcClient;
  /** At the lite door, as `ada`. */
  readonly ada: LiteClient;
}

/** All of them are in #lobby. The caller ends the room. */
export async function startLiteRoom(): Promise<LiteRoom> {
  const room = await GatewayRoom.start();
  const web = room.websocket();
  const irc = room.irc();
  await web.enters('webby', hostToken, '#lobby');
  await irc.enters('ircy', passphrase, '#lobby');
  const ada = room.lite();
  await ada.enters('ada', passphrase);
  return { room, web, irc, ada };
}
