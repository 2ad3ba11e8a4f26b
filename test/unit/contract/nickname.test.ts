import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNickname } from '../../../server/contract/room/nickname.ts';
import {
  nearbyNickname,
  plainNickname,
  pleasantNickname,
} from '../../../server/contract/room/suggest-nickname.ts';
import { randomPick } from '../../../server/contract/room/random-int.ts';

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

test.each([
  ['João', 'Joao'],
  ['María', 'Maria'],
  ['Ñandú', 'Nandu'],
  ['Müller', 'Muller'],
  ['Łukasz', 'Lukasz'],
  ['Søren', 'Soren'],
  ['Straße', 'Strasse'],
  ['Ægir', 'Aegir'],
  ['Þór', 'Thor'],
  ['Çağrı', 'Cagri'],
  ['Nguyễn Văn', 'Nguyen_Van'],
  ['Иван', 'Ivan'],
  ['Щукин', 'Shchukin'],
  ['Йосиф', 'Iosif'],
  ['Ελένη', 'Eleni'],
  ['Ａｎａ', 'Ana'],
  ['Ana Maria', 'Ana_Maria'],
  ['J. R. Tolkien', 'J_R_Tolkien'],
  ["O'Neil", 'ONeil'],
  ['@ana', 'ana'],
  ['ana!', 'ana'],
  ['4ever', 'ever4'],
  ['-dash', 'dash'],
  ['ana😀', 'ana'],
  ['x'.repeat(28), 'x'.repeat(24)],
  ['ÁÉÍÓÚ'.repeat(8), 'AEIOU'.repeat(8).slice(0, 24)],
])('instead of %s the nickname %s is offered', (wanted, offered) => {
  expect(plainNickname(wanted)).toBe(offered);
});

test.each(['', '李明', '123', '---', '😀', 'مريم'])('of %j no nickname can be made', (wanted) => {
  expect(plainNickname(wanted)).toBeNull();
});

test('whatever is asked for, what is offered can be a nickname, in any length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 31 }), (text, max) => {
      const offered = plainNickname(text, max);
      if (offered !== null) {
        expect(isNickname(offered)).toBe(true);
        expect(offered.length).toBeLessThanOrEqual(max);
      }
    }),
  );
});

test('the dice of the browser stay below their count and reach all of it', () => {
  const seen = new Set(Array.from({ length: 500 }, () => randomPick(5)));
  expect([...seen].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
});
