// The secret of a personal invitation: what is made can be read back however it was typed.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invitationDigest, mintInvitationToken } from '../../../server/config/invitation-token.ts';
import {
  formatToken,
  looksLikeCutToken,
  readToken,
  tokenAlphabet,
} from '../../../server/contract/invitation/token-text.ts';

const token = 'k3v90b1cdefghjkmnpqrstvwxz';
const shown = 'k3v9-0b1c-defg-hjkm-npqr-stvw-xz';

describe('a token', () => {
  test('is shown in groups, and fits where a passphrase stands', () => {
    expect(formatToken(token)).toBe(shown);
    expect(shown).toMatch(/^(?!:)[\x21-\x7e]{8,63}$/);
  });

  test.each([
    shown,
    token,
    shown.toUpperCase(),
    shown.replaceAll('-', ' '),
    ` ${shown.replaceAll('-', '')}\n`,
    'k3v9-Obic-defg-hjkm-npqr-stvw-xz',
    'k3v9-obLc-defg-hjkm-npqr-stvw-xz',
  ])('is read from %j', (text) => {
    expect(readToken(text)).toBe(token);
  });

  test.each([
    '',
    token.slice(1),
    `${token}0`,
    `${token.slice(1)}u`,
    `${token.slice(1)}ö`,
    ' '.repeat(200) + token,
    'correct-horse-battery-staple',
  ])('is not %j', (text) => {
    expect(readToken(text)).toBeNull();
  });

  test('whose end is missing is known by its form', () => {
    for (const length of [9, 10, 14, 20, 30]) {
      expect(looksLikeCutToken(shown.slice(0, length)), shown.slice(0, length)).toBe(true);
    }
    for (const text of [shown, 'k3v9', 'open-sesame', 'fish-bone-road-game', '']) {
      expect(looksLikeCutToken(text), text).toBe(false);
    }
  });

  test('is another each time, of all characters, and is read back as it was made', () => {
    const tokens = Array.from({ length: 500 }, mintInvitationToken);
    expect(new Set(tokens).size).toBe(500);
    expect(new Set(tokens.join(''))).toEqual(new Set(tokenAlphabet));
    for (const each of tokens) expect(readToken(formatToken(each))).toBe(each);
    expect(new Set(tokens.map(invitationDigest)).size).toBe(500);
    expect(invitationDigest(token)).not.toContain(token.slice(0, 6));
  });

  test('whatever is typed, what is read is a token', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readToken(text);
        if (read !== null) expect(read).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
      }),
    );
  });
});
