// Wrong passphrases are limited in all, and shut nobody out who has the right one.

import { afterEach, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { LiteClient } from '../support/lite-client.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;

afterEach(() => room.end());

/** One wrong try by a circuit of its own. @returns whether it was answered with 464 in the end. */
async function guess(circuit: number): Promise<boolean> {
  const client = room.onionIrc(circuit);
  client.say(`PASS wrong-${circuit}`, `NICK w${circuit}`, 'USER a 0 * :a');
  const told = await until('an answer', () =>
    client.lines.some((line) => / 464 /.test(line)) ? 'told' : client.ending && 'closed',
  );
  client.close();
  return told === 'told';
}

test('300 wrong tries by as many circuits are counted, and the right passphrase works at every door', async () => {
  room = await GatewayRoom.start();
  const guesses = Array.from({ length: 300 }, (_, at) => guess(1_000 + at));
  const lite = new LiteClient({ port: room.webPort });
  const irc = room.irc();
  const web = room.websocket();
  const onion = room.onionIrc(7);
  await Promise.all([
    lite.enters('lena', passphrase),
    irc.enters('irene', passphrase, '#lobby'),
    web.enters('wanda', passphrase, '#lobby'),
    onion.enters('otto', passphrase, '#lobby'),
  ]);
  const told = (await Promise.all(guesses)).filter(Boolean).length;
  expect(told).toBeGreaterThan(250);
  const { refused, guests } = await room.status();
  expect(guests).toBe(4);
  expect(refused['passphrase']).toBe(told);
  // Most of them came after the burst that mistyping people are given.
  expect(refused['guessing']).toBeGreaterThan(200);
});

test('while somebody is guessing, the right passphrase is answered no sooner than a wrong one', async () => {
  room = await GatewayRoom.start();
  await Promise.all(Array.from({ length: 40 }, (_, at) => guess(2_000 + at)));
  const wrong = room.onionIrc(1);
  const right = room.onionIrc(2);
  const order: string[] = [];
  wrong.say('PASS wrong', 'NICK wrong', 'USER a 0 * :a');
  right.say(`PASS ${passphrase}`, 'NICK right', 'USER a 0 * :a');
  await Promise.all([
    wrong.hears(/ 464 /).then(() => order.push('wrong')),
    right.hears(/ 001 /).then(() => order.push('right')),
  ]);
  expect(order).toHaveLength(2);
  // Neither was answered by return: the door is slow to both.
  expect((await room.status()).refused['guessing']).toBeGreaterThan(0);
});

test('one or two mistakes cost no time', async () => {
  room = await GatewayRoom.start();
  for (let at = 0; at < 5; at += 1) await guess(3_000 + at);
  await room.onionIrc(9).enters('honest', passphrase);
  expect((await room.status()).refused).toMatchObject({ passphrase: 5 });
  expect((await room.status()).refused['guessing']).toBeUndefined();
});
