// Cuts a frame into chunks, each the text of one PRIVMSG.

import { formatSealedChunk, maxSealedChunks } from '../../contract/room/sealed-line.ts';
import { fromBase64url, toBase64url } from '../bytes/base64url.ts';
import { chunkBytes } from '../bytes/frame-size.ts';
import { concat } from '../bytes/bytes.ts';
import type { RandomBytes } from '../seal/seal.ts';

/** The id of a frame: four letters. It tells one sender's frames apart while they are on their way. */
export function newFrameId(random: RandomBytes): string {
  return toBase64url(random(3));
}

/** @returns the chunks in their order; null: the frame is empty, or too long to be sent. */
export function cutFrame(frameId: string, bytes: Uint8Array): readonly string[] | null {
  const count = Math.ceil(bytes.length / chunkBytes);
  if (count === 0 || count > maxSealedChunks) return null;
  return Array.from({ length: count }, (_, index) => {
    const payload = toBase64url(bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes));
    return formatSealedChunk({ frameId, index, count, payload });
  });
}

/** @param payloads of all chunks, in order. @returns null: one is no base64url. */
export function joinPayloads(payloads: readonly string[]): Uint8Array | null {
  const parts = payloads.map(fromBase64url);
  return parts.every((part) => part !== null) ? concat(...parts) : null;
}
