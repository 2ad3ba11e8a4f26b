// Parsing the line that tor puts in front of a stream.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProxyLineParser, type ProxyResult } from '../../../server/protocol/wire/proxy-line.ts';
import { concat, cutAt, places, raw, text } from './bytes.ts';

const line = 'PROXY TCP6 fc00:dead:beef:4dad::0:1b ::1 27 80\r\n';

/** Pushes pieces until the parser has decided; the other pieces belong to the rest. */
function read(pieces: readonly Uint8Array[]): ProxyResult {
  const parser = new ProxyLineParser();
  for (const [index, piece] of pieces.entries()) {
    const result = parser.push(piece);
    if (result.kind === 'bad') return result;
    if (result.kind === 'done') {
      return { ...result, rest: concat([result.rest, ...pieces.slice(index + 1)]) };
    }
  }
  return { kind: 'more' };
}

function readBoth(stream: string): ProxyResult {
  const bytes = raw(stream);
  const whole = read([bytes]);
  expect(read(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(whole);
  return whole;
}

describe('the PROXY line', () => {
  test('gives the circuit and leaves the rest', () => {
    const result = readBoth(`${line}GET / HTTP/1.1\r\n`);
    expect(result).toEqual({ kind: 'done', circuit: 27, rest: raw('GET / HTTP/1.1\r\n') });
  });

  test('holds a circuit of 32 bits', () => {
    expect(readBoth(line.replace('0:1b', 'ffff:fffe'))).toMatchObject({ circuit: 0xffff_fffe });
    expect(readBoth(line.replace('0:1b', '1:0'))).toMatchObject({ circuit: 0x1_0000 });
  });

  test('is awaited while it is not whole', () => {
    expect(readBoth(line.slice(0, -1))).toEqual({ kind: 'more' });
    expect(read([])).toEqual({ kind: 'more' });
  });

  test.each([
    ['another service’s', 'PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n'],
    ['an address that is not tor’s', line.replace('4dad', '4dae')],
    ['a real address', 'PROXY TCP6 2001:db8::1 ::1 27 80\r\n'],
    ['a circuit of five digits', line.replace('1b', '1bbbb')],
    ['upper case', line.toUpperCase()],
    ['something before it', ` ${line}`],
    ['something after it', line.replace('80', '80 x')],
    ['a bare LF', line.replace('\r\n', '\n')],
    ['none at all', 'GET / HTTP/1.1\r\n'],
    ['an IRC client', 'NICK a\r\n'],
    ['version 2', '\r\n\r\n\0\r\nQUIT\n'],
    ['no end', 'P'.repeat(107)],
  ])('%s is refused', (_, stream) => {
    expect(readBoth(stream).kind).toBe('bad');
  });

  test('may be 107 bytes long and no longer', () => {
    const padded = (length: number): string => `${'x'.repeat(length - 2)}\r\n`;
    expect(readBoth(padded(107))).toMatchObject({ reason: 'not a PROXY line as tor writes it' });
    expect(readBoth(padded(108))).toMatchObject({ reason: 'no line end in 107 bytes' });
  });

  test('is read alike however it is cut', () => {
    const circuit = fc.nat({ max: 0xffff_ffff });
    fc.assert(
      fc.property(circuit, fc.uint8Array(), places, (id, rest, ends) => {
        const hex = `${(id >>> 16).toString(16)}:${(id & 0xffff).toString(16)}`;
        const bytes = concat([raw(line.replace('0:1b', hex)), rest]);
        expect(read(cutAt(bytes, ends))).toEqual({ kind: 'done', circuit: id, rest });
      }),
    );
  });

  test('no bytes make it throw, and a reason never repeats them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const result = read([bytes]);
        if (result.kind === 'bad')
          expect(result.reason).toMatch(/^(no line end|a line end|not a PROXY)/);
        expect(text(bytes)).toBeTypeOf('string');
      }),
    );
  });
});
