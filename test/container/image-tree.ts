// What is in an image, read from the file that `docker save` wrote. Starts no container, so that nothing but
// the image is seen.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const limits = { maxBuffer: 256 * 1024 * 1024 };

export interface Entry {
  /** Absolute, no slash at the end. */
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'link';
  /** As ls shows it, without the kind: `r-xr-xr-x`, an `s` or `t` where there is such a bit. */
  readonly mode: string;
  /** `uid/gid`. */
  readonly owner: string;
  readonly bytes: number;
  /** Seconds since 1970. */
  readonly changedS: number;
  readonly target: string | null;
}

const kinds: Readonly<Record<string, Entry['kind']>> = { '-': 'file', d: 'directory', l: 'link' };

/** Every entry of every layer. @throws for what is neither a file, a directory nor a link. */
export async function treeOf(imageFile: string): Promise<readonly Entry[]> {
  const list = 'tar --list --verbose --numeric-owner --utc --full-time';
  const { stdout } = await run('sh', ['-c', `${eachLayer} ${list}`, imageFile], limits);
  return stdout.split('\n').filter(Boolean).map(parseEntry);
}

/** Debian's docker.io saves layers as `<id>/layer.tar`. */
const eachLayer = 'tar --extract --to-stdout --wildcards --file "$0" "*/layer.tar" |';

/** `-r-xr-xr-x 0/0 27792 2026-01-01 00:00:00 usr/bin/tini` */
function parseEntry(line: string): Entry {
  const form = /^(\S)(\S{9}) (\S+) +(\d+) (\S+ \S+) (.*?)(?: -> (.*))?$/;
  const [, letter = '', mode = '', owner = '', bytes, time = '', path = '', target] =
    form.exec(line) ?? [];
  const kind = kinds[letter];
  if (kind === undefined) throw new Error(`the image holds what it should not: ${line}`);
  return {
    path: `/${path.replace(/\/$/, '')}`,
    kind,
    mode,
    owner,
    bytes: Number(bytes),
    changedS: Date.parse(`${time.replace(' ', 'T')}Z`) / 1000,
    target: target ?? null,
  };
}

/** One file's text, from the only layer. */
export async function textIn(imageFile: string, path: string): Promise<string> {
  const script = `${eachLayer} tar --extract --to-stdout "$1"`;
  const { stdout } = await run('sh', ['-c', script, imageFile, path.replace(/^\//, '')], limits);
  return stdout;
}
