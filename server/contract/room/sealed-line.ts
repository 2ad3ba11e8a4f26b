// One chunk of a sealed frame, as the text of a PRIVMSG. The gateway of a sealed room lets nothing else through.

/** What a sealed room adds to numeric 005, with the group's channel: `mayfly.chat/SEALED=#lobby`. */
export const sealedSupport = 'mayfly.chat/SEALED';
/** A client with this capability seals what it says. */
export const sealedCapability = 'mayfly.chat/sealed';

/** Frame id (4 characters), index and count (2 each, base 64, the first index is 0), and up to 384 of base64url. */
const chunkForm =
  /^\+m1 ([A-Za-z0-9_-]{4})([A-Za-z0-9_-]{2})([A-Za-z0-9_-]{2}) ([A-Za-z0-9_-]{1,384})$/;
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** What a newcomer is sent grows with the group: with more members it would not fit into one frame. */
export const maxSealedMembers = 128;
/** Frames of more chunks are refused. */
export const maxSealedChunks = 256;

export interface SealedChunk {
  readonly frameId: string;
  /** From 0. */
  readonly index: number;
  readonly count: number;
  /** Base64url without padding. */
  readonly payload: string;
}

/** @returns null: the text is no chunk. */
export function readSealedChunk(text: string): SealedChunk | null {
  const [, frameId, indexDigits, countDigits, payload] = chunkForm.exec(text) ?? [];
  if (frameId === undefined || payload === undefined) return null;
  const index = fromDigits(indexDigits ?? '');
  const count = fromDigits(countDigits ?? '');
  return index < count && count <= maxSealedChunks ? { frameId, index, count, payload } : null;
}

/** @param chunk as `readSealedChunk` returns it. */
export function formatSealedChunk({ frameId, index, count, payload }: SealedChunk): string {
  return `+m1 ${frameId}${toDigits(index)}${toDigits(count)} ${payload}`;
}

function fromDigits(text: string): number {
  return Array.from(text).reduce((sum, digit) => sum * 64 + digits.indexOf(digit), 0);
}

function toDigits(value: number): string {
  return `${digits[value >> 6] ?? ''}${digits[value & 63] ?? ''}`;
}
