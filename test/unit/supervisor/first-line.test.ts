// What a process is told on stdin, whole and in pieces, and what it never gets.

import { PassThrough } from 'node:stream';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { firstLine, ordersWithinMs } from '../../../server/orders.ts';

let stdin: PassThrough;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  stdin = new PassThrough();
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([['whole'], ['byte by byte']])('the first line is the orders, given %s', async (how) => {
  const line = firstLine(stdin, ordersWithinMs);
  const text = '{"variables":{}}\nend\n';
  for (const piece of how === 'whole' ? [text] : text) stdin.write(piece);
  expect(await line).toBe('{"variables":{}}');
  expect(vi.getTimerCount()).toBe(0);
});

test('an end before the line’s end is an error', async () => {
  const line = firstLine(stdin, ordersWithinMs);
  stdin.end('{"variables"');
  await expect(line).rejects.toThrow('stdin: ended before a line of orders');
  expect(vi.getTimerCount()).toBe(0);
});

test('a line without end is an error', async () => {
  const line = firstLine(stdin, ordersWithinMs);
  stdin.write(' '.repeat(1024 * 1024 + 1));
  await expect(line).rejects.toThrow('stdin: the line has no end');
  expect(vi.getTimerCount()).toBe(0);
});

test.each([['nothing'], ['half a line']])('where %s comes, the wait has an end', async (what) => {
  const line = firstLine(stdin, ordersWithinMs);
  const refused = expect(line).rejects.toThrow('stdin: no line of orders came within 30 s');
  if (what === 'half a line') stdin.write('{"variables"');
  await vi.advanceTimersByTimeAsync(ordersWithinMs - 1);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  await refused;
  expect(stdin.listenerCount('data')).toBe(0);
});
