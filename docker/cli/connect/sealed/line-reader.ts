// Cuts a stream of bytes into IRC lines. Pure.

/** What came: a line without its end, or what was wrong with one that is left out. */
export type Read =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'wrong'; readonly why: 'too long' | 'not UTF-8' | 'forbidden byte' };

const LF = 0x0a;
const CR = 0x0d;
const NUL = 0x00;

/** IRCv3 message-tags: 8191 bytes of tags, and 512 of the line. Clients of the room send 4606 at most. */
export const maxLineBytes = 8191 + 512;

export class LineReader {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  /** The line that has not ended. */
  #parts: Buffer[] = [];
  #bytes = 0;

  /** @param chunk any piece of the stream. @returns what ended in it, in order; empty lines are left out. */
  read(chunk: Buffer): readonly Read[] {
    const found: Read[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte !== LF && byte !== CR) continue;
      this.#add(chunk.subarray(from, at));
      from = at + 1;
      const read = this.#taken();
      if (read !== null) found.push(read);
    }
    this.#add(chunk.subarray(from));
    return found;
  }

  /** Keeps no more of a line than may be read. */
  #add(part: Buffer): void {
    if (this.#bytes <= maxLineBytes && part.length > 0) this.#parts.push(Buffer.from(part));
    this.#bytes += part.length;
    if (this.#bytes > maxLineBytes) this.#parts = [];
  }

  #taken(): Read | null {
    const bytes = this.#bytes;
    const line = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#bytes = 0;
    if (bytes === 0) return null;
    if (bytes > maxLineBytes) return { kind: 'wrong', why: 'too long' };
    if (line.includes(NUL)) return { kind: 'wrong', why: 'forbidden byte' };
    try {
      return { kind: 'line', text: this.#decoder.decode(line) };
    } catch {
      return { kind: 'wrong', why: 'not UTF-8' };
    }
  }
}
