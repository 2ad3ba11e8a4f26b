// Guessing the passphrase: how long answers take, for those who guess and for others.

import { expect, test } from 'vitest';
import { isHttpRequest } from '../../../server/protocol/wire/http-verb.ts';
import { WrongTries } from '../../../server/protocol/flood/wrong-tries.ts';

test('nobody waits while people mistype now and then', () => {
  const tries = new WrongTries();
  for (let at = 0; at < 30; at += 1) expect(tries.answerDelayMs(false, 1_000)).toBe(0);
  for (let at = 1; at < 100; at += 1) {
    expect(tries.answerDelayMs(false, 1_000 + at * 1_000)).toBe(0);
  }
});

test('while somebody guesses, a wrong and the right one take the same time', () => {
  const tries = new WrongTries();
  for (let at = 0; at < 300; at += 1) tries.answerDelayMs(false, 1_000);
  expect(tries.answerDelayMs(false, 1_000)).toBeGreaterThan(0);
  expect(tries.answerDelayMs(true, 1_000)).toBe(tries.answerDelayMs(false, 1_000));
  // Right ones cost nothing, and it is over as soon as the guessing is.
  for (let at = 0; at < 100; at += 1) tries.answerDelayMs(true, 2_000);
  expect(tries.answerDelayMs(true, 2_000)).toBe(0);
});

test('those of the last minute are counted, and right ones are not', () => {
  const tries = new WrongTries();
  expect(tries.inLastMinute(2 ** 31)).toBe(0);
  for (let at = 0; at < 90; at += 1) {
    tries.answerDelayMs(false, 2 ** 31 + at * 1_000);
    tries.answerDelayMs(true, 2 ** 31 + at * 1_000);
  }
  expect(tries.inLastMinute(2 ** 31 + 89_000)).toBe(60);
  expect(tries.inLastMinute(2 ** 31 + 119_000)).toBe(30);
  tries.answerDelayMs(false, 2 ** 31 + 119_000);
  expect(tries.inLastMinute(2 ** 31 + 119_000)).toBe(31);
  expect(tries.inLastMinute(2 ** 31 + 179_000)).toBe(0);
});

test.each([
  'NICK get',
  'USER post 0 * :GET / HTTP/1.1',
  'PASS GET',
  'CAP LS 302',
  'PRIVMSG #a :x',
  '',
])('%j is no HTTP', (line) => {
  expect(isHttpRequest(line)).toBe(false);
});
