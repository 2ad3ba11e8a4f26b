// The keys of one directory authority, made without starting tor.

import { execFile } from 'node:child_process';
import { createHash, generateKeyPair } from 'node:crypto';
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import type { Program } from '../../docker/cli/host/programs.ts';
import { programEnv } from '../support/programs.ts';

const run = promisify(execFile);
const makeKeyPair = promisify(generateKeyPair);

/** What others must know of an authority, both in upper-case hex. */
export interface AuthorityNames {
  /** SHA-1 of the relay's RSA identity. */
  readonly fingerprint: string;
  /** SHA-1 of the key that signs the authority's certificate. */
  readonly v3ident: string;
}

/**
 * Writes `keys/` into a tor data directory: the relay identity, the authority's identity,
 * its signing key and its certificate.
 */
export async function makeAuthorityKeys(
  tor: Program,
  dataDir: string,
  directoryAddress: string,
): Promise<AuthorityNames> {
  const keys = join(dataDir, 'keys');
  await mkdir(keys, { recursive: true, mode: 0o700 });
  const [relay] = await Promise.all([
    makeKeyPair('rsa', { modulusLength: 1024, publicExponent: 65_537 }),
    makeCertificate(tor, keys, directoryAddress),
  ]);
  const pem = relay.privateKey.export({ type: 'pkcs1', format: 'pem' });
  const der = relay.publicKey.export({ type: 'pkcs1', format: 'der' });
  await writeFile(join(keys, 'secret_id_key'), pem, { mode: 0o600 });
  return {
    // dir-spec §1.3: a key's digest is that of its PKCS#1 DER.
    fingerprint: createHash('sha1').update(der).digest('hex').toUpperCase(),
    v3ident: await certificateIdentity(join(keys, 'authority_certificate')),
  };
}

async function makeCertificate(tor: Program, keys: string, address: string): Promise<void> {
  // Debian's /usr/sbin/tor is a link to where tor-gencert is.
  const gencert = run(
    join(dirname(await realpath(tor.path)), 'tor-gencert'),
    ['--create-identity-key', '-m', '12', '-a', address, '--passphrase-fd', '0'],
    { cwd: keys, env: programEnv(tor) },
  );
  gencert.child.stdin?.end('nothing to protect\n');
  await gencert;
}

/** dir-spec §2.1: the certificate's `fingerprint` is the digest of the identity key. */
async function certificateIdentity(path: string): Promise<string> {
  const found = /^fingerprint ([0-9A-F]{40})$/m.exec(await readFile(path, 'ascii'));
  if (found?.[1] === undefined) throw new Error(`${path} names no identity key`);
  return found[1];
}
