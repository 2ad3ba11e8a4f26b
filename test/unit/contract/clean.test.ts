import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName, cleanText } from '../../../server/contract/room/clean.ts';

test('mIRC formatting goes, with the digits that belong to it', () => {
  expect(
    cleanText('\x02bold\x02 \x0304,05red\x03 \x0399!\x0f \x04FF0000hex \x1d\x1f\x1e\x11\x16.'),
  ).toBe('bold red ! hex .');
  expect(cleanText('\x03123')).toBe('3');
});

test('control characters become a space, a run of them one', () => {
  expect(cleanText('a\x00\r\n\x1b[31mb\x85c\u2028d')).toBe('a [31mb c d');
});

test('nothing can turn the direction of what stands beside it', () => {
  expect(cleanText('\u202Eexe.gpj\u202C \u2066a\u2069')).toBe('exe.gpj a');
  expect(cleanName('\u202Enimda\u202C')).toBe('nimda');
});

test('right-to-left text, joined emoji and Persian stay as they are', () => {
  for (const text of ['שלום', '👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'می‌خواهم', 'é̂']) expect(cleanText(text)).toBe(text);
});

test('piled-up marks do not climb over other lines', () => {
  expect(cleanText(`Z${'\u0301'.repeat(50)}`)).toBe(`Z${'\u0301'.repeat(5)}`);
});

test('markup is only text, and stays', () => {
  expect(cleanText('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
});

test('a name without anything to see is shown as a question mark', () => {
  expect(cleanName('\u200b\u2060 ')).toBe('?');
  expect(cleanName('x'.repeat(500))).toHaveLength(64);
});

test('whatever comes, no control or bidi character is left, and cleaning twice changes nothing', () => {
  const anything = fc.string({
    unit: fc.oneof(
      fc.nat(0x2fff).map((code) => String.fromCodePoint(code)),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  });
  fc.assert(
    fc.property(anything, (text) => {
      const clean = cleanText(text);
      // oxlint-disable-next-line no-control-regex -- they are what must not be left
      expect(clean).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
      expect(cleanText(clean)).toBe(clean);
    }),
  );
});
