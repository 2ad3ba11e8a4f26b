// A file that a flag names, as text: small, and text indeed. Its errors name the flag and the file,
// never what is in it.

import { closeSync, openSync, readSync } from 'node:fs';
import { ValueError } from '../../../server/contract/sentences/value-error.ts';

const maxBytes = 64 * 1024;

/**
 * @param path `-` is stdin.
 * @throws {ValueError} that lacks the flag and the path.
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
    throw unreadable(cause);
  }
  if (length > maxBytes) throw new ValueError('file.tooLarge', { size: maxBytes / 1024 });
  return asText(bytes.subarray(0, length));
}

function unreadable(cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'ENOENT') return new ValueError('file.missing');
  if (code === 'EISDIR') return new ValueError('file.isFolder');
  if (code === 'EACCES') return new ValueError('file.forbidden');
  return new ValueError('file.unreadableCode', { code: String(code) });
}

function asText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ValueError('file.notText');
  }
  if (text.includes('\0')) throw new ValueError('file.notText');
  if (text.trim() === '') throw new ValueError('file.empty');
  return text;
}
