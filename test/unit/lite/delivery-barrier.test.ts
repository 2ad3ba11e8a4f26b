import { expect, test } from 'vitest';
import { DeliveryBarrier } from '../../../server/gateway/doors/lite/model/delivery-barrier.ts';

const words = (to: string): { to: string; form: 'say'; pieces: string[] } => ({
  to,
  form: 'say',
  pieces: ['a word'],
});

test('words are taken once, by their own barrier, in any number of places', () => {
  const outbox = new DeliveryBarrier();
  const one = outbox.add(words('#a'));
  const other = outbox.add(words('bea'));
  expect(outbox.complete(one)).toMatchObject({ to: '#a', refused: false });
  expect(outbox.complete(one)).toBeUndefined();
  expect(outbox.complete('nobody’s')).toBeUndefined();
  expect(outbox.complete(other)).toMatchObject({ to: 'bea', refused: false });
});

test('a refusal is of the oldest words, where it names their target', () => {
  const outbox = new DeliveryBarrier();
  const barriers = ['#a', '#a', 'bea'].map((to) => outbox.add(words(to)));
  outbox.refuse('bea');
  outbox.refuse('#A');
  expect(barriers.map((barrier) => outbox.complete(barrier)?.refused)).toEqual([
    true,
    false,
    false,
  ]);
});

test('who waits is told when all is taken, at once where nothing waits, and when time is up', async () => {
  const outbox = new DeliveryBarrier();
  await expect(outbox.emptied(0)).resolves.toBe(true);
  const barrier = outbox.add(words('#a'));
  await expect(outbox.emptied(0)).resolves.toBe(false);
  const waiting = outbox.emptied(60_000);
  outbox.complete(barrier);
  await expect(waiting).resolves.toBe(true);
  outbox.add(words('#a'));
  const left = outbox.emptied(60_000);
  outbox.clear();
  await expect(left).resolves.toBe(true);
});
