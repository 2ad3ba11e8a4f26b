// What the test run counts: only a test that ran and passed is a passed one.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import type { SuiteCount } from '../../setup/counting-reporter.ts';

const root = join(import.meta.dirname, '../../..');

/** Runs vitest on one file of the given text. */
function counted(text: string): SuiteCount {
  const folder = mkdtempSync(join(tmpdir(), 'mayfly-counting-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'sample'));
  writeFileSync(join(folder, 'sample', 'sample.test.ts'), text);
  const reporter = join(root, 'test/setup/counting-reporter.ts');
  const file = join(folder, 'count.json');
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--root',
      folder,
      `--reporter=${reporter}`,
    ],
    { cwd: folder, env: { ...process.env, MAYFLY_TEST_COUNT: file } },
  );
  return JSON.parse(readFileSync(file, 'utf8')) as SuiteCount;
}

const head = "import { expect, test } from 'vitest';\n";

test('tests that pass and tests that fail are counted apart', () => {
  const count = counted(`${head}
    test('one', () => expect(1).toBe(1));
    test('two', () => expect(1).toBe(1));
    test('three', () => expect(1).toBe(2));`);
  expect(count).toMatchObject({ passed: 2, failed: 1, leftOut: [] });
  expect(count.failures).toEqual([expect.stringMatching(/^sample.*: three: expected 1 to be 2/)]);
});

test('a test that is skipped or still to be written counts as failed, by name', () => {
  const count = counted(`${head}
    test('one', () => expect(1).toBe(1));
    test.skip('two', () => expect(1).toBe(1));
    test.todo('three');`);
  expect(count).toMatchObject({ passed: 1, failed: 2 });
  expect(count.leftOut.join()).toMatch(/two.*three/s);
});

test('a file that does not load counts as failed', () => {
  expect(counted("throw new Error('no');")).toMatchObject({ passed: 0, failed: 1 });
});

test('a rejection that nobody handles counts as failed', () => {
  const count = counted(`${head}
    test('one', () => { void Promise.reject(new Error('stray')); });
    test('two', () => new Promise((done) => setTimeout(done, 50)));`);
  expect(count).toMatchObject({ passed: 2, failed: 1 });
});
