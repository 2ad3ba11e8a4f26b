// Whose ssh key is good, and who may stay that has logged in by it.

import { expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { parseOrders } from '../../server/config/config.ts';
import { GuestKeys } from '../../server/guest-keys.ts';
import { mintKey } from '../../server/config/secrets.ts';
import {
  sshFingerprint,
  sshPublicBlob,
  sshPublicLine,
} from '../../server/contract/host/openssh-key.ts';

const nobody = new Set<string>();

function keysOf(count: number): { line: string; fingerprint: string }[] {
  return Array.from({ length: count }, () => {
    const { publicKey } = mintKey();
    const digest = createHash('sha256').update(sshPublicBlob(publicKey)).digest();
    return { line: sshPublicLine(publicKey), fingerprint: sshFingerprint(digest) };
  });
}

function guestKeys(sshKeys = ''): GuestKeys {
  const program = { path: '/usr/sbin/none', libraryPath: null };
  const programs = { tor: program, ngircd: program, sshd: program, transports: {} };
  const places = { run: '/nowhere', web: '/nowhere', listenHost: '127.0.0.1' };
  const variables = { MAYFLY_SSH_KEYS: sshKeys };
  const orders = { ...places, variables, programs, separateUsers: false };
  return new GuestKeys(parseOrders(JSON.stringify(orders)));
}

test('a key is good as long as its invitation is', () => {
  const [ana, ben] = keysOf(2);
  const keys = guestKeys();
  keys.addFor('i2', ana?.line ?? '');
  keys.addFor('i3', ben?.line ?? '');
  expect(keys.list()).toEqual([ana?.line, ben?.line]);
  expect(keys.setState('i2', 'revoked')).toBe(true);
  expect(keys.setState('i2', 'revoked')).toBe(false);
  expect(keys.setState('i9', 'revoked')).toBe(false);
  expect(keys.list()).toEqual([ben?.line]);
});

test.each([
  ['good', true, true],
  ['used', true, true],
  ['expired', false, true],
  ['revoked', false, false],
] as const)('by a key that is %s, who is out may stay: %s, who is in: %s', (state, out, inside) => {
  const [ana] = keysOf(1);
  const keys = guestKeys();
  keys.addFor('i2', ana?.line ?? '');
  keys.setState('i2', state);
  expect(keys.mayStay(ana?.fingerprint ?? '', nobody)).toBe(out);
  expect(keys.mayStay(ana?.fingerprint ?? '', new Set(['i2']))).toBe(inside);
});

test('nobody may stay by a key that is not known', () => {
  const [, stranger] = keysOf(2);
  expect(guestKeys().mayStay(stranger?.fingerprint ?? '', new Set(['i2']))).toBe(false);
});

test('a key of two invitations, or of none, outlives one of them', () => {
  const [ana, ben] = keysOf(2);
  const keys = guestKeys(ben?.line);
  keys.addFor('i2', ana?.line ?? '');
  keys.addFor('i3', ana?.line ?? '');
  keys.addFor('i4', ben?.line ?? '');
  for (const id of ['i3', 'i4']) keys.setState(id, 'revoked');
  expect(keys.list()).toEqual([ben?.line, ana?.line]);
  for (const key of [ana, ben]) expect(keys.mayStay(key?.fingerprint ?? '', nobody)).toBe(true);
});
