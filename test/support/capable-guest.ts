// Brings in guests who ask for IRCv3 capabilities, and reads what they heard.

import { passphrase, type GatewayRoom } from './gateway.ts';
import type { IrcClient } from './irc-client.ts';

/** A guest who asks for capabilities and enters channels: by the IRC door as `irc…`, else by the WebSocket door. */
export async function guest(
  room: GatewayRoom,
  nick: string,
  capabilities: string,
  ...channels: string[]
): Promise<IrcClient> {
  const client = nick.startsWith('irc') ? room.irc() : room.websocket();
  client.say('CAP LS 302', `CAP REQ :${capabilities}`);
  await client.hears(/ CAP \* ACK /);
  client.say('CAP END');
  await client.enters(nick, passphrase, ...channels);
  return client;
}

/** What a client has heard since it entered its last channel, up to a barrier, without tags. */
export async function heardInside(client: IrcClient): Promise<string[]> {
  await client.sync();
  const lines = client.lines.map((line) => line.replace(/^@\S+ /, ''));
  return lines.slice(lines.findLastIndex((line) => line.includes(' 366 ')) + 1, -1);
}

/** What it heard of one guest. */
export async function heardOf(client: IrcClient, nick: string): Promise<string[]> {
  return (await heardInside(client)).filter((line) => line.startsWith(`:${nick}!`));
}

/** The tag of server-time, as a pattern. */
export const time = String.raw`time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
