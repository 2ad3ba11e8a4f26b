// What is wished at the doors about the room's end, on its way to the supervisor.

import { expect, test } from 'vitest';
import { parseEndWish, type EndWish } from '../../../server/config/end-wish.ts';
import { EndWishes } from '../../../server/gateway/end-wishes.ts';

const burn: EndWish = { wish: 'burn', why: 'burn' };
const goOn: EndWish = { wish: 'go on' };
const move: EndWish = { wish: 'move', by: 'extend', timeMs: 60_000 };

test('a wish reaches the supervisor that waits, and arrives as it was', async () => {
  const wishes = new EndWishes();
  const next = wishes.next();
  wishes.add(move);
  expect(parseEndWish(JSON.stringify(await next))).toEqual(move);
});

test('they come in order, and a sign of life stands for all that wait', async () => {
  const wishes = new EndWishes();
  for (const wish of [goOn, move, goOn, move]) wishes.add(wish);
  expect([await wishes.next(), await wishes.next(), await wishes.next()]).toEqual([
    goOn,
    move,
    move,
  ]);
});

test('burn comes first, and again until the room has ended', async () => {
  const wishes = new EndWishes();
  wishes.add(move);
  wishes.add(burn);
  wishes.add(goOn);
  wishes.add({ wish: 'burn', why: 'panic word' });
  const panic = { wish: 'burn', why: 'panic word' };
  expect([await wishes.next(), await wishes.next()]).toEqual([panic, panic]);
});

test('where the supervisor does not come, no more than sixteen are kept', () => {
  const wishes = new EndWishes();
  expect(Array.from({ length: 17 }, () => wishes.add(move))).toEqual([
    ...Array.from({ length: 16 }, () => true),
    false,
  ]);
  expect(wishes.add(burn)).toBe(true);
});

test('a call that waits returns when the gateway ends', async () => {
  const wishes = new EndWishes();
  const next = wishes.next();
  wishes.close();
  expect(await next).toBeNull();
  expect(await wishes.next()).toBeNull();
});

test.for(['{}', '{"wish":"burn"}', '{"wish":"move","by":"extend","timeMs":-1}', '{"wish":"stay"}'])(
  'what is no wish is refused: %s',
  (text) => {
    expect(() => parseEndWish(text)).toThrow();
  },
);
