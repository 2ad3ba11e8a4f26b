// Makes the first page that of a sealed room: it says so to its script, and leads nobody to the door that is shut.

import { gzipSync } from 'node:zlib';
import type { PageFile } from './page-store.ts';

/** The built page says the first; its script looks for the second. */
const unsealedMark = 'data-sealed="no"';
const sealedMark = 'data-sealed="yes"';
/** What leads to the lite door. A comment of the first kind stays: others put something there. */
const liteLinks = /<!-- lite link -->[^]*?<!-- \/lite link -->/g;

export function sealedIndex(index: PageFile): PageFile {
  const text = index.plain.toString('utf8');
  const plain = Buffer.from(text.replace(unsealedMark, sealedMark).replace(liteLinks, ''), 'utf8');
  return { ...index, plain, gzip: gzipSync(plain, { level: 9 }) };
}
