// Puts bytes together and takes them apart again.

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** @returns null: it is not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A text or bytes behind their length in two bytes, the higher one first. @throws {RangeError} over 65,535 bytes. */
export function sized(value: Uint8Array | string): Uint8Array {
  const bytes = typeof value === 'string' ? utf8(value) : value;
  if (bytes.length > 0xffff) throw new RangeError('too long for a length of two bytes');
  return concat(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes);
}

/** Reads from the front. Once something is missing, all that follows is null. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #isShort = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  take(length: number): Uint8Array | null {
    const end = this.#at + length;
    if (this.#isShort || end > this.#bytes.length) {
      this.#isShort = true;
      return null;
    }
    const part = this.#bytes.slice(this.#at, end);
    this.#at = end;
    return part;
  }

  byte(): number | null {
    return this.take(1)?.[0] ?? null;
  }

  /** What `sized` wrote. */
  sized(): Uint8Array | null {
    const length = this.take(2);
    return length === null ? null : this.take(((length[0] ?? 0) << 8) | (length[1] ?? 0));
  }

  sizedText(): string | null {
    const bytes = this.sized();
    return bytes === null ? null : fromUtf8(bytes);
  }

  /** What is left, at least nothing. */
  rest(): Uint8Array | null {
    return this.take(Math.max(0, this.#bytes.length - this.#at));
  }

  /** Everything was read, and nothing was missing. */
  get isDone(): boolean {
    return !this.#isShort && this.#at === this.#bytes.length;
  }
}
