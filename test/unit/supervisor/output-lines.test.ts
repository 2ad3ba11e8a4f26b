// Lines of a process's output: each is seen once, whole, wherever its bytes are cut.

import { expect, test } from 'vitest';
import { untakenLines } from '../../../server/supervisor/output-lines.ts';

function reading(): { push: (text: string) => void; seen: string[]; kept: () => string } {
  const seen: string[] = [];
  let kept = '';
  const push = untakenLines(
    (line) => {
      seen.push(line);
      return line.startsWith('mine');
    },
    (bytes) => (kept += bytes.toString('latin1')),
  );
  return { push: (text) => push(Buffer.from(text, 'latin1')), seen, kept: () => kept };
}

test.each([1, 3, 7, 100])('%i bytes at a time', (size) => {
  const { push, seen, kept } = reading();
  const text = 'mine: 1\r\nyours: 2\n\nmine: 3\r\n';
  for (let at = 0; at < text.length; at += size) push(text.slice(at, at + size));
  expect(seen).toEqual(['mine: 1', 'yours: 2', '', 'mine: 3']);
  expect(kept()).toBe('yours: 2\n\n');
});

test('a line without an end takes no more than its share of memory', () => {
  const { push, seen } = reading();
  for (let round = 0; round < 100; round += 1) push('x'.repeat(1000));
  push('\n');
  expect(seen[0]?.length).toBeLessThan(4000);
});
