// A guest's bytes as lines, strictly; ngIRCd's, fast.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  GuestLineSplitter,
  lineProblem,
  maxBodyBytes,
  maxTagsBytes,
  RoomLineSplitter,
} from '../../../server/protocol/wire/line-splitter.ts';
import { Lines } from '../../../server/protocol/wire/lines.ts';
import { concat, cutAt, ircBytes, places, raw, text } from './bytes.ts';

/** What a splitter tells of the pieces: lines as text, problems in brackets. */
function told(pieces: readonly Uint8Array[]): string[] {
  const heard: string[] = [];
  const splitter = new GuestLineSplitter({
    line: (line) => heard.push(String.fromCharCode(...line)),
    problem: (problem) => heard.push(`[${problem}]`),
  });
  for (const piece of pieces) splitter.push(piece);
  return heard;
}

/** The same whole and byte by byte, or the test fails. */
function toldOf(stream: string): string[] {
  const bytes = raw(stream);
  const whole = told([bytes]);
  expect(told(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(whole);
  return whole;
}

describe('a guest’s stream', () => {
  test('lines end in CRLF or in LF alone, as irssi and netcat send it', () => {
    expect(toldOf('NICK a\r\nUSER b\nPING c\r\n')).toEqual(['NICK a', 'USER b', 'PING c']);
  });

  test('an unfinished line is not told', () => {
    expect(toldOf('PING a\r\nPRIVMSG #x :half')).toEqual(['PING a']);
  });

  test('empty lines are not told', () => {
    expect(toldOf('\r\n\n\r\nPING a\n')).toEqual(['PING a']);
  });

  test.each([
    ['a CR inside', 'PING a\rOPER b\r\nPING c\r\n'],
    ['two CRs at the end', 'PING a\r\r\nPING c\r\n'],
    ['a NUL', 'PING \0a\r\nPING c\r\n'],
  ])('%s ends the stream: nothing after it is a line', (_, stream) => {
    expect(toldOf(`NICK x\r\n${stream}`)).toEqual(['NICK x', '[forbidden byte]']);
  });

  test('510 bytes and CRLF are a line, 511 are none', () => {
    const longest = 'x'.repeat(maxBodyBytes);
    expect(toldOf(`${longest}\r\nPING a\r\n`)).toEqual([longest, 'PING a']);
    expect(toldOf(`${longest}\nPING a\r\n`)).toEqual([longest, 'PING a']);
    expect(toldOf(`${longest}y\r\nPING a\r\n`)).toEqual(['[too long]', 'PING a']);
    expect(toldOf(`${longest}y\nPING a\r\n`)).toEqual(['[too long]', 'PING a']);
  });

  test('a line that is too long is dropped whole: its rest is never a command', () => {
    expect(toldOf(`${'x'.repeat(600)}OPER a b\r\nPING a\r\n`)).toEqual(['[too long]', 'PING a']);
  });

  test('tags have their own limit and take nothing from the body’s', () => {
    const tags = `@${'t'.repeat(maxTagsBytes - 2)} `;
    const longest = tags + 'x'.repeat(maxBodyBytes);
    expect(toldOf(`${longest}\r\n`)).toEqual([longest]);
    expect(toldOf(`${longest}y\r\n`)).toEqual(['[too long]']);
    expect(toldOf(`@t${tags.slice(1)}PING a\r\n`)).toEqual(['[too long]']);
  });

  test('and is told once, however long it is', () => {
    expect(toldOf(`${'x'.repeat(5000)}\r\nPING a\r\n`)).toEqual(['[too long]', 'PING a']);
    const tags = `@${'t'.repeat(maxTagsBytes - 2)} `;
    expect(toldOf(`${tags}${'x'.repeat(600)}\r\nPING a\r\n`)).toEqual(['[too long]', 'PING a']);
  });

  test('a CR where the longest line would end does not end it', () => {
    const longest = `@${'t'.repeat(maxTagsBytes - 2)} ${'x'.repeat(maxBodyBytes)}`;
    expect(toldOf(`${longest}\rOPER a b\r\nPING a\r\n`)).toEqual(['[too long]', 'PING a']);
  });

  test('what a dropped line left behind is not taken for the next one’s', () => {
    const dropped = `@${'t'.repeat(4300)} a\n`;
    expect(told([raw(`${dropped}@a`), raw(' PING b\n')])).toEqual(['[too long]', '@a PING b']);
  });

  test('a problem is told as soon as it is one, before any line end comes', () => {
    expect(told([raw('x'.repeat(600))])).toEqual(['[too long]']);
  });

  test('any cutting of the same bytes tells the same', () => {
    const longLines = fc.array(ircBytes, { maxLength: 30 }).map(concat);
    fc.assert(
      fc.property(longLines, places, (bytes, ends) => {
        expect(told(cutAt(bytes, ends))).toEqual(told([bytes]));
      }),
    );
  });

  test('no line that is told holds CR, LF or NUL, or is longer than a line may be', () => {
    fc.assert(
      fc.property(ircBytes, (bytes) => {
        const lines = told([bytes]).filter((line) => !/^\[(too long|forbidden byte)\]$/.test(line));
        for (const line of lines) expect(lineProblem(raw(line))).toBeNull();
      }),
    );
  });
});

describe('a frame as a line', () => {
  test.each([
    ['PING a', null],
    ['', null],
    ['PING a\r', 'forbidden byte'],
    ['PING a\nOPER b', 'forbidden byte'],
    ['PING \0', 'forbidden byte'],
    ['x'.repeat(511), 'too long'],
    [`@a ${'x'.repeat(510)}`, null],
  ])('%j: %s', (line, problem) => {
    expect(lineProblem(raw(line))).toBe(problem);
  });
});

/** The lines that the splitter gives for a piece; null: none. */
function push(splitter: RoomLineSplitter, piece: Uint8Array): Uint8Array | null {
  return splitter.push(new Lines(piece))?.bytes ?? null;
}

describe('ngIRCd’s stream', () => {
  test('a chunk of whole lines is handed on as the very same bytes', () => {
    const chunk = raw(':a PRIVMSG #x :1\r\n:b PRIVMSG #x :2\r\n');
    const lines = push(new RoomLineSplitter(), chunk);
    expect(lines?.buffer).toBe(chunk.buffer);
    expect(lines).toEqual(chunk);
  });

  test('a rest waits for its end', () => {
    const splitter = new RoomLineSplitter();
    expect(text(push(splitter, raw('one\r\ntw')) ?? raw(''))).toBe('one\r\n');
    expect(push(splitter, raw('o\r'))).toBeNull();
    expect(text(push(splitter, raw('\nthree')) ?? raw(''))).toBe('two\r\n');
  });

  test('a reset forgets the rest of an old link', () => {
    const splitter = new RoomLineSplitter();
    push(splitter, raw(':half a li'));
    splitter.reset();
    expect(push(splitter, raw('PING x\r\n'))).toEqual(raw('PING x\r\n'));
  });

  test('a rest that no ngIRCd would send is not gathered', () => {
    const splitter = new RoomLineSplitter();
    for (let index = 0; index < 100; index += 1) push(splitter, new Uint8Array(1000).fill(0x78));
    expect(push(splitter, raw('\r\n'))?.length).toBeLessThan(5000);
  });

  test('any cutting of the same bytes gives the same bytes, up to the last line end', () => {
    fc.assert(
      fc.property(ircBytes, places, (bytes, ends) => {
        const splitter = new RoomLineSplitter();
        const out = cutAt(bytes, ends).map((piece) => push(splitter, piece) ?? raw(''));
        for (const lines of out) expect([undefined, 0x0a]).toContain(lines.at(-1));
        expect(concat(out)).toEqual(bytes.slice(0, bytes.lastIndexOf(0x0a) + 1));
      }),
    );
  });
});
