// A room with one guest in it, bob, and what the gateway answers to lines.

import { GatewayRoom, passphrase } from '../../support/gateway.ts';
import type { IrcClient } from '../../support/irc-client.ts';

export interface RoomWithBob {
  readonly room: GatewayRoom;
  /** In #lobby, and hidden in #den, which is secret, and in #attic. */
  readonly bob: IrcClient;
}

export async function startRoomWithBob(): Promise<RoomWithBob> {
  const flood = { burst: 10_000, perSecond: 10_000, heldLines: 256, heldBytes: 65_536 };
  const room = await GatewayRoom.start({}, (config) => config, { flood });
  const bob = room.irc();
  await bob.enters('bob', passphrase, '#lobby', '#den', '#attic');
  bob.say('MODE #den +s');
  await bob.sync();
  return { room, bob };
}

/** What came of some lines, without the barrier's answer. */
export async function answers(client: IrcClient, ...lines: string[]): Promise<string[]> {
  const before = client.lines.length;
  client.say(...lines);
  await client.sync();
  return client.lines.slice(before).filter((line) => !/ PONG /.test(line));
}

export const codes = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => /^:mayfly\.room (\d{3}) /.exec(line)?.[1] ?? []);
