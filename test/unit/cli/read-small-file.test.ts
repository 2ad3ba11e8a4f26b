import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSmallFile } from '../../../docker/cli/command-line/read-small-file.ts';

let dir: string;
const at = (name: string): string => join(dir, name);

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-files-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

test('a text of 64 KiB is read whole, one byte more is too much', () => {
  const text = 'ä'.repeat(32 * 1024);
  writeFileSync(at('full'), text);
  writeFileSync(at('over'), `${text}a`);
  expect(readSmallFile(at('full'))).toBe(text);
  expect(() => readSmallFile(at('over'))).toThrow('is larger than 64 KiB');
});

test('a device that never ends is too much as well', () => {
  expect(() => readSmallFile('/dev/zero')).toThrow('is larger than 64 KiB');
});

test('a pipe is read to its end, however it comes', async () => {
  execFileSync('mkfifo', [at('pipe')]);
  const writer = spawn('sh', ['-c', `(printf one; sleep 0.05; printf two) > "$0"`, at('pipe')]);
  expect(readSmallFile(at('pipe'))).toBe('onetwo');
  await once(writer, 'exit');
});

test.each([
  ['nowhere', () => {}, 'does not exist'],
  ['folder', () => mkdirSync(at('folder')), 'is a folder'],
  ['nul', () => writeFileSync(at('nul'), 'a\0b'), 'is not text'],
  ['latin1', () => writeFileSync(at('latin1'), Buffer.from([0xe4, 0x20])), 'is not text'],
  ['blank', () => writeFileSync(at('blank'), ' \n\n'), 'is empty'],
] as const)('%s is refused in words', (name, make, words) => {
  make();
  expect(() => readSmallFile(at(name))).toThrow(words);
});
