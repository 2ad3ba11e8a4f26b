import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatHashList } from '../../../server/contract/host/hash-list.ts';
import { checkOwnList, sha256 } from '../../../docker/cli/host/own-list.ts';

let root: string;
let list: string;
const put = (path: string, text: string): void => writeFileSync(join(root, path), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mayfly-own-'));
  for (const folder of ['dist', 'node_modules']) mkdirSync(join(root, folder));
  put('package.json', '{}');
  put('dist/server.mjs', 'server');
  const hashes = { 'package.json': sha256('{}'), 'dist/server.mjs': sha256('server') };
  list = formatHashList(new Map(Object.entries(hashes)));
  put('dist/FILES', list);
});

afterEach(() => rmSync(root, { recursive: true }));

const changed = (): string | null => checkOwnList(root, false).changed;

test('a package whose files are as they were packed says the hash of its list', () => {
  put('node_modules/node', 'npm brings it');
  expect(checkOwnList(root, false)).toEqual({ sha256: sha256(list), changed: null });
});

test('a file that was changed, is missing or is too much is named', () => {
  put('dist/server.mjs', 'Server');
  expect(changed()).toBe('dist/server.mjs');
  put('dist/server.mjs', 'server');
  put('dist/more.mjs', '');
  expect(changed()).toBe('dist/more.mjs');
  rmSync(join(root, 'dist/more.mjs'));
  rmSync(join(root, 'package.json'));
  expect(changed()).toBe('package.json');
});

test('a bundle lists what is in node_modules, too', () => {
  put('FILES', `${list}${sha256(list)}  dist/FILES\n`);
  expect(checkOwnList(root, true).changed).toBeNull();
  put('node_modules/node', 'another');
  expect(checkOwnList(root, true).changed).toBe('node_modules/node');
});
