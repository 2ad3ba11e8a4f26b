// The doors behind a tor that is not ours, which names no circuits: guests do not lock each other out, and what counts
// in all still holds.

import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { IrcClient, proxyLine } from '../support/irc-client.ts';
import { textOf } from '../support/lite-client.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;

beforeAll(async () => {
  const limits = { maxGuests: '12', maxGuestsPerCircuit: '2' };
  room = await GatewayRoom.start(limits, (config) => ({ ...config, namesCircuits: false }));
});

afterAll(() => room.end());

function guest(nick: string): IrcClient {
  const client = IrcClient.tcp({ path: room.torSockets.irc });
  room.clients.push(client);
  for (const line of [`PASS ${passphrase}`, `NICK ${nick}`, `USER ${nick} 0 * :${nick}`])
    client.say(line);
  return client;
}

const isIn = (client: IrcClient): boolean => client.lines.some((line) => / 001 /.test(line));

test('as many guests come in at once as the room has places, and no more', async () => {
  const guests = Array.from({ length: 12 }, (_, number) => guest(`guest${number}`));
  await until('all to be in', () => guests.every(isIn));
  const late = guest('late');
  await until('the end of one too many', () => late.ending !== null);
  expect(isIn(late)).toBe(false);
  const { refused } = await room.status();
  expect(refused['full']).toBe(1);
  expect(Object.keys(refused).filter((reason) => reason.startsWith('circuit'))).toEqual([]);
  for (const one of guests) one.say('QUIT');
  await until('all to have left', async () => (await room.status()).guests === 0);
});

test('one who opens many connections and says nothing does not keep others out', async () => {
  const idle = Array.from({ length: 400 }, () => IrcClient.tcp({ path: room.torSockets.irc }));
  room.clients.push(...idle);
  const ada = guest('ada');
  await until('ada to be in', () => isIn(ada));
  for (const one of idle) one.close();
  ada.say('QUIT');
});

test('a PROXY line is what any guest may have written: it is no circuit', async () => {
  const socket = connect(room.torSockets.web);
  socket.write(`${proxyLine(1)}GET / HTTP/1.1\r\nHost: x\r\n\r\n`);
  let said = '';
  for await (const chunk of socket.setEncoding('latin1')) said += String(chunk);
  expect(said).toMatch(/^HTTP\/1\.1 400 /);
});

test('who has no cookie is asked by each new connection whether the place is theirs', async () => {
  const tor = { path: room.torSockets.web, circuit: null };
  const cyd = room.lite({ tor });
  await cyd.enters('cyd', passphrase);
  expect((await cyd.get('/lite/in/room')).status).toBe(200);
  const dan = room.lite({ tor, cookies: false });
  const inside = await dan.knocks({ nick: 'dan', key: passphrase });
  const asked = await room.lite({ tor, cookies: false }).follow({ ...inside, status: 303 });
  expect(asked.status).toBe(403);
  expect(textOf(asked.body)).toContain('Is this your place?');
});
