// What looks for canaries in a machine's memory finds each form of each of them, wherever it stands.

import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { NeedleScanner } from '../../ram/search/needle-scanner.ts';
import { bytesBehind, searchMemory } from '../../ram/search/search-memory.ts';
import { pageClasses } from '../../ram/guest/page-classes.ts';
import { needlesOf, type Canary } from '../../support/byte-search.ts';

const chunkBytes = 4 * 1024 * 1024;
const pageBytes = 4096;
const folder = mkdtempSync(join(tmpdir(), 'mayfly-search-'));
afterAll(() => rmSync(folder, { recursive: true }));

const canary: Canary = { name: 'said', bytes: Buffer.from('k3ys-0f-a-r00m?>~') };
const other: Canary = {
  name: 'key',
  bytes: Buffer.from(Array.from({ length: 32 }, (_, n) => 255 - n)),
};
const forms = needlesOf(canary);

/** Memory with these bytes at these places, and noise around them. */
function memoryWith(planted: readonly (readonly [at: number, bytes: Uint8Array])[]): Buffer {
  const memory = Buffer.alloc(2 * chunkBytes + 3 * pageBytes);
  for (let at = 0; at < memory.length; at += 977) memory[at] = at % 251;
  for (const [at, bytes] of planted) memory.set(bytes, at);
  return memory;
}

function search(memory: Buffer, classes = new Uint8Array(memory.length / pageBytes)) {
  return opened(memory, (file) => searchMemory(file, [canary, other], classes));
}

function opened<T>(memory: Buffer, look: (file: number) => T): T {
  const path = join(folder, 'memory');
  writeFileSync(path, memory);
  const file = openSync(path, 'r');
  try {
    return look(file);
  } finally {
    closeSync(file);
  }
}

describe('a canary is found, once', () => {
  // At the start, across the border of two reads, in the last byte.
  const places = (length: number): number[] => [
    0,
    chunkBytes - length,
    chunkBytes - length + 1,
    chunkBytes - 1,
    chunkBytes,
    2 * chunkBytes + 3 * pageBytes - length,
  ];

  test.each(forms.map(({ form, bytes }) => [form, bytes] as const))('as %s', (_form, bytes) => {
    for (const at of places(bytes.length)) {
      const hits = search(memoryWith([[at, bytes]])).filter(({ name }) => name === 'said');
      // The same bytes may be two forms: base64 without "+" and "/" is base64url.
      expect(hits.map(({ address }) => address)).toEqual([at]);
    }
  });

  test('a key, byte for byte', () => {
    expect(search(memoryWith([[70_001, other.bytes]]))).toEqual([
      { name: 'key', form: 'as it is', address: 70_001, pageClass: 'free' },
    ]);
  });

  test('beside another, and over itself', () => {
    const aa: Canary = { name: 'aa', bytes: Buffer.from('aaaaaaaa') };
    const found: number[] = [];
    const scanner = new NeedleScanner(needlesOf(aa).slice(0, 1));
    scanner.scan(Buffer.from('aaaaaaaaaaaaa'), 0, (_needle, at) => found.push(at));
    expect(found.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

test('all forms at once, in one place after the other', () => {
  const distinct = [...new Map(forms.map((one) => [one.bytes.toString('latin1'), one])).values()];
  const planted = distinct.map(({ bytes }, n) => [10_000 + n * 5_000, bytes] as const);
  const hits = search(memoryWith(planted));
  expect(hits.map(({ form }) => form).toSorted()).toEqual(
    distinct.map(({ form }) => form).toSorted(),
  );
});

test('what is not whole is not found', () => {
  const cut = canary.bytes.subarray(0, -1);
  expect(search(memoryWith([[100, cut]]))).toEqual([]);
  expect(search(memoryWith([]))).toEqual([]);
});

test('each place is told with what its page is used for', () => {
  const classes = new Uint8Array((2 * chunkBytes) / pageBytes + 3);
  classes[2] = pageClasses.indexOf('slab');
  classes[3] = pageClasses.indexOf('anonymous');
  const hits = search(
    memoryWith([
      [2 * pageBytes + 5, canary.bytes],
      [3 * pageBytes, canary.bytes],
      [4 * pageBytes - 3, canary.bytes],
      [9 * pageBytes, canary.bytes],
    ]),
    classes,
  );
  expect(hits.map(({ pageClass }) => pageClass)).toEqual([
    'slab',
    'anonymous',
    'anonymous',
    'free',
  ]);
});

test('what stands behind a mark is read across the border of two reads', () => {
  const mark = Buffer.from('== a mark ==');
  for (const at of [
    0,
    5_000,
    chunkBytes - 20,
    chunkBytes - mark.length,
    chunkBytes - 5,
    chunkBytes,
  ]) {
    const memory = memoryWith([[at, Buffer.concat([mark, other.bytes])]]);
    const found = opened(memory, (file) => bytesBehind(file, mark, other.bytes.length));
    expect(found).toEqual([other.bytes]);
  }
});

test('a needle of less than seven bytes is refused', () => {
  const short = { name: 'short', form: 'as it is', bytes: Buffer.from('abcdef') };
  expect(() => new NeedleScanner([short])).toThrow(/short is too short/);
});
