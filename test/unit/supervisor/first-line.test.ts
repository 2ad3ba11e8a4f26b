// What a process is told on stdin, whole and in pieces, and what it never gets.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { firstLine, ordersWithinMs } from '../../../server/read-stdin.ts';

const server = join(import.meta.dirname, '../../../server');

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
  const orders = '{"variables":{"MAYFLY_ROOM":"café"}}';
  const bytes = Buffer.from(`${orders}\nend\n`);
  for (const piece of how === 'whole' ? [bytes] : bytes) {
    stdin.write(typeof piece === 'number' ? Buffer.of(piece) : piece);
  }
  expect(await line).toBe(orders);
  expect(vi.getTimerCount()).toBe(0);
  stdin.end();
  expect(await text(stdin)).toBe('end\n');
});

test.each([
  ['a word after the line, and the end', '{}\nend\n', 'word, end'],
  ['the end alone', '{}\n', 'end'],
])('%s, all at once, are not missed by who listens later', (_name, input, heard) => {
  // A real pipe: a stream in memory tells its end in another order.
  const program = `
    const { firstLine } = await import('${join(server, 'read-stdin.ts')}');
    const { whenClosed } = await import('${join(server, 'supervisor/signals.ts')}');
    const heard = [];
    await firstLine(process.stdin, 5000);
    // As the supervisor, who has something to ask first.
    await new Promise((resolve) => setTimeout(resolve, 100));
    process.stdin.on('data', (chunk) => chunk.includes('end') && heard.push('word'));
    await whenClosed(process.stdin);
    console.log([...heard, 'end'].join(', '));
  `;
  const node = ['--input-type=module', '--eval', program];
  const out = execFileSync(process.execPath, node, { input, encoding: 'utf8', timeout: 10_000 });
  expect(out.trim()).toBe(heard);
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
