// What the rows of layers.ts are made of: their shape, and the names that several of them use.

/** A folder's own files. Other folders below it have rows of their own. */
export interface Layer {
  readonly folder: string;
  /** Folders whose files it may import, with all folders below them. One that ends in "/." counts without these. */
  readonly may: readonly string[];
  /** Packages and Node's own modules, as an import names them; "node:*" is all of Node's. */
  readonly packages?: readonly string[];
  /** What of `packages` is taken out again. */
  readonly except?: readonly string[];
  /** Folders of which it may import types, and nothing that runs. */
  readonly types?: readonly string[];
}

export const contract = 'server/contract';
export const config = 'server/config';
export const protocol = 'server/protocol';
export const gateway = 'server/gateway';
export const node = ['node:*', 'node:*/*'];
/** The gateway starts no process. */
export const noProcess = ['node:child_process'];

/** All rows that have the same packages. */
export function withPackages(
  packages: readonly string[],
  except: readonly string[],
  rows: Readonly<Record<string, readonly string[]>>,
): Layer[] {
  return Object.entries(rows).map(([folder, may]) => ({ folder, may, packages, except }));
}

/** What asks a tor by its control port: for the uplink, and for the host program before and after a room. */
export const torControl = 'server/tor-control';

export const sealed = 'server/sealed';
/** Our own code makes no cryptography: these do. */
export const sealedPackages = [
  'ts-mls',
  'hpke',
  '@panva/hpke-noble',
  '@noble/curves/ed25519.js',
  '@noble/hashes/hkdf.js',
  '@noble/hashes/hmac.js',
  '@noble/hashes/sha2.js',
  '@noble/ciphers/chacha.js',
  '@scure/bip39/wordlists/english.js',
];

/** What a server of the page needs, whoever runs it: the gateway, and `mayfly connect --page`. */
export const pageParts = 'server/page';
