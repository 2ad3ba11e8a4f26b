// Puts the join form into the first page, where a browser without script shows it: its address bar still holds
// the invitation, which can be copied from there. Knows nothing of the form.

import { gzipSync } from 'node:zlib';
import type { PageFile } from '../../http/page-store.ts';

/** Stands in the built page's noscript part. */
const gap = '<!-- lite form -->';

/** @param form is asked for each time: it has an id of its own. */
export function withForm(file: PageFile, form: () => string): PageFile {
  const [before = '', after] = file.plain.toString('utf8').split(gap);
  if (after === undefined) return file;
  const plain = Buffer.from(before + form() + after, 'utf8');
  return { ...file, plain, gzip: gzipSync(plain) };
}
