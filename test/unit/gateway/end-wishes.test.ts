// What is wished at the doors about the room's end, on its way to the supervisor.

import { expect, test, vi } from 'vitest';
import { parseEndWish, type EndWish } from '../../../server/config/end-wish.ts';
import { EndWishes } from '../../../server/gateway/end-wishes.ts';

const burn: EndWish = { wish: 'burn', why: 'burn' };
const goOn: EndWish = { wish: 'go on' };
const move: EndWish = { wish: 'move', by: 'extend', timeMs: 60_000 };

test('a wish reaches the supervisor that waits, and arrives as it was', async () => {
  const wishes = new EndWishes();
  const next = wishes.next(null);
  wishes.add(move);
  expect(parseEndWish(JSON.stringify(await next))).toEqual(move);
});

test('they come in order, and a sign of life stands for all that wait', async () => {
  const wishes = new EndWishes();
  for (const wish of [goOn, move, goOn, move]) wishes.add(wish);
  expect([await wishes.next(null), await wishes.next(null), await wishes.next(null)]).toEqual([
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
  expect([await wishes.next(null), await wishes.next(null)]).toEqual([panic, panic]);
});

test('where the supervisor does not come, no more than sixteen are kept', () => {
  const wishes = new EndWishes();
  expect(Array.from({ length: 17 }, () => wishes.add(move))).toEqual([
    ...Array.from({ length: 16 }, () => true),
    false,
  ]);
  expect(wishes.add(burn)).toBe(true);
});

test('a host is told why the supervisor did not move the end, and nobody else', async () => {
  const wishes = new EndWishes();
  const first = wishes.move('shorten', 60_000);
  const second = wishes.move('shorten', 120_000);
  expect(await wishes.next(null)).toMatchObject({ timeMs: 60_000 });
  expect(await wishes.next(null)).toMatchObject({ timeMs: 120_000 });
  const waits = wishes.next('too short');
  expect(await first).toBeNull();
  expect(await second).toBe('too short');
  wishes.add(goOn);
  expect(await waits).toEqual(goOn);
});

test('a host is told when too many wishes wait, and nothing where the supervisor is silent', async () => {
  vi.useFakeTimers();
  const wishes = new EndWishes();
  const silent = Array.from({ length: 16 }, () => wishes.move('extend', 60_000));
  expect(await wishes.move('extend', 60_000)).toBe('busy');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await Promise.all(silent)).toEqual(silent.map(() => null));
  vi.useRealTimers();
});

test('a host who burns the room is told so when the supervisor has come for it, and not before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const wishes = new EndWishes();
  const told: boolean[] = [];
  const burnt = wishes.burn().then((isFetched) => told.push(isFetched));
  await vi.advanceTimersByTimeAsync(2_900);
  expect(told).toEqual([]);
  expect(await wishes.next(null)).toEqual(burn);
  // The answer to the supervisor's call goes out first.
  expect(told).toEqual([]);
  await burnt;
  expect(told).toEqual([true]);
  const alone = new EndWishes();
  const unheard = alone.burn();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await unheard).toBe(false);
  expect(await alone.next(null)).toEqual(burn);
  vi.useRealTimers();
});

test('a supervisor that asks anew gets the next wish, not the call that it left', async () => {
  const wishes = new EndWishes();
  const left = wishes.next(null);
  const next = wishes.next(null);
  expect(await left).toBeNull();
  wishes.add(move);
  expect(await next).toEqual(move);
});

test('a call that waits returns when the gateway ends', async () => {
  const wishes = new EndWishes();
  const next = wishes.next(null);
  wishes.close();
  expect(await next).toBeNull();
  expect(await wishes.next(null)).toBeNull();
});

test.for(['{}', '{"wish":"burn"}', '{"wish":"move","by":"extend","timeMs":-1}', '{"wish":"stay"}'])(
  'what is no wish is refused: %s',
  (text) => {
    expect(() => parseEndWish(text)).toThrow();
  },
);
