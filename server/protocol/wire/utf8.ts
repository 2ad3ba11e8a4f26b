// Makes bytes valid UTF-8. Knows nothing of lines; never changes bytes below 0x80.

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strictDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const encoder = new TextEncoder();

/**
 * The bytes themselves where they are valid; else a copy in which U+FFFD stands for each wrong part
 * (WHATWG Encoding: maximal subparts). A copy is up to three times as long. Line ends stay where
 * they are, so many lines may be mended as one.
 */
export function validUtf8(bytes: Uint8Array): Uint8Array {
  return isValid(bytes) ? bytes : encoder.encode(decoder.decode(bytes));
}

/**
 * The bytes themselves where they are valid; else a copy without those that make no letter: what a cut
 * left of one. Never longer, so that a line stays one.
 */
export function withoutBrokenLetters(bytes: Uint8Array): Uint8Array {
  if (isValid(bytes)) return bytes;
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length;) {
    const size = letterBytes(bytes[at] ?? 0);
    const letter = bytes.subarray(at, at + size);
    const whole = letter.length === size && isValid(letter);
    if (whole) {
      kept.set(letter, length);
      length += size;
    }
    at += whole ? size : 1;
  }
  return kept.slice(0, length);
}

/** How long a letter is that begins with this byte; 1 where none does. */
function letterBytes(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** Below this many bytes a look at each is faster than any call of the decoder. */
const shortBytes = 48;

/** The strict decoder is the fastest judge of long texts that both Node and browsers have. */
function isValid(bytes: Uint8Array): boolean {
  if (bytes.length < shortBytes && isAscii(bytes)) return true;
  try {
    strictDecoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) > 0x7f) return false;
  }
  return true;
}

/** Bytes as text, wrong parts as U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text's first `maxBytes` bytes, never through a character. */
export function cutUtf8(text: string, maxBytes: number): string {
  if (text.length * 3 <= maxBytes) return text;
  const into = new Uint8Array(Math.max(0, maxBytes));
  return text.slice(0, encoder.encodeInto(text, into).read);
}
