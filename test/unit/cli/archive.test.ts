// The archive that an engine builds the image from, as tar itself reads it.

import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { archive } from '../../../docker/cli/engines/container/archive.ts';

const long = `${'deep/'.repeat(30)}${'n'.repeat(90)}.ts`;
const files = [
  { path: 'b.txt', content: Buffer.from('second') },
  { path: long, content: Buffer.from('far away') },
  { path: 'a/empty', content: Buffer.alloc(0) },
  { path: 'a/block', content: Buffer.alloc(512, 'x') },
];

function tar(args: readonly string[], input: Buffer): string {
  return execFileSync('tar', args, { input, encoding: 'utf8' });
}

test('tar lists its files sorted, without owner or time', () => {
  const lines = tar(['-tv', '--numeric-owner', '--full-time', '--utc', '-f', '-'], archive(files));
  expect(lines.trimEnd().split('\n')).toEqual(
    [
      [512, 'a/block'],
      [0, 'a/empty'],
      [6, 'b.txt'],
      [8, long],
    ].map(([size, path]): unknown =>
      expect.stringMatching(
        new RegExp(`^-rw-r--r-- 0/0 +${String(size)} 1970-01-01 00:00:00 ${String(path)}$`),
      ),
    ),
  );
});

test.each(files)('tar finds what is in $path', ({ path, content }) => {
  expect(tar(['-xO', '-f', '-', path], archive(files))).toBe(content.toString());
});

test('the order in which files come makes no difference', () => {
  expect(archive(files.toReversed())).toEqual(archive(files));
});

test('a path that is too long for one header is kept whole', () => {
  const path = `${'d'.repeat(120)}/${'n'.repeat(101)}`;
  const tarred = archive([{ path, content: Buffer.from('far away') }]);
  expect(tar(['-tf', '-'], tarred)).toBe(`${path}\n`);
  expect(archive([{ path, content: Buffer.from('far away') }])).toEqual(tarred);
});
