// Puts the join form into the first page, for browsers without JavaScript. The invitation is still in the address
// bar there, and can be copied into the form.

import { gzipSync } from 'node:zlib';
import type { PageFile } from '../../../page/page-file.ts';

/** The text in the built page's noscript part that the form follows. */
const gap = '<!-- lite form -->';
/**
 * Stands behind the form: whoever compares the page with the build takes out what is between the two
 * (docs/releases.md).
 */
const formEnd = '<!-- /lite form -->';

/** @param form as HTML: one for each request, with an id of its own. */
export function withForm(file: PageFile, form: string): PageFile {
  const [before = '', after] = file.plain.toString('utf8').split(gap);
  if (after === undefined) return file;
  const plain = Buffer.from(before + gap + form + formEnd + after, 'utf8');
  return { ...file, plain, gzip: gzipSync(plain) };
}
