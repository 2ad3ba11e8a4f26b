// Parses the line that tor puts in front of each stream (HAProxy PROXY protocol, version 1), and reads the
// circuit out of it. Every other form is refused, as nobody but tor connects here.

/** The longest line that version 1 allows, its CRLF included (HAProxy proxy-protocol.txt §2.1). */
const maxProxyLineBytes = 107;

// As tor writes it: `PROXY TCP6 fc00:dead:beef:4dad::AAAA:BBBB ::1 PORT PORT`, where AAAABBBB is the
// circuit's global identifier in hex (tor, export_hs_client_circuit_id_haproxy).
const torLine =
  /^PROXY TCP6 fc00:dead:beef:4dad::([0-9a-f]{1,4}):([0-9a-f]{1,4}) ::1 \d{1,5} \d{1,5}$/;

/** `more`: push the next bytes. `done`: the circuit, and the bytes after the line. `bad`: close the stream. */
export type ProxyResult =
  | { readonly kind: 'more' }
  | { readonly kind: 'done'; readonly circuit: number; readonly rest: Uint8Array }
  | { readonly kind: 'bad'; readonly reason: string };

const more: ProxyResult = { kind: 'more' };

/** Reads a stream's first bytes until the PROXY line is complete. Not to be used after `done` or `bad`. */
export class ProxyLineParser {
  readonly #line = new Uint8Array(maxProxyLineBytes);
  #length = 0;

  push(chunk: Uint8Array): ProxyResult {
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0;
      if (byte === 0x0a) return this.#finish(chunk.subarray(index + 1));
      if (this.#length === maxProxyLineBytes - 1) {
        return { kind: 'bad', reason: `no line end in ${maxProxyLineBytes} bytes` };
      }
      this.#line[this.#length] = byte;
      this.#length += 1;
    }
    return more;
  }

  #finish(rest: Uint8Array): ProxyResult {
    if (this.#line[this.#length - 1] !== 0x0d)
      return { kind: 'bad', reason: 'a line end without CR' };
    const text = String.fromCharCode(...this.#line.subarray(0, this.#length - 1));
    const found = torLine.exec(text);
    if (found === null) return { kind: 'bad', reason: 'not a PROXY line as tor writes it' };
    const high = Number.parseInt(found[1] ?? '', 16);
    const low = Number.parseInt(found[2] ?? '', 16);
    return { kind: 'done', circuit: high * 0x1_0000 + low, rest };
  }
}
