// The search that the forensics stand on finds what it must, wherever it stands.

import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { searchFile } from '../support/byte-search.ts';

const text = 'k7q2fz9x4m1c8v5b3n6w0t9j';
const canaries = [{ name: 'canary', bytes: Buffer.from(text) }];
let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-search-'));
  file = join(dir, 'disk');
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

async function formsIn(content: Buffer | string): Promise<string[]> {
  writeFileSync(file, content);
  return (await searchFile(file, canaries)).map(({ form }) => form);
}

describe('a text is found', () => {
  test.each([
    ['as it is', Buffer.from(`{"log":"${text}\\n"}`)],
    ['UTF-16', Buffer.from(`…${text}…`, 'utf16le')],
    ['UTF-16', Buffer.from(`…${text}…`, 'utf16le').swap16()],
    ['hex', Buffer.from(Buffer.from(`a${text}`).toString('hex'))],
    ['HEX', Buffer.from(Buffer.from(`a${text}`).toString('hex').toUpperCase())],
    ['base64', Buffer.from(Buffer.from(`${text}!`).toString('base64'))],
    ['base64', Buffer.from(Buffer.from(`1${text}!`).toString('base64'))],
    ['base64', Buffer.from(Buffer.from(`12${text}!`).toString('base64'))],
    ['base64url', Buffer.from(Buffer.from(`123${text}!`).toString('base64url'))],
  ])('%s', async (form, content) => {
    expect(await formsIn(content)).toContain(form);
  });

  test.each([0, 1, 12, 23, 24])('with %i of its bytes after the end of a chunk', async (after) => {
    const before = 4 * 1024 * 1024 - text.length + after;
    writeFileSync(file, Buffer.concat([Buffer.alloc(before), Buffer.from(text)]));
    expect(await searchFile(file, canaries)).toEqual([
      { name: 'canary', form: 'as it is', offset: before },
    ]);
  });

  test('behind a hole', async () => {
    writeFileSync(file, '');
    truncateSync(file, 64 * 1024 * 1024);
    writeFileSync(file, text, { flag: 'a' });
    const [hit] = await searchFile(file, canaries);
    expect(hit?.offset).toBe(64 * 1024 * 1024);
  });
});

test('one byte less is no hit', async () => {
  expect(await formsIn(`${text.slice(0, -1)}\n${text.slice(1)}`)).toEqual([]);
});
