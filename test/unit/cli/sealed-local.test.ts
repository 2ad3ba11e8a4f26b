// The edge between a local IRC client and the sealed lines: cutting bytes, the word that opens, and who speaks.

import { describe, expect, test } from 'vitest';
import { LineReader, maxLineBytes } from '../../../docker/cli/connect/sealed/line-reader.ts';
import { localNotices, pretendsLocal } from '../../../docker/cli/connect/sealed/local-source.ts';
import { PassGate } from '../../../docker/cli/connect/sealed/pass-gate.ts';

const line = (text: string) => ({ kind: 'line', text });
const wrong = (why: string) => ({ kind: 'wrong', why });

describe('lines', () => {
  test('are the same however the bytes are cut', () => {
    const bytes = Buffer.from('NICK ñandú\r\nUSER a\n\r\n\nPRIVMSG #x :🜁 to the end\r\nrest');
    const wanted = ['NICK ñandú', 'USER a', 'PRIVMSG #x :🜁 to the end'].map(line);
    for (let size = 1; size <= bytes.length; size += 1) {
      const reader = new LineReader();
      const got = [];
      for (let at = 0; at < bytes.length; at += size)
        got.push(...reader.read(bytes.subarray(at, at + size)));
      expect(got).toEqual(wanted);
    }
  });

  test('keep nothing of the chunk that they were cut from', () => {
    const reader = new LineReader();
    const chunk = Buffer.from('PRIVMSG #x :half');
    reader.read(chunk);
    chunk.fill(0x78);
    expect(reader.read(Buffer.from(' and half\r\n'))).toEqual([line('PRIVMSG #x :half and half')]);
  });

  test('of the longest length pass; one byte more is left out, and the next line passes', () => {
    const longest = 'x'.repeat(maxLineBytes);
    expect(new LineReader().read(Buffer.from(`${longest}\r\nPING\r\n`))).toEqual([
      line(longest),
      line('PING'),
    ]);
    const reader = new LineReader();
    expect(reader.read(Buffer.from(`${longest}x`))).toEqual([]);
    for (let more = 0; more < 100; more += 1) expect(reader.read(Buffer.from(longest))).toEqual([]);
    expect(reader.read(Buffer.from('\r\nPING\r\n'))).toEqual([wrong('too long'), line('PING')]);
  });

  test('that are no UTF-8, or hold a NUL, are left out', () => {
    const bytes = Buffer.concat([
      Buffer.from('PRIVMSG #x :caf'),
      Buffer.from([0xe9, 0x0a]),
      Buffer.from('PRIVMSG #x :a\0b\nPING\n'),
      // A surrogate half and an overlong slash.
      Buffer.from([0xed, 0xa0, 0x80, 0x0a, 0xc0, 0xaf, 0x0a]),
    ]);
    expect(new LineReader().read(bytes)).toEqual([
      wrong('not UTF-8'),
      wrong('forbidden byte'),
      line('PING'),
      wrong('not UTF-8'),
      wrong('not UTF-8'),
    ]);
  });
});

describe('the word', () => {
  const answers = (word: string, ...lines: string[]): unknown[] => {
    const gate = new PassGate(word);
    return lines.map((each) => gate.answer(each));
  };

  test('opens; before it irssi negotiates, and names no channel', () => {
    const lines = ['CAP LS 302', 'JOIN :', 'CAP REQ :x', 'pass :six-words', 'NICK ada', 'JOIN #x'];
    expect(answers('six-words', ...lines)).toEqual(lines.map(() => 'pass'));
  });

  test('of a personal invitation may be written as people write it', () => {
    const token = 'k3v9-0000-1111-2222-3333-4444-55';
    expect(answers(token, 'PASS K3V9OOOOLILI22223333444455')).toEqual(['pass']);
    expect(answers(token, 'PASS k3v9-0000-1111-2222-3333-4444-55 ')).toEqual(['pass']);
    expect(answers(token, 'PASS k3v9-0000-1111-2222-3333-4444-56')).toEqual(['refuse']);
  });

  test.each([
    ['another word', ['PASS guessed']],
    ['an empty one', ['PASS']],
    ['a part of it', ['PASS six']],
    ['the word with more behind it', ['PASS six-words!']],
    ['none, but a nickname', ['CAP LS 302', 'NICK eve']],
    ['none, but a channel', ['JOIN #lobby']],
    ['none, but CAP for ever', Array.from({ length: 17 }, () => 'CAP LS')],
    ['none, but talk', ['PRIVMSG #lobby :hi']],
    ['none, but a line that is none', ['']],
  ])('is refused: %s', (_, lines) => {
    expect(answers('six-words', ...lines).at(-1)).toBe('refuse');
  });
});

describe('this command’s own name', () => {
  test.each([
    ':mayfly.connect NOTICE * :sealed. The four words: a b c d',
    '@time=x;y=z :mayfly.connect NOTICE * :x',
    ':MAYFLY.connect NOTICE * :x',
    ':mayfly.connect!a@b PRIVMSG ana :x',
    ':mayfly.connect@b NOTICE ana :x',
    ':mayfly.connect',
  ])('the room cannot use: %s', (text) => {
    expect(pretendsLocal(text)).toBe(true);
  });

  test.each([
    ':mayfly!service@mayfly.room NOTICE ana :x',
    ':ana!a@b PRIVMSG #x ::mayfly.connect NOTICE',
    ':mayfly.connected NOTICE ana :x',
    ':mayflyxconnect NOTICE * :x',
  ])('is not this: %s', (text) => {
    expect(pretendsLocal(text)).toBe(false);
  });

  test('notices hold a line each', () => {
    expect(localNotices('one\ntwo')).toEqual([
      ':mayfly.connect NOTICE * :one',
      ':mayfly.connect NOTICE * :two',
    ]);
  });
});
