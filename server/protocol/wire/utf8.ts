// Makes bytes valid UTF-8. Bytes below 0x80 never change.

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strictDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const encoder = new TextEncoder();

/**
 * Returns valid bytes as they are, and else a copy with U+FFFD in place of each wrong part (WHATWG
 * Encoding: maximal subparts). The copy is up to three times as long. Line ends stay where they are, so many
 * lines can be repaired at once.
 */
export function validUtf8(bytes: Uint8Array): Uint8Array {
  return isValid(bytes) ? bytes : encoder.encode(decoder.decode(bytes));
}

/**
 * Returns valid bytes as they are, and else a copy without the bytes that make no character, as a cut leaves
 * them. Never longer, so that a line still fits.
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

/** How long a character is that begins with this byte; 1 if none does. */
function letterBytes(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** For fewer bytes than this a loop is faster than a call of the decoder. */
const shortBytes = 48;

/** For long texts the strict decoder is the fastest check that both Node and browsers have. */
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

/** Bytes as text, with U+FFFD in place of wrong parts. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text's first `maxBytes` bytes. Never cuts through a character. */
export function cutUtf8(text: string, maxBytes: number): string {
  if (text.length * 3 <= maxBytes) return text;
  const into = new Uint8Array(Math.max(0, maxBytes));
  return text.slice(0, encoder.encodeInto(text, into).read);
}
