// How many bytes travel in one IRC line, and the few sizes that a frame may have.

/** What 384 characters of base64url carry: with them the longest line of this room stays below 512 bytes. */
export const chunkBytes = 288;
/** 64 KiB and a little: more is refused before it is kept. */
export const maxChunks = 256;

/** The size to which a frame is padded: 1, 2, 4, 8, … lines. @returns bytes; null: it is too long to be sent. */
export function paddedSize(bytes: number): number | null {
  let chunks = 1;
  while (chunks * chunkBytes < bytes) chunks *= 2;
  return chunks <= maxChunks ? chunks * chunkBytes : null;
}
