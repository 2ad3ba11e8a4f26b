// The AppArmor profile, compiled by AppArmor's own parser. No kernel is asked: most here have none.

import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { beforeAll, expect, test } from 'vitest';

import { fetchPackageTree } from '../../docker/cli/prepare/package-tree.ts';
import { engineRoot } from '../setup/engine-programs.ts';

const run = promisify(execFile);
const profile = join(import.meta.dirname, '../../docker/apparmor/mayfly');
/** Unpacked with its abstractions, which stand in /etc: the engine's own tree has none. */
const root = join(dirname(engineRoot(process.env)), 'apparmor');

function parserIn(dir: string): string | undefined {
  const places = ['usr/sbin', 'sbin'].map((place) => join(dir, place, 'apparmor_parser'));
  return places.find((path) => existsSync(path));
}

beforeAll(async () => {
  if (parserIn(root) !== undefined) return;
  const prove = (fresh: string): void => {
    if (parserIn(fresh) === undefined) throw new Error('the package holds no apparmor_parser');
  };
  await fetchPackageTree({ root, packages: ['apparmor'], unread: [], prove }, Date.now());
});

/** @returns what the parser says of a profile; it fails where it would not compile. */
async function compile(text: string): Promise<string> {
  const args = ['--skip-kernel-load', '--skip-cache', '--base', join(root, 'etc/apparmor.d')];
  const child = run(parserIn(root) ?? '', args);
  child.child.stdin?.end(text);
  return (await child).stdout;
}

test('compiles', async () => {
  await expect(compile(readFileSync(profile, 'utf8'))).resolves.toBe('');
});

test('would not, with a rule that is none', async () => {
  const broken = readFileSync(profile, 'utf8').replace('capability setuid', 'capability flying');
  await expect(compile(broken)).rejects.toThrow('flying');
});
