import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Problem } from '../../../server/contract/host/problem.ts';
import { style } from '../../../server/page/lite-style.ts';
import { readPage, writePageManifest } from '../../../server/page/page-store.ts';
import { sealedIndex } from '../../../server/page/sealed-index.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mayfly-page-'));
  mkdirSync(join(root, 'assets'));
  cpSync('web/index.html', join(root, 'index.html'));
  writeFileSync(join(root, 'assets', 'a.js'), 'export {};\n');
  writeFileSync(join(root, 'assets', 'a.js.map'), '{}');
  writeFileSync(join(root, 'favicon.svg'), '<svg/>');
  writePageManifest(root);
});

afterEach(() => rmSync(root, { recursive: true }));

const manifest = (): string => readFileSync(join(root, 'files.sha256'), 'utf8');

test('it is sorted, names each file once, and is the same when it is made again', () => {
  const names = manifest().match(/(?<=^[0-9a-f]{64} {2}).+$/gm);
  expect(names).toEqual([
    'assets/a.js',
    'favicon.svg',
    'index.html',
    'lite/style.css',
    'sealed-index.html',
  ]);
  expect(manifest()).toMatch(/\n$/);
  const first = manifest();
  writePageManifest(root);
  expect(manifest()).toBe(first);
});

test('sha256sum finds the files as they are', () => {
  const page = readPage(root);
  writeFileSync(join(root, 'sealed-index.html'), sealedIndex(page.index).plain);
  mkdirSync(join(root, 'lite'));
  writeFileSync(join(root, 'lite', 'style.css'), style);
  const check = (): string =>
    execFileSync('sha256sum', ['-c', 'files.sha256'], { cwd: root }).toString();
  expect(check().match(/: OK$/gm)).toHaveLength(5);
  expect(page.manifest.path).toBe('/files.sha256');
  const told = execFileSync('sha256sum', ['files.sha256'], { cwd: root }).toString();
  expect(told).toBe(`${page.manifest.sha256}  files.sha256\n`);
});

test.each([
  ['assets/a.js', () => writeFileSync(join(root, 'assets', 'a.js'), 'export {}; \n')],
  ['assets/b.js', () => writeFileSync(join(root, 'assets', 'b.js'), '')],
  ['favicon.svg', () => rmSync(join(root, 'favicon.svg'))],
  ['index.html', () => writeFileSync(join(root, 'index.html'), '<!doctype html>')],
  [
    'files.sha256',
    () => writeFileSync(join(root, 'files.sha256'), manifest().replaceAll('  ', ' *')),
  ],
])('a page whose %s is not as it was built is not served', (file, change) => {
  change();
  expect(() => readPage(root)).toThrow(`page: ${file} is not as it was built`);
});

test('a page without its list, or without its first file, is not served', () => {
  rmSync(join(root, 'files.sha256'));
  expect(() => readPage(root)).toThrow(Problem);
  expect(() => readPage(root)).toThrow('page: has no list of its files (files.sha256)');
  rmSync(join(root, 'index.html'));
  expect(() => readPage(root)).toThrow('page: has no index.html');
});
