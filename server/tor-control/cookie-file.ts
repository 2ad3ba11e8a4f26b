// Reads the file that a tor names as its cookie. Whoever listens in tor's place may name any file.

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** A cookie's 32 bytes, and one: a longer file is none. */
const mostBytes = 33;

/** @throws with a `code` where it cannot be read; nothing is waited for, as a pipe's end would be. */
export function readCookieFile(path: string): Uint8Array {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!fstatSync(fd).isFile()) return new Uint8Array();
    const bytes = Buffer.alloc(mostBytes);
    return bytes.subarray(0, readSync(fd, bytes, 0, mostBytes, 0));
  } finally {
    closeSync(fd);
  }
}
