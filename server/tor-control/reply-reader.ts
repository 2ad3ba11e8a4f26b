// Reads what a control port of tor says: bytes in, whole replies and events out. Pure.
// Source: Tor control-spec, "Replies from Tor to the controller".

/** One reply, or one event (its code is then 650). */
export interface ControlMessage {
  readonly code: number;
  /** The text of each line, without its code; the lines of a data block stand alone. */
  readonly lines: readonly string[];
}

/** What came is nothing that tor says: another program listens there, or it talks without an end. */
export class NoControlPort extends Error {
  override readonly name = 'NoControlPort';
}

/** tor's longest line is that of a circuit. */
const maxLineBytes = 16 * 1024;
/** The longest that is asked for is an onion's descriptor: 50 KB (rend-spec-v3, HSV3MaxDescriptorSize). */
const maxMessageBytes = 128 * 1024;

const lineEnd = '\r\n';

export class ReplyReader {
  #rest = '';
  #code = 0;
  #lines: string[] = [];
  #bytes = 0;
  #inData = false;

  /** @throws {NoControlPort} nothing more can be read then */
  push(chunk: Uint8Array): ControlMessage[] {
    const lines = (this.#rest + Buffer.from(chunk).toString('latin1')).split(lineEnd);
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > maxLineBytes) throw new NoControlPort('a line without an end');
    return lines.flatMap((line) => this.#take(line) ?? []);
  }

  /** @returns the message that this line ends, or null. */
  #take(line: string): ControlMessage | null {
    this.#bytes += line.length + lineEnd.length;
    if (line.length > maxLineBytes || this.#bytes > maxMessageBytes)
      throw new NoControlPort('a reply without an end');
    if (this.#inData) {
      if (line === '.') this.#inData = false;
      // A dot at the start of a data line is doubled.
      else this.#lines.push(line.startsWith('.') ? line.slice(1) : line);
      return null;
    }
    const [, code = '', kind = '', text = ''] = /^([2-6]\d\d)([ +-])(.*)$/.exec(line) ?? [];
    if (code === '') throw new NoControlPort('a line without a code');
    this.#code = Number(code);
    this.#lines.push(text);
    this.#inData = kind === '+';
    if (kind !== ' ') return null;
    const message = { code: this.#code, lines: this.#lines };
    this.#lines = [];
    this.#bytes = 0;
    return message;
  }
}

/** The value of `key=value` in a reply's lines, its data block included; null: it is not there. */
export function valueOf(reply: ControlMessage, key: string): string | null {
  const at = reply.lines.findIndex((line) => line.startsWith(`${key}=`));
  const first = reply.lines[at];
  if (first === undefined) return null;
  const value = first.slice(key.length + 1);
  // A data block begins on the line after an empty value, and ends before the last line, `OK`.
  return value === '' ? reply.lines.slice(at + 1, -1).join('\n') : value;
}

/** A QuotedString of the control-spec; other text as it is. */
export function unquoted(text: string): string {
  if (!/^".*"$/s.test(text)) return text;
  return text.slice(1, -1).replaceAll(/\\([0-7]{1,3}|.)/gs, (_whole, escaped: string) => {
    if (/^[0-7]+$/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
    return { n: '\n', r: '\r', t: '\t' }[escaped] ?? escaped;
  });
}

/** A QuotedString. */
export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
