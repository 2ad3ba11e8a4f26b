// A room that was made with several channels tells of all of them.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';

let room: GatewayRoom;
let guest: IrcClient;

beforeAll(async () => {
  room = await GatewayRoom.start({ rooms: 'lobby,press,quiet' });
  guest = room.websocket();
  await guest.enters('ana', passphrase);
});

afterAll(() => room.end());

async function list(params = ''): Promise<string[]> {
  const before = guest.lines.length;
  guest.say(`LIST${params}`);
  await guest.sync();
  const lines = guest.lines.slice(before);
  expect(lines.findIndex((line) => / 323 /.test(line))).toBe(lines.length - 2);
  return lines.flatMap((line) => / 322 ana (\S+ \d+)/.exec(line)?.[1] ?? []).toSorted();
}

test('a new guest is told of them, at every door', async () => {
  const told = /NOTICE ana :The channels of this room: #lobby, #press, #quiet\./;
  await guest.hears(told);
  expect(guest.lines.filter((line) => told.test(line))).toHaveLength(1);
  guest.say('MOTD');
  await guest.sync();
  expect(guest.lines.filter((line) => told.test(line))).toHaveLength(1);
});

test('LIST has them all, whether somebody is there or not, and others beside', async () => {
  expect(await list()).toEqual(['#lobby 0', '#press 0', '#quiet 0']);
  const other = room.irc();
  await other.enters('ben', passphrase, '#press', '#own');
  expect(await list()).toEqual(['#lobby 0', '#own 1', '#press 1', '#quiet 0']);
  expect(await list(' #press')).toEqual(['#press 1']);
  expect(await list(' #lobby,#own')).toEqual(['#lobby 0', '#own 1']);
  expect(await list(' #q*,#l?bby')).toEqual(['#lobby 0', '#quiet 0']);
  expect(await list(' #nope')).toEqual([]);
  expect(await list(' *')).toEqual(['#lobby 0', '#own 1', '#press 1', '#quiet 0']);
  // What its operators hide stays hidden.
  other.say('MODE #own +s');
  await other.sync();
  expect(await list()).toEqual(['#lobby 0', '#press 1', '#quiet 0']);
  other.close();
});

test('a room of one channel names no others', async () => {
  const single = await GatewayRoom.start();
  const client = single.irc();
  await client.enters('eve', passphrase);
  await client.sync();
  expect(client.lines.join('\n')).not.toContain('The channels of this room');
  await single.end();
});
