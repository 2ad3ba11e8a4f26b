// The archive of a bundle, as tar and gzip read it.

import { execFileSync } from 'node:child_process';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { writeTar, type Entry } from '../../../docker/cli/bundle/tar-file.ts';

const entries: readonly Entry[] = [
  { path: 'm/run', isProgram: true, content: Buffer.from('#!/bin/sh\n') },
  { path: 'm/a.txt', isProgram: false, content: Buffer.from('text') },
  { path: 'm/large', isProgram: false, content: Buffer.alloc(300_000, 'x') },
];
const mtime = new Date(1_700_000_000_000);

async function written(of: readonly Entry[], gzip: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const to = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await writeTar(of, to, { gzip, mtime });
  return Buffer.concat(chunks);
}

test('tar finds all of it in the order of the paths, of root, with the one time', async () => {
  const args = ['-tv', '--numeric-owner', '--full-time', '--utc', '-f', '-'];
  const listed = execFileSync('tar', args, {
    input: await written(entries, false),
    encoding: 'utf8',
  });
  expect(
    listed
      .trimEnd()
      .split('\n')
      .map((line) => line.replaceAll(/ +/g, ' ')),
  ).toEqual([
    '-rw-r--r-- 0/0 4 2023-11-14 22:13:20 m/a.txt',
    '-rw-r--r-- 0/0 300000 2023-11-14 22:13:20 m/large',
    '-rwxr-xr-x 0/0 10 2023-11-14 22:13:20 m/run',
  ]);
});

test('compressed, it is the same whenever and in whatever order it was written', async () => {
  const one = await written(entries, true);
  // RFC 1952: no flags, so no name, and no time.
  expect([...one.subarray(0, 8)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
  expect(await written(entries.toReversed(), true)).toEqual(one);
  expect(execFileSync('tar', ['-xzO', '-f', '-', 'm/a.txt'], { input: one }).toString()).toBe(
    'text',
  );
});

test.each([true, false])(
  'a disk that is full ends it with the system’s error (gzip: %s)',
  async (gzip) => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC', syscall: 'write' });
    let taken = 0;
    const to = new Writable({
      write(chunk: Buffer, _encoding, done) {
        taken += chunk.length;
        done(taken > 512 ? full : null);
      },
    });
    const many = Array.from({ length: 50 }, (_, index) => ({
      path: `${index}`,
      isProgram: false,
      content: Buffer.from(
        Array.from({ length: 4000 }, (_each, at) => (at * 7919 * (index + 1)) % 251),
      ),
    }));
    await expect(writeTar(many, to, { gzip, mtime })).rejects.toBe(full);
  },
);
