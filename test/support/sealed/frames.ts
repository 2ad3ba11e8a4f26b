// Sealed frames as those see them who have no seal: bytes, cut into lines.

import { fromBase64url, toBase64url } from '../../../server/sealed/bytes/base64url.ts';
import {
  formatSealedChunk,
  readSealedChunk,
  type SealedChunk,
} from '../../../server/contract/room/sealed-line.ts';
import { parseMessage, type Message } from '../../../server/protocol/wire/message.ts';

const chunkBytes = 288;

/** One line of a frame; null: the line carries none. */
export interface ChunkLine {
  readonly message: Message;
  /** A nickname; '' on the way to the room. */
  readonly from: string;
  readonly target: string;
  readonly chunk: SealedChunk;
}

export function readChunkLine(line: string): ChunkLine | null {
  const message = parseMessage(Buffer.from(line));
  if (message === null || message.command !== 'PRIVMSG') return null;
  const [target = '', text = ''] = message.params;
  const chunk = readSealedChunk(text);
  if (chunk === null) return null;
  return { message, from: message.source?.split('!')[0] ?? '', target, chunk };
}

export interface SeenFrame {
  readonly from: string;
  readonly target: string;
  readonly bytes: Uint8Array;
  /** As they passed. */
  readonly lines: readonly string[];
}

/** Puts frames together, of one connection and one way. */
export class FrameReader {
  readonly #parts = new Map<string, { readonly chunks: SealedChunk[]; readonly lines: string[] }>();

  /** @returns the frame that this line completes. */
  read(line: string): SeenFrame | null {
    const read = readChunkLine(line);
    if (read === null) return null;
    const { from, target, chunk } = read;
    const key = `${from} ${target} ${chunk.frameId}`;
    const part = this.#parts.get(key) ?? { chunks: [], lines: [] };
    this.#parts.set(key, part);
    part.chunks.push(chunk);
    part.lines.push(line);
    if (part.chunks.length < chunk.count) return null;
    this.#parts.delete(key);
    const payloads = part.chunks.map(({ payload }) => fromBase64url(payload) ?? new Uint8Array());
    return { from, target, bytes: Buffer.concat(payloads), lines: part.lines };
  }
}

/** The texts of the lines that carry these bytes. @param frameId four letters. */
export function chunkTexts(bytes: Uint8Array, frameId: string): string[] {
  const count = Math.ceil(bytes.length / chunkBytes);
  return Array.from({ length: count }, (_, index) => {
    const part = bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes);
    return formatSealedChunk({ frameId, index, count, payload: toBase64url(part) });
  });
}
