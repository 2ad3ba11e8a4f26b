// A file that a flag names, as text: small, and text indeed. Its errors name the flag and the file,
// never what is in it.

import { closeSync, openSync, readSync } from 'node:fs';

const maxBytes = 64 * 1024;

/**
 * @param path `-` is stdin.
 * @throws {Error} whose message completes `config FLAG: PATH …`.
 */
export function readSmallFile(path: string): string {
  const bytes = Buffer.alloc(maxBytes + 1);
  let length = 0;
  try {
    // Not readFileSync: a device or a pipe never ends.
    const fd = path === '-' ? 0 : openSync(path, 'r');
    try {
      for (let read = -1; read !== 0 && length < bytes.length; length += read) {
        read = readSync(fd, bytes, length, bytes.length - length, null);
      }
    } finally {
      if (fd !== 0) closeSync(fd);
    }
  } catch (cause) {
    throw new Error(reason(cause), { cause });
  }
  if (length > maxBytes) throw new Error(`is larger than ${maxBytes / 1024} KiB`);
  return asText(bytes.subarray(0, length));
}

function reason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'ENOENT') return 'is not there';
  if (code === 'EISDIR') return 'is a folder';
  if (code === 'EACCES') return 'may not be read by this user';
  return `cannot be read (${String(code)})`;
}

function asText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error('is not text', { cause });
  }
  if (text.includes('\0')) throw new Error('is not text');
  if (text.trim() === '') throw new Error('is empty');
  return text;
}
