import { describe, expect, test } from 'vitest';
import {
  NoControlPort,
  ReplyReader,
  quoted,
  unquoted,
  valueOf,
  type ControlMessage,
} from '../../../server/tor-control/reply-reader.ts';

const read = (text: string): ControlMessage[] => new ReplyReader().push(Buffer.from(text));

describe('what a control port says', () => {
  test('is one reply where its last line has a space behind the code', () => {
    expect(read('250-version=0.4.9.11\r\n250 OK\r\n')).toEqual([
      { code: 250, lines: ['version=0.4.9.11', 'OK'] },
    ]);
  });

  test('is the same, however it is cut', () => {
    const text = '250+onions/current=\r\na\r\n..b\r\n.\r\n250 OK\r\n650 HS_DESC CREATED x\r\n';
    const reader = new ReplyReader();
    const pieces = text.split('').flatMap((letter) => reader.push(Buffer.from(letter)));
    expect(pieces).toEqual(read(text));
    expect(valueOf(pieces[0] ?? { code: 0, lines: [] }, 'onions/current')).toBe('a\n.b');
    expect(pieces[1]).toEqual({ code: 650, lines: ['HS_DESC CREATED x'] });
  });

  test('has an empty value, and one that is not there', () => {
    const reply = read('250-onions/current=\r\n250 OK\r\n')[0] ?? { code: 0, lines: [] };
    expect(valueOf(reply, 'onions/current')).toBe('');
    expect(valueOf(reply, 'version')).toBeNull();
  });

  test.each([
    ['a web server', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['an ssh server', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a mail server that greets', '220 mail.example ESMTP\r\n999 no\r\n'],
    ['nothing in a line', '\r\n'],
    ['a line without an end', 'x'.repeat(20_000)],
    ['a reply of 10 MB', '250-x=y\r\n'.repeat(1_200_000)],
    ['a data block without an end', `250+x=\r\n${'y'.repeat(1000)}\r\n`.padEnd(200_000, 'z\r\n')],
  ])('is refused if it is %s', (_what, text) => {
    expect(() => read(text)).toThrow(NoControlPort);
  });
});

test('a quoted text comes back as it was', () => {
  for (const text of ['', 'plain', 'a "quoted" \\ one', String.raw`\n`])
    expect(unquoted(quoted(text))).toBe(text);
  expect(unquoted(String.raw`"/home/a\040b/\303\251"`)).toBe('/home/a b/Ã©');
  expect(unquoted('bare')).toBe('bare');
});
