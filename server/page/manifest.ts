// The list of the page's files with their hashes: who has it can tell whether a room serves this page.

import { createHash } from 'node:crypto';
import { formatHashList } from '../contract/host/hash-list.ts';
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
 */
export function pageManifest(files: ReadonlyMap<string, Buffer>): string {
  const hashes = new Map<string, string>([[liteStyleName, sha256(style)]]);
  for (const [path, content] of files) {
    if (path !== manifestPath) hashes.set(path.slice(1), sha256(content));
  }
  const index = files.get('/index.html');
  if (index !== undefined) hashes.set(sealedIndexName, sha256(sealedText(index)));
  return formatHashList(hashes);
}
