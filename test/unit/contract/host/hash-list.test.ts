import { expect, test } from 'vitest';
import {
  firstDifference,
  formatHashList,
  parseHashList,
} from '../../../../server/contract/host/hash-list.ts';
import { Problem } from '../../../../server/contract/host/problem.ts';

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)] as const;

test('a list is written in the order of its paths, and read as it was written', () => {
  const hashes = new Map([
    ['z.txt', a],
    ['a b/ñ.js', b],
  ]);
  expect(formatHashList(hashes)).toBe(`${b}  a b/ñ.js\n${a}  z.txt\n`);
  expect(parseHashList(formatHashList(hashes), 'LIST')).toEqual(hashes);
  expect(parseHashList(`${a} *z.txt`, 'LIST')).toEqual(new Map([['z.txt', a]]));
});

test.each([
  ['a hash that is too short', `${a.slice(1)}  x`],
  ['capitals', `${a.toUpperCase()}  x`],
  ['one space', `${a} x`],
  ['no path', `${a}  `],
  ['a path from the root', `${a}  /etc/passwd`],
  ['a path that leads out', `${a}  x/../../y`],
  ['a path through a dot', `${a}  ./x`],
  ['a carriage return', `${a}  x\r`],
  ['an escape sequence', `${a}  \u001b[2Jx`],
  ['a path twice', `${a}  y\n${b}  y`],
  ['an empty line', `${a}  y\n\n${a}  z`],
  ['a page of HTML', '<!doctype html>'],
])('%s makes it no list, and the error does not repeat it', (_what, text) => {
  const read = (): unknown => parseHashList(text, 'SHA256SUMS');
  expect(read).toThrow(Problem);
  expect(read).toThrow(/^SHA256SUMS: line \d is not a hash and a path/);
});

test('an empty one says so', () => {
  expect(() => parseHashList('', 'SHA256SUMS')).toThrow('SHA256SUMS: is empty');
});

test('the first difference is a path that one lacks, or whose hash is another', () => {
  const one = new Map([
    ['x', a],
    ['y', b],
  ]);
  expect(firstDifference(one, new Map(one))).toBeNull();
  expect(firstDifference(one, new Map([['x', a]]))).toBe('y');
  expect(firstDifference(new Map([['x', b]]), one)).toBe('x');
});
