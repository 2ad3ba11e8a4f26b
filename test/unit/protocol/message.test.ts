// Parsing and writing one IRC message.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commandAt,
  commandStart,
  parseMessage,
  serializeMessage,
} from '../../../server/protocol/wire/message.ts';
import { ircBytes, raw, text, utf8 } from './bytes.ts';

function parsed(line: string): unknown {
  const message = parseMessage(utf8(line));
  return message === null ? null : { ...message, tags: Object.fromEntries(message.tags) };
}

/** From one letter to nine: around the length up to which words are remembered. */
const anyWord = fc.string({
  unit: fc.constantFrom('a', 'Z', '0', '9', '-'),
  minLength: 1,
  maxLength: 9,
});

describe('reading', () => {
  test('a command word is the same each time, whatever was read before', () => {
    fc.assert(
      fc.property(fc.array(anyWord, { minLength: 1, maxLength: 20 }), (words) => {
        for (const each of [...words, ...words]) {
          const command = /^([A-Za-z]+(-[A-Za-z]+)?|[0-9]{3})$/.test(each)
            ? each.toUpperCase()
            : null;
          expect(commandAt(utf8(`${each} x`), 0)).toBe(command);
        }
      }),
    );
    expect(commandAt(utf8('PRIVMSG'), 0)).toBe('PRIVMSG');
    expect(commandAt(utf8('PRIVM\u00dfG'), 0)).toBeNull();
  });

  test.each([
    ['PING a', { tags: {}, source: null, command: 'PING', params: ['a'] }],
    [
      'privmsg #x :hello  there :-)',
      { tags: {}, source: null, command: 'PRIVMSG', params: ['#x', 'hello  there :-)'] },
    ],
    [':a!b@c 001 me :', { tags: {}, source: 'a!b@c', command: '001', params: ['me', ''] }],
    ['  :src   JOIN    #x  ', { tags: {}, source: 'src', command: 'JOIN', params: ['#x'] }],
    [
      '@a=b;+c/d=e\\:\\s\\\\\\r\\n\\x\\;f= :s CMD',
      { tags: { a: 'b', '+c/d': 'e; \\\r\nx', f: '' }, source: 's', command: 'CMD', params: [] },
    ],
    ['@a=1;a=2 CMD', { tags: { a: '2' }, source: null, command: 'CMD', params: [] }],
    [
      'X 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16',
      {
        tags: {},
        source: null,
        command: 'X',
        params: [
          '1',
          '2',
          '3',
          '4',
          '5',
          '6',
          '7',
          '8',
          '9',
          '10',
          '11',
          '12',
          '13',
          '14',
          '15 16',
        ],
      },
    ],
    ['TOPIC #ü :😀', { tags: {}, source: null, command: 'TOPIC', params: ['#ü', '😀'] }],
  ])('%s', (line, message) => {
    expect(parsed(line)).toEqual(message);
  });

  test.each([
    '',
    ' ',
    ':',
    ':only-source',
    '@a=b',
    '@a :b',
    '12',
    '1234',
    'PING1',
    'P\tING a',
    'ÄA',
    ':a  ',
    'A'.repeat(17),
  ])('%j has no command', (line) => {
    expect(parsed(line)).toBeNull();
  });

  test('wrong UTF-8 is read as U+FFFD', () => {
    expect(parseMessage(raw('PRIVMSG #x :\xff\xc3('))?.params[1]).toBe('\ufffd\ufffd(');
  });

  test('no bytes make it throw', () => {
    fc.assert(
      fc.property(ircBytes, (bytes) => {
        const message = parseMessage(bytes);
        expect(message?.command ?? null).toBe(commandAt(bytes, commandStart(bytes)));
      }),
    );
  });
});

describe('writing', () => {
  test('a colon is written where it is needed and nowhere else', () => {
    const written = (params: string[]): string => text(serializeMessage({ command: 'X', params }));
    expect(written(['a', 'b'])).toBe('X a b\r\n');
    expect(written(['a', 'b c'])).toBe('X a :b c\r\n');
    expect(written(['a', ''])).toBe('X a :\r\n');
    expect(written([':)'])).toBe('X ::)\r\n');
  });

  test.each([
    ['a space in a middle parameter', { command: 'X', params: ['a b', 'c'] }],
    ['an empty middle parameter', { command: 'X', params: ['', 'c'] }],
    ['a colon before a middle parameter', { command: 'X', params: [':a', 'c'] }],
    ['CR', { command: 'X', params: ['a\rb'] }],
    ['LF', { command: 'X', params: ['a\nOPER b'] }],
    ['NUL', { command: 'X', params: ['\0'] }],
    ['LF in the source', { source: 'a\nb', command: 'X', params: [] }],
    ['a space in the source', { source: 'a b', command: 'X', params: [] }],
    ['an empty source', { source: '', command: 'X', params: [] }],
    ['a command of two words', { command: 'X Y', params: [] }],
    ['a command in lower case', { command: 'x', params: [] }],
    ['sixteen parameters', { command: 'X', params: Array<string>(16).fill('a') }],
    ['511 bytes', { command: 'X', params: ['ü'.repeat(254), 'y'] }],
    ['a tag’s key that is no word', { tags: new Map([['a b', '']]), command: 'X', params: [] }],
    [
      'tags over their limit',
      { tags: new Map([['a', 'x'.repeat(4093)]]), command: 'X', params: [] },
    ],
  ])('refuses %s', (_, message) => {
    expect(() => serializeMessage(message)).toThrow(RangeError);
  });

  test('a command of two words is written, as it is read', () => {
    const written = serializeMessage({ command: 'TURN-AWAY', params: ['ana'] });
    expect(text(written)).toBe('TURN-AWAY ana\r\n');
    expect(() => serializeMessage({ command: 'TURN-', params: [] })).toThrow(RangeError);
  });

  test('510 bytes and 4094 bytes of tags are just right', () => {
    const tags = new Map([['a', 'x'.repeat(4092)]]);
    const bytes = serializeMessage({ tags, command: 'X', params: ['y'.repeat(508)] });
    expect(bytes.length).toBe(4096 + 512);
  });

  test('what is written reads back as the same message', () => {
    const tagValue = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }).map((value) => value.replaceAll('\0', '')),
      fc.string({ unit: fc.constantFrom(';', ' ', '\\', '\r', '\n', 's', ':', 'ü') }),
    );
    const word = fc.stringMatching(/^[^\0\r\n :][^\0\r\n ]{0,8}$/u);
    const message = fc.record({
      tags: fc
        .dictionary(fc.stringMatching(/^\+?([a-z]\/)?[a-z-]{1,6}$/), tagValue)
        .map((tags) => new Map(Object.entries(tags))),
      source: fc.option(word),
      command: fc.stringMatching(/^([A-Z]{1,9}(-[A-Z]{1,6})?|[0-9]{3})$/),
      params: fc
        .tuple(
          fc.array(word, { maxLength: 14 }),
          fc.option(fc.stringMatching(/^[^\0\r\n]{0,12}$/u)),
        )
        .map(([words, last]) => (last === null ? words : [...words, last])),
    });
    fc.assert(
      fc.property(message, (value) => {
        const bytes = serializeMessage(value);
        expect(parseMessage(bytes.subarray(0, -2))).toEqual(value);
      }),
    );
  });
});
