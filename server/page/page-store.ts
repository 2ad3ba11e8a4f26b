// Reads the built page into memory at the start, so that no request reaches the file system.

import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Problem } from '../contract/host/problem.ts';
import { sentence } from '../contract/sentences/sentence.ts';

export interface PageFile {
  /** Content-Type. */
  readonly type: string;
  readonly plain: Buffer;
  /**
   * null where compressing does not help. The page is the same for everybody and holds no secret, so its
   * compressed length tells nothing (no BREACH). Only gzip: browsers offer br over https only.
   */
  readonly gzip: Buffer | null;
}

export interface Page {
  /** index.html, which is served at `/`. */
  readonly index: PageFile;
  /** All other files, by the path of their address. */
  readonly files: ReadonlyMap<string, PageFile>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const maxFiles = 200;
const maxTotalBytes = 4 * 1024 * 1024;

/**
 * Reads every file below `root`. Files of other types (source maps) are left out.
 * @throws {Problem} where the page is not built, or is larger than our page can be.
 */
export function readPage(root: string): Page {
  const files = new Map<string, PageFile>();
  let totalBytes = 0;
  for (const entry of readEntries(root)) {
    const type = types[extname(entry)];
    if (type === undefined) continue;
    const plain = readFileSync(entry);
    totalBytes += plain.length;
    if (files.size >= maxFiles || totalBytes > maxTotalBytes) {
      throw new Problem(sentence('page.tooLarge', { files: maxFiles, bytes: maxTotalBytes }));
    }
    const small = gzipSync(plain, { level: 9 });
    files.set(`/${relative(root, entry).split(sep).join('/')}`, {
      type,
      plain,
      gzip: small.length < plain.length ? small : null,
    });
  }
  const index = files.get('/index.html');
  if (index === undefined) {
    throw new Problem(sentence('page.noIndex'), { hint: sentence('page.build') });
  }
  files.delete('/index.html');
  return { index, files };
}

function readEntries(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (cause) {
    throw new Problem(sentence('page.unreadable'), { hint: sentence('page.build'), cause });
  }
}
