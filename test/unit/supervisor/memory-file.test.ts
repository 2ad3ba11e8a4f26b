// Secrets that lie in a file on a tmpfs: read once, overwritten, gone.

import { execFileSync } from 'node:child_process';
import {
  closeSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  encodeHandedOver,
  handedOverName,
  maxHandedOverBytes,
} from '../../../server/contract/host/handed-over.ts';
import {
  dropHandedOver,
  handOver,
  openMemoryInput,
  takeHandedOver,
} from '../../../server/supervisor/memory-file.ts';
import { takeHandedOver as takeFromRoom } from '../../../docker/cli/host/take-handed-over.ts';

const secret = 'a passphrase of several words';
const zeros = '\0'.repeat(secret.length);

let dir: string;
beforeEach(() => {
  dir = mkdtempSync('/dev/shm/mayfly-test-');
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

/** @returns the text of a file after it lost its name. */
function afterwards(name: string, act: () => void): string {
  const fd = openSync(join(dir, name), 'r');
  try {
    act();
    return readFileSync(fd, 'utf8');
  } finally {
    closeSync(fd);
  }
}

function handed(): string {
  const name = handOver(dir, secret);
  if (name === null) throw new Error('/dev/shm is not in memory');
  return name;
}

describe.each([
  ['the room', takeHandedOver],
  ['the host program', takeFromRoom],
])('what %s takes', (_who, take) => {
  test('is read once, overwritten and removed', () => {
    const name = handed();
    expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
    expect(afterwards(name, () => expect(take(dir, name)).toBe(secret))).toBe(zeros);
    expect(readdirSync(dir)).toEqual([]);
    expect(() => take(dir, name)).toThrow('ENOENT');
  });

  test('is never behind a link', () => {
    const name = handed();
    const other = join(dir, 'other');
    writeFileSync(other, 'of somebody else');
    rmSync(join(dir, name));
    symlinkSync(other, join(dir, name));
    expect(() => take(dir, name)).toThrow('ELOOP');
    expect(readFileSync(other, 'utf8')).toBe('of somebody else');
  });

  test('is no larger than a room’s tmpfs', () => {
    const name = handed();
    writeFileSync(join(dir, name), ' '.repeat(maxHandedOverBytes + 1));
    expect(() => take(dir, name)).toThrow('no file');
  });
});

test('the host program follows no link on the way, and overwrites no file with a second name', () => {
  const name = handed();
  symlinkSync(dir, `${dir}/link`);
  expect(() => takeFromRoom(`${dir}/link`, name)).toThrow(/ELOOP|ENOTDIR/);
  linkSync(join(dir, name), join(dir, 'second'));
  expect(() => takeFromRoom(dir, name)).toThrow('no file of a room');
  expect(readFileSync(join(dir, 'second'), 'utf8')).toBe(secret);
});

test('what nobody has taken is overwritten and removed', () => {
  const name = handed();
  expect(afterwards(name, () => dropHandedOver(dir, name))).toBe(zeros);
  expect(readdirSync(dir)).toEqual([]);
  dropHandedOver(dir, name);
});

test('nothing is handed over on a disk, nor what is too long', () => {
  const disk = '/proc/self';
  expect(handOver(disk, secret)).toBeNull();
  expect(openMemoryInput(disk, secret)).toBeNull();
  expect(handOver(dir, ' '.repeat(maxHandedOverBytes + 1))).toBeNull();
  expect(handOver(join(dir, 'not there'), secret)).toBeNull();
  expect(readdirSync(dir)).toEqual([]);
});

test('a full tmpfs keeps no part of it', () => {
  const small = join(dir, 'small');
  mkdirSync(small);
  // In a namespace of its own: nothing is mounted here.
  const script = `
    mount -t tmpfs -o size=4k small ${small} &&
    exec ${process.execPath} -e '
      import("${join(process.cwd(), 'server/supervisor/memory-file.ts')}").then((files) => {
        const name = files.handOver("${small}", "x".repeat(100000));
        console.log(JSON.stringify({ name, left: fs.readdirSync("${small}") }));
      })'`;
  const seen = execFileSync('unshare', [
    '--user',
    '--map-root-user',
    '--mount',
    'sh',
    '-c',
    script,
  ]);
  expect(JSON.parse(seen.toString())).toEqual({ name: null, left: [] });
});

test('a child’s input has no name, is read from its beginning, and is zeros in the end', () => {
  const input = openMemoryInput(dir, secret);
  if (input === null) throw new Error('/dev/shm is not in memory');
  expect(readdirSync(dir)).toEqual([]);
  const read = (): string =>
    execFileSync('cat', { stdio: [input.fd, 'pipe', 'inherit'] }).toString();
  expect(read()).toBe(secret);
  const again = openSync(`/proc/self/fd/${input.fd}`, 'r');
  input.wipe();
  input.wipe();
  expect(readFileSync(again, 'utf8')).toBe(zeros);
  closeSync(again);
});

test('a line names a file of ours, or none', () => {
  const name = handed();
  expect(handedOverName(encodeHandedOver(name))).toBe(name);
  for (const line of [
    '{"event":"ready"}',
    '{"handedOver":"../../etc/passwd"}',
    '{"handedOver":"control"}',
    '{"handedOver":7}',
    '{"handedOver":',
    '',
  ]) {
    expect(handedOverName(line)).toBeNull();
  }
});
