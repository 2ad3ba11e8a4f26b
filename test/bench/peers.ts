// The systems that Mayfly is measured against, brought into this user's cache: Debian's packages unpacked, The
// Lounge by npm. Nothing is installed, no service starts.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aptIsThere } from '../../docker/cli/prepare/apt.ts';
import { withSetupLock } from '../../docker/cli/prepare/lock.mjs';
import { fetchPackageTree } from '../../docker/cli/prepare/package-tree.ts';
import { SetupError } from '../../docker/cli/host/setup-error.mjs';
import { print } from '../../docker/cli/prepare/print.mjs';
import { cacheRoot } from '../../docker/cli/host/programs.ts';

const packages = ['inspircd', 'websockify', 'python3-numpy'] as const;
export const loungeVersion = '4.5.2';

export function peersRoot(env: NodeJS.ProcessEnv): string {
  return join(cacheRoot(env), 'bench-packages');
}

export function loungeRoot(env: NodeJS.ProcessEnv): string {
  return join(cacheRoot(env), `bench-thelounge-${loungeVersion}`);
}

/** What unpacked programs need around them to run from where they are. */
export function peerEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const root = peersRoot(env);
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const libraries = join(root, 'usr/lib', triplet);
  // Debian's alternatives link numpy's libraries from folders of their own.
  const folders = [libraries, join(root, 'lib', triplet), join(libraries, 'blas')];
  return {
    LD_LIBRARY_PATH: [...folders, join(libraries, 'lapack')].join(':'),
    PYTHONPATH: join(root, 'usr/lib/python3/dist-packages'),
  };
}

/** Debian's Python, which its packages are made for. */
export function python(env: NodeJS.ProcessEnv): string {
  const unpacked = join(peersRoot(env), 'usr/bin/python3');
  return existsSync(unpacked) ? unpacked : '/usr/bin/python3';
}

/** Fetches what is missing. @throws {SetupError} */
export async function fetchPeers(env: NodeJS.ProcessEnv, nowMs: number): Promise<void> {
  await withSetupLock(async () => {
    if (!existsSync(peersRoot(env))) await fetchPackages(env, nowMs);
    if (!existsSync(loungeRoot(env))) fetchLounge(env);
  });
}

async function fetchPackages(env: NodeJS.ProcessEnv, nowMs: number): Promise<void> {
  if (!aptIsThere()) {
    throw new SetupError(
      'the peers are measured as Debian has them, and this is no Debian',
      'measure Mayfly alone: npm run bench -- --no-peers',
    );
  }
  const root = peersRoot(env);
  print(`fetching ${packages.join(', ')} as packages into ${root} (nothing is installed)`);
  const unread = ['usr/share', 'etc', 'var', 'lib/systemd', 'usr/lib/systemd'];
  await fetchPackageTree({ root, packages, unread, prove: () => {} }, nowMs);
}

function fetchLounge(env: NodeJS.ProcessEnv): void {
  const root = loungeRoot(env);
  const fresh = `${root}.new`;
  print(`fetching The Lounge ${loungeVersion} into ${root}`);
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const manifest = {
    private: true,
    dependencies: { thelounge: loungeVersion },
    // It names a commit on GitHub; the release after that commit is in the registry.
    overrides: { 'irc-framework': '4.14.0' },
  };
  writeFileSync(join(fresh, 'package.json'), JSON.stringify(manifest));
  const flags = ['--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'];
  const { status, stderr } = spawnSync('npm', ['install', ...flags], {
    cwd: fresh,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new SetupError(
      `npm did not bring The Lounge: ${stderr.slice(-400)}`,
      'is there a network?',
    );
  }
  renameSync(fresh, root);
}
