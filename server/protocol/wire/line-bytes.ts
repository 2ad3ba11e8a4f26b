// Small functions on the bytes of a line.

/** CTCP's delimiter. */
export const ctcp = 0x01;
const space = 0x20;

/** Whether `text` has these bytes at `from`. */
export function standsAt(bytes: Uint8Array, text: Uint8Array, from: number): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    if (text[from + at] !== bytes[at]) return false;
  }
  return true;
}

/** The bytes as text; null: not all of them are ASCII. */
export function asciiText(bytes: Uint8Array): string | null {
  let text = '';
  for (const byte of bytes) {
    if (byte > 0x7f) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** A copy with CRLF. */
export function withLineEnd(text: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(text.length + 2);
  bytes.set(text);
  bytes[text.length] = 0x0d;
  bytes[text.length + 1] = 0x0a;
  return bytes;
}

/** Whether the rest of the text is one word without CTCP. A loop, as such lines are short. */
export function isOneToken(text: Uint8Array, from: number): boolean {
  for (let at = from; at < text.length; at += 1) {
    const byte = text[at];
    if (byte === space || byte === ctcp) return false;
  }
  return true;
}
