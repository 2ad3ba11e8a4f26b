// Small things that are done with a line's bytes. Knows nothing of what they mean.

/** Whether these bytes stand in a text from there on. */
export function standsAt(bytes: Uint8Array, text: Uint8Array, from: number): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    if (text[from + at] !== bytes[at]) return false;
  }
  return true;
}

/** A copy with CRLF. */
export function withLineEnd(text: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(text.length + 2);
  bytes.set(text);
  bytes[text.length] = 0x0d;
  bytes[text.length + 1] = 0x0a;
  return bytes;
}
