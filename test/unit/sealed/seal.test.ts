// The seal as a text, and what its certificates prove.

import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, test } from 'vitest';
import { formatIdentity, readIdentity } from '../../../server/sealed/seal/membership.ts';
import { formatRevocation, readRevocation } from '../../../server/sealed/seal/revocation.ts';
import {
  formatSeal,
  frameKeyOf,
  guestSealFor,
  hostSealFor,
  invitationKey,
  issuerOf,
  mintHostSeal,
  parseSeal,
} from '../../../server/sealed/seal/seal.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const host = mintHostSeal('i1', random);
const guest = guestSealFor(host, 'i2', random);
const signatureKey = ed25519.getPublicKey(random(32));

describe('a seal', () => {
  test('is the same after it was written and read', () => {
    for (const seal of [host, guest, guestSealFor(host, 'shared', random)]) {
      expect(parseSeal(formatSeal(seal))).toEqual(seal);
    }
  });

  test('of a guest gives the same keys as the host’s, and not the secret', () => {
    expect(frameKeyOf(guest)).toEqual(frameKeyOf(host));
    expect(issuerOf(guest)).toEqual(issuerOf(host));
    expect(Object.keys(guest)).not.toContain('secret');
  });

  test('with any one letter changed or lost is none', () => {
    for (const text of [formatSeal(guest), formatSeal(host)]) {
      fc.assert(
        fc.property(fc.nat(text.length - 1), fc.constantFrom('', 'A', 'b', '-'), (at, letter) => {
          const damaged = text.slice(0, at) + letter + text.slice(at + 1);
          if (damaged !== text) expect(parseSeal(damaged)).toBeNull();
        }),
      );
    }
  });

  test('of any other text is none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(parseSeal(text)).toBeNull();
      }),
    );
  });
});

describe('an identity', () => {
  const key = invitationKey(guest, random);
  const identity = formatIdentity(key, 'ana', signatureKey);

  test('proves nickname, invitation and role', () => {
    expect(readIdentity(issuerOf(host), identity, signatureKey)).toEqual({
      nick: 'ana',
      isHost: false,
      invitation: 'i2',
      invitationKey: key.publicKey,
    });
    const hosts = invitationKey(hostSealFor(host, 'i3'), random);
    const hostsOwn = formatIdentity(hosts, 'eve', signatureKey);
    expect(readIdentity(issuerOf(guest), hostsOwn, signatureKey)?.isHost).toBe(true);
  });

  test('proves nothing for another signature key, or in another room', () => {
    const other = ed25519.getPublicKey(random(32));
    expect(readIdentity(issuerOf(host), identity, other)).toBeNull();
    expect(readIdentity(issuerOf(mintHostSeal('i1', random)), identity, signatureKey)).toBeNull();
  });

  test('with any bit changed proves nothing', () => {
    fc.assert(
      fc.property(fc.nat(identity.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const changed = identity.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(readIdentity(issuerOf(host), changed, signatureKey)).toBeNull();
      }),
    );
  });

  test('a guest’s certificate makes no host', () => {
    const asHost = formatIdentity({ ...key, isHost: true }, 'ana', signatureKey);
    expect(readIdentity(issuerOf(host), asHost, signatureKey)).toBeNull();
  });
});

test('only a host of this room revokes an invitation', () => {
  const word = formatRevocation(host, 'i2');
  expect(readRevocation(issuerOf(guest), word)).toBe('i2');
  expect(readRevocation(issuerOf(mintHostSeal('i1', random)), word)).toBeNull();
  expect(readRevocation(issuerOf(guest), word.with(3, 0x33))).toBeNull();
});
