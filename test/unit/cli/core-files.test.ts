// verify looks for cores where the kernel writes them, and tells ours from others'.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookForCores } from '../../../docker/cli/host/core-files.ts';
import { english, plainJson } from '../../../server/contract/sentences/sentence.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-cores-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

/** elf(5): magic, class, order, then type 4 at byte 16. @param at where the text stands, in bytes. */
function core(text: string, at = 4096): Buffer {
  const bytes = Buffer.alloc(at + text.length + 4096);
  bytes.write('\x7fELF\x02\x01\x01', 0, 'latin1');
  bytes.writeUInt16LE(4, 16);
  bytes.write(text, at, 'latin1');
  return bytes;
}

const ours = 'node /home/anna/mayfly/docker/cli/mayfly.mjs up --json';

/** What is said of it, in English. */
function seenBy(pattern: string, ...workingDirs: readonly string[]): unknown {
  return JSON.parse(plainJson(lookForCores({ pattern, workingDirs })));
}

test.each([
  ['core', 'core'],
  ['core', 'core.4711'],
  ['core.%p', 'core.4711'],
  ['core.%e.%p', 'core.MainThread.12'],
  ['%e-100%%.core', 'node-100%.core'],
  ['dumps/core-%h-%t', 'dumps/core-host.example-1700000000'],
])('a core of ours is found where a process worked: pattern %s, file %s', (pattern, file) => {
  mkdirSync(join(dir, 'dumps'));
  writeFileSync(join(dir, file), core(ours));
  expect(seenBy(pattern, '/proc/1/nowhere', dir)).toEqual({
    what: 'core files',
    verdict: 'left',
    detail: join(dir, file),
  });
});

test.each(['node /usr/local/bin/mayfly up --json', 'node\0/p/bin/mayfly\0connect\0-'])(
  'and one of a command that npm has linked: %j',
  (argv) => {
    writeFileSync(join(dir, 'core'), core(argv));
    expect(seenBy('core', dir)).toMatchObject({ verdict: 'left' });
  },
);

test('and where a pattern names a folder', () => {
  const path = join(dir, 'core.node.7');
  writeFileSync(path, core('/usr/bin/node /opt/mayfly/server.mjs container'));
  const seen = lookForCores({ pattern: `${dir}/core.%e.%p`, workingDirs: [] });
  expect(seen).toMatchObject({ verdict: 'left', detail: path });
});

const mib = 1024 * 1024;
test.each([20, mib - 30, mib - 5, mib, 3 * mib - 11])(
  'however deep in it the name stands: byte %i',
  (at) => {
    writeFileSync(join(dir, 'core'), core(ours, at));
    expect(lookForCores({ pattern: 'core', workingDirs: [dir] }).verdict).toBe('left');
  },
);

test('another program’s core is not called ours, nor gone', () => {
  writeFileSync(join(dir, 'core'), core('vim /etc/hosts'));
  const seen = lookForCores({ pattern: 'core', workingDirs: [dir] });
  expect(seen.verdict).toBe('not checked');
  expect(english(seen.detail ?? '')).toContain(join(dir, 'core'));
});

test('what is no core is none, whatever it is called', () => {
  mkdirSync(join(dir, 'core'));
  writeFileSync(join(dir, 'core.12'), `text on ${ours}`);
  writeFileSync(join(dir, 'score'), core(ours));
  writeFileSync(join(dir, 'core.13'), '');
  expect(seenBy('core', dir)).toEqual({
    what: 'core files',
    verdict: 'gone',
    detail: `looked in ${dir}`,
  });
});

test('a program that is handed dumps and is not known is no proof', () => {
  const seen = lookForCores({ pattern: '|/usr/local/bin/keep %p', workingDirs: [dir] });
  expect(seen).toMatchObject({ verdict: 'not checked' });
  expect(lookForCores({ pattern: null, workingDirs: [dir] }).verdict).toBe('not checked');
});
