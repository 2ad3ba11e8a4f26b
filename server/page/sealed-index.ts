// Makes the first page that of a sealed room: it says so to its script, and leads nobody to the door that is shut.

import { gzipSync } from 'node:zlib';
import type { PageFile } from './page-file.ts';

/** The built page says the first; its script looks for the second. */
const unsealedMark = 'data-sealed="no"';
const sealedMark = 'data-sealed="yes"';
/** What leads to the lite door. A comment of the first kind stays: others put something there. */
const liteLinks = /<!-- lite link -->[^]*?<!-- \/lite link -->/g;

export function sealedIndex(index: PageFile): PageFile {
  const plain = sealedText(index.plain);
  return { ...index, plain, gzip: gzipSync(plain, { level: 9 }) };
}

/** @param index the built first page. */
export function sealedText(index: Buffer): Buffer {
  const text = index.toString('utf8');
  return Buffer.from(text.replace(unsealedMark, sealedMark).replace(liteLinks, ''), 'utf8');
}
