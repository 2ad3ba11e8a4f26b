// Makes every secret of one room. They live in this process's memory and end with it.

import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';
import type { Settings } from '../contract/host/settings.ts';
import { mintInvitationToken } from './invitation-token.ts';
import { mintPassphrase } from './passphrase.ts';

/** An Ed25519 key as the two 32-byte halves that ssh and tor work with. */
export interface KeyPair {
  readonly seed: Uint8Array;
  readonly publicKey: Uint8Array;
}

export interface Secrets {
  /** Of the shared invitation; null: an open room, or one by invitation only. */
  readonly passphrase: string | null;
  /** Of the operator's own invitation. */
  readonly hostToken: string;
  /** Between the gateway and ngIRCd. */
  readonly webircPassword: string;
  /** What ngIRCd lets in by. The guests' word is the gateway's to compare: who has it has no way past it. */
  readonly ngircdPassword: string;
  /** What makes the gateway's own link an operator of ngIRCd. No guest may send OPER. */
  readonly ngircdOperatorPassword: string;
  readonly cloakSalt: string;
  readonly onionKey: KeyPair;
  /** Of this machine's own ssh door. */
  readonly hostKey: KeyPair;
  /** Of the onion's: another, so that nobody on loopback can ask which onion this machine is. */
  readonly onionHostKey: KeyPair;
  /** Of the operator's own invitation; null: guests have keys of their own. */
  readonly hostSshKey: KeyPair | null;
}

export function mintSecrets(settings: Settings): Secrets {
  return {
    passphrase:
      settings.open || settings.inviteOnly
        ? null
        : (settings.passphrase ?? mintPassphrase(randomInt)),
    hostToken: mintInvitationToken(),
    // Hex: ngIRCd ends a value at white space, `;` and `#`, and keeps at most 63 bytes of it.
    webircPassword: randomBytes(24).toString('hex'),
    ngircdPassword: randomBytes(24).toString('hex'),
    ngircdOperatorPassword: randomBytes(24).toString('hex'),
    cloakSalt: randomBytes(24).toString('hex'),
    onionKey: mintKey(),
    hostKey: mintKey(),
    onionHostKey: mintKey(),
    hostSshKey: settings.sshKeys.length === 0 ? mintKey() : null,
  };
}

export function mintKey(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    seed: Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'),
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
  };
}
