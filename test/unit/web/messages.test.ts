import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  linesOf,
  maxTextBytes,
  measure,
  messagesOf,
  utf8Bytes,
} from '../../../web/src/text/messages.ts';

const to = { nick: 'Bruno', target: '#lobby', form: 'say' } as const;

test('a message and all that ngIRCd may put in front of it fit into one line', () => {
  const longest = { nick: 'n'.repeat(31), target: `#${'c'.repeat(49)}` };
  for (const form of ['say', 'act'] as const) {
    const text = 'x'.repeat(maxTextBytes({ ...longest, form }));
    const said = form === 'act' ? `\x01ACTION ${text}\x01` : text;
    const mask = `${longest.nick}!${'u'.repeat(20)}@${'h'.repeat(64)}`;
    expect(utf8Bytes(`:${mask} PRIVMSG ${longest.target} :${said}\r\n`)).toBe(512);
  }
});

test('a shorter name leaves more room', () => {
  expect(maxTextBytes(to)).toBe(512 - ':Bruno!@ PRIVMSG #lobby :\r\n'.length - 84);
});

test('each line is a message, empty ones are none', () => {
  expect(messagesOf('one\r\n\n  \ntwo\rthree\u2028four', 100)).toEqual([
    'one',
    'two',
    'three',
    'four',
  ]);
  expect(linesOf('only one\n')).toEqual(['only one']);
});

test('a long line is cut at its spaces, and within a word only where there is none', () => {
  expect(messagesOf('aaaa bbbb cccc', 10)).toEqual(['aaaa bbbb', 'cccc']);
  expect(messagesOf('aaaaaaaaaaaa', 10)).toEqual(['aaaaaaaaaa', 'aa']);
  expect(messagesOf('a bbbbbbbbbbbb', 10)).toEqual(['a bbbbbbbb', 'bbbb']);
});

test('letters with marks, joined emoji and codes with their numbers stay whole', () => {
  const family = '👩‍👩‍👧';
  expect(messagesOf(family.repeat(3), utf8Bytes(family) * 2)).toEqual([family.repeat(2), family]);
  expect(messagesOf('abcdefg\x0304,05red', 10)).toEqual(['abcdefg', '\x0304,05red']);
});

test('what would be a question to somebody’s software, or end the line, is not sent', () => {
  expect(messagesOf('\x01VERSION\x01 a\0b\tc', 100)).toEqual(['VERSION ab c']);
});

test('no message is longer than there is room, none is empty, and no letter is lost', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 });
  fc.assert(
    fc.property(text, fc.integer({ min: 8, max: 60 }), (written, max) => {
      const messages = messagesOf(written, max);
      for (const message of messages) {
        expect(utf8Bytes(message)).toBeLessThanOrEqual(max);
        expect(message.trim()).not.toBe('');
      }
      // oxlint-disable-next-line no-control-regex -- these are not sent
      const letters = (part: string): string => part.replace(/[\s\x00\x01\x05-\x1f\x7f]/g, '');
      expect(letters(messages.join(''))).toBe(letters(written));
    }),
  );
});

test('what is left counts bytes, of the last message', () => {
  expect(measure('é', 10)).toEqual({ messages: ['é'], bytesLeft: 8 });
  expect(measure('aaaa bbbb cccc', 10).bytesLeft).toBe(6);
  expect(measure('', 10)).toEqual({ messages: [], bytesLeft: 10 });
});
