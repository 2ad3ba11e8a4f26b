// The list of the page's files with their hashes, as sha256sum writes one: who has it can tell whether a room serves
// this page.

import { createHash } from 'node:crypto';
import { style } from './lite-style.ts';
import { sealedText } from './sealed-index.ts';

/** Where the list is among the page's files, and where it is served. */
export const manifestPath = '/files.sha256';

/** What is not a file of its own in the build: the first page of a sealed room, and the lite door's style sheet. */
const sealedIndexName = 'sealed-index.html';
const liteStyleName = 'lite/style.css';

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * @param files what each file of the build holds, by the path of its address; `/index.html` is among them. A list that
 *   is there already is left out.
 * @returns a line for each file, `HASH  PATH`, in the order of the paths, each with a line feed. `sha256sum -c` reads
 *   it.
 */
export function pageManifest(files: ReadonlyMap<string, Buffer>): string {
  const hashes = new Map<string, string>([[liteStyleName, sha256(style)]]);
  for (const [path, content] of files) {
    if (path !== manifestPath) hashes.set(path.slice(1), sha256(content));
  }
  const index = files.get('/index.html');
  if (index !== undefined) hashes.set(sealedIndexName, sha256(sealedText(index)));
  return [...hashes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hash]) => `${hash}  ${path}\n`)
    .join('');
}

/** @returns the first line of either list that the other has not, as the path in it; null: they are the same. */
export function firstDifference(one: string, other: string): string | null {
  const [oneLines, otherLines] = [one.split('\n'), other.split('\n')];
  const differs =
    oneLines.find((line) => !otherLines.includes(line)) ??
    otherLines.find((line) => !oneLines.includes(line));
  if (differs !== undefined) return differs.slice(differs.indexOf('  ') + 2);
  return one === other ? null : manifestPath.slice(1);
}
