// Where tor, ngircd, sshd and tini are on this machine: on the PATH, or unpacked in the cache.
// It refuses to install or start anything.

import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export const programNames = ['tor', 'ngircd', 'sshd', 'tini'] as const;
export type ProgramName = (typeof programNames)[number];

export interface Program {
  readonly path: string;
  /** What must stand in LD_LIBRARY_PATH; null: the system's libraries do. */
  readonly libraryPath: string | null;
}

/** The root of the packages unpacked for this user, made by the set-up. */
export function programsRoot(env: NodeJS.ProcessEnv): string {
  const cache = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return env['MAYFLY_PROGRAMS'] || join(cache, 'mayfly', 'programs');
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns null where the program is neither on the PATH nor unpacked. */
export function findProgram(name: ProgramName, env: NodeJS.ProcessEnv): Program | null {
  // Daemons live in sbin, which is not on an ordinary user's PATH.
  const onPath = (env['PATH'] ?? '').split(delimiter).concat('/usr/sbin', '/sbin');
  for (const dir of onPath) {
    if (dir !== '' && executable(join(dir, name))) return { path: join(dir, name), libraryPath: null };
  }
  const root = programsRoot(env);
  for (const dir of ['usr/sbin', 'usr/bin']) {
    const path = join(root, dir, name);
    if (executable(path)) return { path, libraryPath: libraryDirs(root) };
  }
  return null;
}

function libraryDirs(root: string): string {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return [join(root, 'usr/lib', triplet), join(root, 'lib', triplet)].join(':');
}
