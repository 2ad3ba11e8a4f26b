// One file of the page as it is sent: its type, plain and compressed.

import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface PageFile {
  /** Content-Type. */
  readonly type: string;
  readonly plain: Buffer;
  /**
   * null where compressing does not help. The page is the same for everybody and holds no secret, so its
   * compressed length tells nothing (no BREACH). Only gzip: browsers offer br over https only.
   */
  readonly gzip: Buffer | null;
  /** Headers in place of those that every answer has. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What "Erase and leave" opens. */
const leftPath = '/left.html';

/**
 * Not the page's own policies: then browsers show it in another process, and end the one that held the talk
 * (HTML, "browsing context group switch").
 */
const leftHeaders = {
  'cross-origin-opener-policy': 'unsafe-none',
  'cross-origin-embedder-policy': 'unsafe-none',
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.sha256': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** False for what is not served, such as source maps. */
export function isPageFile(path: string): boolean {
  return types[extname(path)] !== undefined;
}

/** @param path of its address, or below the built page. */
export function pageFile(path: string, plain: Buffer): PageFile {
  const small = gzipSync(plain, { level: 9 });
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    plain,
    gzip: small.length < plain.length ? small : null,
    headers: path === leftPath ? leftHeaders : {},
  };
}
