// ssh-keygen is the judge: what it reads back must be what went in.

import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  sshFingerprint,
  sshPrivateKey,
  sshPublicBlob,
  sshPublicLine,
  type Ed25519Bytes,
} from '../../../server/contract/host/openssh-key.ts';

function mint(): Ed25519Bytes {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { seed: Buffer.from(d, 'base64url'), publicKey: Buffer.from(x, 'base64url') };
}

describe('an Ed25519 key as OpenSSH text', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'mayfly-key-'));
  });
  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  // The comment's length decides the padding: every remainder of 8 is tried.
  test.each(['', 'a', 'ab', 'abc', 'abcd', 'abcde', 'abcdef', 'abcdefg'])(
    'is read by ssh-keygen with the comment "%s"',
    (comment) => {
      const key = mint();
      const file = join(dir, `key-${comment.length}`);
      writeFileSync(file, sshPrivateKey(key, randomInt(2 ** 32), comment), { mode: 0o600 });
      const publicLine = execFileSync('ssh-keygen', ['-y', '-f', file], {
        encoding: 'utf8',
      }).trim();
      expect(publicLine).toBe(`${sshPublicLine(key.publicKey)} ${comment}`.trim());
    },
  );

  test('has the fingerprint that ssh-keygen shows', () => {
    const { publicKey } = mint();
    const file = join(dir, 'public');
    writeFileSync(file, `${sshPublicLine(publicKey)}\n`);
    const shown = execFileSync('ssh-keygen', ['-l', '-f', file], { encoding: 'utf8' });
    const digest = createHash('sha256').update(sshPublicBlob(publicKey)).digest();
    expect(shown.split(' ')[1]).toBe(sshFingerprint(digest));
  });

  test('is read by ssh2', () => {
    const key = mint();
    const parsed = ssh2.utils.parseKey(sshPrivateKey(key, 7, 'guest'));
    if (parsed instanceof Error) throw parsed;
    expect(parsed.getPublicSSH()).toEqual(Buffer.from(sshPublicBlob(key.publicKey)));
  });

  test('refuses a seed that is not 32 bytes long', () => {
    const { publicKey } = mint();
    expect(() => sshPrivateKey({ seed: new Uint8Array(31), publicKey }, 0, '')).toThrow('31 bytes');
  });
});
