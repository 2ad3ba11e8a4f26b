// A list of files with their SHA-256, as sha256sum(1) writes and checks it. Pure.

import { sentence } from '../sentences/sentence.ts';
import { Problem } from './problem.ts';

/** Hashes as 64 hexadecimal digits, by the file's path: relative, with `/`. */
export type HashList = ReadonlyMap<string, string>;

/** A release lists a dozen files, a bundle some hundred. */
export const maxHashListBytes = 1024 * 1024;

/** @returns a line for each file, `HASH  PATH`, in the order of the paths, each with a line feed. */
export function formatHashList(hashes: HashList): string {
  return [...hashes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hash]) => `${hash}  ${path}\n`)
    .join('');
}

/**
 * Reads a list in any order, of text or binary mode.
 * @param name of the list, for the error.
 * @throws {Problem} where a line is no such entry, names a path outside, or names one a second time; or there is none.
 */
export function parseHashList(text: string, name: string): HashList {
  const hashes = new Map<string, string>();
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) throw new Problem(sentence('hashes.empty', { list: name }));
  for (const [index, line] of lines.entries()) {
    const [, hash = '', path = ''] = /^([0-9a-f]{64}) [ *]([^\p{Cc}\\]+)$/u.exec(line) ?? [];
    const isInside = path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
    if (!isInside || hashes.has(path)) {
      throw new Problem(sentence('hashes.wrongLine', { list: name, line: index + 1 }), {
        hint: sentence('hashes.form'),
      });
    }
    hashes.set(path, hash);
  }
  return hashes;
}

/** @returns the first path, in the order of paths, whose hash the two do not share; null: they are the same. */
export function firstDifference(one: HashList, other: HashList): string | null {
  const paths = [...new Set([...one.keys(), ...other.keys()])].toSorted();
  return paths.find((path) => one.get(path) !== other.get(path)) ?? null;
}
