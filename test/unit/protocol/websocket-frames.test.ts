// IRC lines as WebSocket frames, read by a decoder of RFC 6455 that is written for this test.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseSubprotocol } from '../../../server/protocol/wire/subprotocol.ts';
import { frameLines } from '../../../server/protocol/wire/websocket-frames.ts';
import { raw, text, utf8 } from './bytes.ts';

interface Frame {
  readonly first: number;
  readonly payload: Uint8Array;
}

function framesIn(bytes: Uint8Array): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at < bytes.length;) {
    const [first = 0, second = 0, high = 0, low = 0] = bytes.subarray(at, at + 4);
    const long = second === 126;
    const length = long ? high * 256 + low : second;
    // RFC 6455 §5.2: only the shortest form of a length is correct.
    expect(second).toBeLessThanOrEqual(126);
    if (long) expect(length).toBeGreaterThan(125);
    const start = at + (long ? 4 : 2);
    expect(start + length).toBeLessThanOrEqual(bytes.length);
    frames.push({ first, payload: bytes.slice(start, start + length) });
    at = start + length;
  }
  return frames;
}

function texts(lines: Uint8Array): string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return framesIn(frameLines(lines, 'text')).map(({ payload }) => decoder.decode(payload));
}

describe('frames', () => {
  test('one for each line, its end taken off', () => {
    expect(texts(utf8('PING a\r\n:b PRIVMSG #ü :😀\nX\r\n'))).toEqual([
      'PING a',
      ':b PRIVMSG #ü :😀',
      'X',
    ]);
  });

  test('final, unmasked, and of the kind that was agreed', () => {
    expect([...frameLines(utf8('A\r\n'), 'text')]).toEqual([0x81, 1, 0x41]);
    expect([...frameLines(utf8('A\r\n'), 'binary')]).toEqual([0x82, 1, 0x41]);
  });

  test.each([1, 124, 125, 126, 127, 255, 256, 510, 4606])('a line of %i bytes', (length) => {
    const line = 'x'.repeat(length);
    expect(texts(utf8(`${line}\r\nPING a\r\n`))).toEqual([line, 'PING a']);
  });

  test('no lines and empty lines make no frames', () => {
    expect(frameLines(new Uint8Array(0), 'text').length).toBe(0);
    expect(frameLines(utf8('\r\n\n'), 'text').length).toBe(0);
  });

  test('text is mended line by line: a cut character never reaches into the next line', () => {
    expect(texts(raw('a\xc3\r\n\xa9b\r\n'))).toEqual(['a\ufffd', '\ufffdb']);
  });

  test('binary frames carry the bytes as they are', () => {
    const [frame] = framesIn(frameLines(raw('\xff\xfe\0x\r\n'), 'binary'));
    expect(frame?.payload).toEqual(raw('\xff\xfe\0x'));
  });

  test('any lines come back whole', () => {
    const line = fc.stringMatching(/^[^\r\n]{1,300}$/u);
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const wellFormed = lines.map((each) => text(utf8(each)));
        expect(texts(utf8(lines.map((each) => `${each}\r\n`).join('')))).toEqual(wellFormed);
      }),
    );
  });

  test('long and short lines in any order, of either end, in memory that was used before', () => {
    const line = fc.integer({ min: 0, max: 140 }).map((length) => 'x'.repeat(length));
    const ended = fc.tuple(line, fc.constantFrom('\r\n', '\r\n', '\r\n', '\n'));
    const dirty = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(0xff);
    fc.assert(
      fc.property(fc.array(ended, { maxLength: 60 }), (lines) => {
        const bytes = frameLines(
          utf8(lines.map(([body, end]) => body + end).join('')),
          'text',
          dirty,
        );
        const wanted = lines.map(([body]) => body).filter((body) => body !== '');
        expect(framesIn(bytes).map(({ payload }) => text(payload))).toEqual(wanted);
      }),
    );
  });

  test('more lines than a chunk of ngIRCd’s holds', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `PING ${index}`);
    expect(texts(utf8(lines.map((line) => `${line}\r\n`).join('')))).toEqual(lines);
  });

  test('any bytes give text frames of valid UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        texts(Uint8Array.from([...bytes, 0x0a]));
      }),
    );
  });
});

describe('the subprotocol', () => {
  test.each([
    [['text.ircv3.net', 'binary.ircv3.net'], 'text.ircv3.net', 'text'],
    [['binary.ircv3.net', 'text.ircv3.net'], 'binary.ircv3.net', 'binary'],
    [['chat', 'binary.ircv3.net'], 'binary.ircv3.net', 'binary'],
    [[], null, 'text'],
    [['chat'], null, 'text'],
  ])('of %j is %s', (offered, name, frames) => {
    expect(chooseSubprotocol(offered)).toEqual({ name, frames });
  });
});
