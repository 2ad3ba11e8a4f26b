import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference } from '../../../web/src/text/difference.ts';

test('of two texts the part that differs is found, as short as can be', () => {
  expect(difference('so very good', 'so Ⓑvery good')).toEqual([3, 3]);
  expect(difference('ⒷveryⒷ', 'very')).toEqual([0, 6]);
  expect(difference('aaa', 'aa')).toEqual([2, 3]);
  expect(difference('', 'hi')).toEqual([0, 0]);
});

test('no letter is cut in two', () => {
  // They share their first half, or their last.
  expect(difference('a🎉b', 'a🎊b')).toEqual([1, 3]);
  expect(difference('🎉', '🠉')).toEqual([0, 2]);
});

test('with that part put in, the old text is the new one', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '🎉', '🎊', 'Ⓑ', '\n') });
  fc.assert(
    fc.property(text, text, (old, next) => {
      const [start, end] = difference(old, next);
      const put = next.slice(start, next.length - (old.length - end));
      expect(old.slice(0, start) + put + old.slice(end)).toBe(next);
      expect(put.isWellFormed()).toBe(true);
    }),
  );
});
