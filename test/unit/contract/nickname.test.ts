import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isNickname,
  nearbyNickname,
  pleasantNickname,
} from '../../../server/contract/words/nickname.ts';
import { randomPick } from '../../../server/contract/words/random-pick.ts';

const anyPick = fc.infiniteStream(fc.nat()).map((numbers) => (count: number): number => {
  const { value } = numbers.next();
  return value % count;
});

test('every nickname offered is letters and digits, at most 24', () => {
  fc.assert(
    fc.property(anyPick, (pick) => {
      expect(pleasantNickname(pick)).toMatch(/^[A-Z][a-z]+[A-Z][a-z]+\d\d$/);
      expect(pleasantNickname(pick).length).toBeLessThanOrEqual(24);
    }),
  );
});

test('what is tried instead of a taken nickname is another one that may be used', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,30}$/), anyPick, (taken, pick) => {
      const other = nearbyNickname(taken, pick);
      expect(isNickname(other)).toBe(true);
      expect(other.length).toBeLessThanOrEqual(24);
    }),
  );
  expect(nearbyNickname('Ana42', () => 7)).toBe('Ana17');
});

test('the dice of the browser stay below their count and reach all of it', () => {
  const seen = new Set(Array.from({ length: 500 }, () => randomPick(5)));
  expect([...seen].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
});
