// Four words that all members of an epoch have in common, to be read out to each other.

import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { MlsGroup } from './mls.ts';

const label = 'mayfly words';
const bitsPerWord = 11;
const wordCount = 4;

/** 44 bits of a secret of the epoch: two groups, or two epochs, have the same words by chance only. */
export async function epochWords(group: MlsGroup): Promise<readonly string[]> {
  return wordsOf(await group.exported(label, 6));
}

/** @param secret at least 6 bytes. */
export function wordsOf(secret: Uint8Array): readonly string[] {
  const bits = Array.from(secret, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: wordCount }, (_, word) => {
    const number = parseInt(bits.slice(word * bitsPerWord, (word + 1) * bitsPerWord), 2);
    return wordlist[number] ?? '';
  });
}
