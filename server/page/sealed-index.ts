// Marks the page of a sealed room: it loads what seals, and says before one enters that the room is sealed.

import { gzipSync } from 'node:zlib';
import type { PageFile } from './page-store.ts';

export function sealedIndex(index: PageFile): PageFile {
  const text = index.plain.toString('utf8').replace(/<html\b/, '<html data-sealed="yes"');
  const plain = Buffer.from(text, 'utf8');
  return { ...index, plain, gzip: gzipSync(plain) };
}
