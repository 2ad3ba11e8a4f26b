// Repairing bytes that are not UTF-8.

import { isUtf8 } from 'node:buffer';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutUtf8, validUtf8 } from '../../../server/protocol/wire/utf8.ts';
import { raw, text, utf8 } from './bytes.ts';

test('valid bytes are not copied', () => {
  const bytes = utf8('\ufeffgrüß 😀');
  expect(validUtf8(bytes)).toBe(bytes);
});

test.each([
  ['a lone byte', 'a\xffb', 'a\ufffdb'],
  ['a cut character', 'a\xf0\x9f\x98', 'a\ufffd'],
  ['an overlong slash', '\xc0\xaf', '\ufffd\ufffd'],
  ['a surrogate', '\xed\xa0\x80', '\ufffd\ufffd\ufffd'],
])('%s becomes U+FFFD', (_, bytes, mended) => {
  expect(text(validUtf8(raw(bytes)))).toBe(mended);
});

test('what comes out is valid, and its ASCII is what came in', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const mended = validUtf8(bytes);
      expect(isUtf8(mended)).toBe(true);
      expect(mended.filter((byte) => byte < 0x80)).toEqual(bytes.filter((byte) => byte < 0x80));
    }),
  );
});

test('a cut never goes through a character and wastes no place', () => {
  expect(cutUtf8('grüße', 4)).toBe('grü');
  expect(cutUtf8('grüße', 3)).toBe('gr');
  expect(cutUtf8('😀😀', 7)).toBe('😀');
  expect(cutUtf8('grüße', 7)).toBe('grüße');
  expect(cutUtf8('grüße', 0)).toBe('');
  expect(cutUtf8('grüße', -5)).toBe('');
});
