// What a cut leaves of a letter is taken off, and nothing else.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relayLines } from '../../../server/protocol/session/room-lines.ts';
import { Lines } from '../../../server/protocol/wire/lines.ts';
import { encodeUtf8, withoutBrokenLetters } from '../../../server/protocol/wire/utf8.ts';
import { concat, raw, text, utf8 } from './bytes.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

describe('bytes without broken letters', () => {
  test('are valid, never longer, and the same where they were valid', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const whole = withoutBrokenLetters(bytes);
        expect(() => strict.decode(whole)).not.toThrow();
        expect(whole.length).toBeLessThanOrEqual(bytes.length);
        expect(withoutBrokenLetters(whole)).toBe(whole);
      }),
    );
  });

  test('are what was before a cut and behind it, wherever it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.nat({ max: 80 }),
        (words, at) => {
          const bytes = encodeUtf8(words);
          const cut = bytes.subarray(0, Math.min(at, bytes.length));
          const kept = text(withoutBrokenLetters(new Uint8Array([...cut, ...encodeUtf8('[CUT]')])));
          expect(kept.endsWith('[CUT]')).toBe(true);
          expect(text(bytes).startsWith(kept.slice(0, -'[CUT]'.length))).toBe(true);
          expect(cut.length - encodeUtf8(kept.slice(0, -5)).length).toBeLessThan(4);
        },
      ),
    );
  });

  test('keep a U+FFFD that somebody wrote', () => {
    expect(text(withoutBrokenLetters(raw('a\xef\xbf\xbdb\xc3')))).toBe('a\ufffdb');
  });
});

test('a run of lines is handed on whole, but for the letters that were cut', () => {
  const cut = new Uint8Array([
    ...utf8(`:b!b@c PRIVMSG #a :${'ç'.repeat(242)}`),
    0xc3,
    ...utf8('[CUT]\r\n'),
  ]);
  const lines = [
    utf8(':b!b@c PRIVMSG #a :1\r\n'),
    cut,
    utf8(':b!b@c TOPIC #a :2\r\n'),
    cut,
    utf8(':x 1\r\n'),
  ];
  let out = '';
  relayLines(new Lines(concat(lines)), {
    wants: (command) => command === 'TOPIC',
    look: (line) => {
      out += `<${text(line)}>`;
      return false;
    },
    keep: (run) => {
      out += text(run.bytes);
    },
  });
  const mended = `:b!b@c PRIVMSG #a :${'ç'.repeat(242)}[CUT]\r\n`;
  expect(out).toBe(`:b!b@c PRIVMSG #a :1\r\n${mended}<:b!b@c TOPIC #a :2>${mended}:x 1\r\n`);
});
