// Invitations are written where no disk is, or not at all.

import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeMemoryFile } from '../../../docker/cli/access/memory-file.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync('/dev/shm/mayfly-out-');
});

afterEach(() => {
  rmSync(dir, { recursive: true });
});

test('on a tmpfs it is its owner’s alone, and has all that is written', () => {
  const path = join(dir, 'class');
  const file = makeMemoryFile(path);
  file.write('один\n');
  file.write('two\n');
  file.close();
  expect(readFileSync(path, 'utf8')).toBe('один\ntwo\n');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a file that is not wanted is gone', () => {
  const path = join(dir, 'class');
  makeMemoryFile(path).discard();
  expect(existsSync(path)).toBe(false);
});

test('on a disk it is refused with the reason, and nothing is made', () => {
  const path = join(import.meta.dirname, 'never-written');
  expect(() => makeMemoryFile(path)).toThrow(
    expect.objectContaining({
      message: `${path}: is on a disk, where what was deleted can be found again`,
      hint: expect.stringContaining('/dev/shm'),
    }),
  );
  expect(existsSync(path)).toBe(false);
});

test('what is there already stays as it is, also what a link names', () => {
  const taken = join(dir, 'taken');
  writeFileSync(taken, 'mine');
  symlinkSync(join(dir, 'elsewhere'), join(dir, 'link'));
  for (const name of ['taken', 'link']) {
    expect(() => makeMemoryFile(join(dir, name))).toThrow('already exists');
  }
  expect(readFileSync(taken, 'utf8')).toBe('mine');
  expect(existsSync(join(dir, 'elsewhere'))).toBe(false);
});

test('a folder that is missing is named', () => {
  expect(() => makeMemoryFile(join(dir, 'no/class'))).toThrow('cannot be written (ENOENT)');
});
