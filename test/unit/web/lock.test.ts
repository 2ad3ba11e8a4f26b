import { expect, test } from 'vitest';
import { Lock } from '../../../web/src/browser/lock.ts';

const minute = 60_000;

function lockAt(key: string | null) {
  const clock = { ms: 0 };
  const lock = new Lock(() => clock.ms);
  lock.begin(key);
  return { lock, clock };
}

test('a page that nobody is at covers itself after the chosen time, and not before', () => {
  const { lock, clock } = lockAt('correct-horse');
  clock.ms = 5 * minute - 1;
  lock.tick(5 * minute);
  expect(lock.locked.value).toBe(false);
  clock.ms += 1;
  lock.tick(5 * minute);
  expect(lock.locked.value).toBe(true);
});

test('a sign of the guest begins the time anew, and a device that slept does not', () => {
  const { lock, clock } = lockAt('correct-horse');
  clock.ms = 4 * minute;
  lock.used();
  clock.ms = 8 * minute;
  lock.tick(5 * minute);
  expect(lock.locked.value).toBe(false);
  clock.ms = 10 * 60 * minute;
  lock.tick(5 * minute);
  lock.used();
  expect(lock.locked.value).toBe(true);
});

test('whoever chose no time is covered only by hand', () => {
  const { lock, clock } = lockAt(null);
  clock.ms = 100 * minute;
  lock.tick(null);
  expect(lock.locked.value).toBe(false);
  lock.lock();
  expect(lock.locked.value).toBe(true);
});

test('only the passphrase uncovers it', () => {
  const { lock } = lockAt('correct-horse');
  lock.lock();
  expect(lock.needsKey).toBe(true);
  expect(lock.unlock('')).toBe('wrong');
  expect(lock.unlock('Correct-horse')).toBe('wrong');
  expect(lock.locked.value).toBe(true);
  expect(lock.unlock(' correct-horse ')).toBe('open');
  expect(lock.locked.value).toBe(false);
});

test('in an open room a click uncovers it', () => {
  const { lock } = lockAt(null);
  lock.lock();
  expect(lock.needsKey).toBe(false);
  expect(lock.unlock('')).toBe('open');
});

test('after five wrong tries even the right one has to wait', () => {
  const { lock, clock } = lockAt('correct-horse');
  lock.lock();
  for (let n = 0; n < 5; n += 1) expect(lock.unlock(`guess ${n}`)).toBe('wrong');
  expect(lock.unlock('correct-horse')).toBe('wait');
  clock.ms += 30_000;
  expect(lock.unlock('correct-horse')).toBe('open');
});

test('the end of the stay uncovers it and drops the key', () => {
  const { lock } = lockAt('correct-horse');
  lock.lock();
  lock.end();
  expect(lock.locked.value).toBe(false);
  expect(lock.needsKey).toBe(false);
});

test('the second word looks like a wrong one, and nothing uncovers the page any more', () => {
  const { lock } = lockAt('correct-horse');
  expect(lock.chooseSecond(' red-herring ')).toBe('set');
  // A session goes on under the lock.
  lock.begin('correct-horse');
  lock.lock();
  expect(lock.unlock('guess')).toBe('wrong');
  expect(lock.isErased).toBe(false);
  expect(lock.unlock('red-herring')).toBe('wrong');
  expect(lock.isErased).toBe(true);
  expect(lock.needsKey).toBe(true);
  expect([lock.unlock('correct-horse'), lock.unlock('')]).toEqual(['wrong', 'wrong']);
  expect(lock.locked.value).toBe(true);
  lock.end();
  expect([lock.isErased, lock.needsKey, lock.locked.value]).toEqual([false, false, false]);
});

test('it erases also while tries have to wait', () => {
  const { lock } = lockAt('correct-horse');
  lock.chooseSecond('red-herring');
  lock.lock();
  for (let n = 0; n < 5; n += 1) lock.unlock(`guess ${n}`);
  expect(lock.unlock('red-herring')).toBe('wait');
  expect(lock.isErased).toBe(true);
});

test.each([
  ['abc', 'short'],
  ['correct-horse', 'same'],
  [' ', 'none'],
] as const)('the second word cannot be %j: %s', (word, outcome) => {
  const { lock } = lockAt('correct-horse');
  lock.chooseSecond('red-herring');
  expect(lock.chooseSecond(word)).toBe(outcome);
  lock.lock();
  lock.unlock('red-herring');
  // What was refused changes nothing.
  expect(lock.isErased).toBe(outcome !== 'none');
});
