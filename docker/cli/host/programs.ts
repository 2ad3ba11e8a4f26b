// Finds tor, ngircd, sshd and tini on this machine: on the PATH, or unpacked in the cache. It installs and
// starts nothing.

import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { transportPrograms } from '../../../server/contract/host/transports.ts';
import { isSafeTree } from './owned-tree.ts';
import { SetupError } from './setup-error.mjs';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

export const programNames = ['tor', 'ngircd', 'sshd', 'tini'] as const;
export type ProgramName = (typeof programNames)[number];

export interface Program {
  readonly path: string;
  /** What must stand in LD_LIBRARY_PATH; null: the system's libraries do. */
  readonly libraryPath: string | null;
}

const chooseAPlace = sentence('setup.chooseProgramsPlace');

/** The folder that is kept for this user between rooms; it holds nothing of a room. */
export function cacheRoot(env: NodeJS.ProcessEnv): string {
  const own = env['XDG_CACHE_HOME'] ?? '';
  // The XDG specification has a relative path ignored.
  return join(isAbsolute(own) ? own : join(home(), '.cache'), 'mayfly');
}

/** @throws {SetupError} */
function home(): string {
  let found = '';
  try {
    found = homedir();
  } catch {
    // No HOME, and no line for this user in /etc/passwd.
  }
  if (isAbsolute(found)) return found;
  throw new SetupError(sentence('setup.noHome'), chooseAPlace);
}

/**
 * A set-up by root could make a home that is not there, such as /nonexistent of Debian's services.
 * @throws {SetupError}
 */
export function mustHaveHome(env: NodeJS.ProcessEnv): void {
  const isNeeded = !env['MAYFLY_PROGRAMS'] && !isAbsolute(env['XDG_CACHE_HOME'] ?? '');
  if (isNeeded && !existsSync(home())) throw new SetupError(sentence('setup.noHome'), chooseAPlace);
}

/**
 * The root of the packages unpacked for this user, made by the set-up.
 * @throws {SetupError}
 */
export function programsRoot(env: NodeJS.ProcessEnv): string {
  const own = env['MAYFLY_PROGRAMS'] || null;
  if (own === null) return join(cacheRoot(env), 'programs');
  if (isAbsolute(own)) return own;
  throw new SetupError(sentence('setup.programsNotAPath'), chooseAPlace);
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findOnPath(name: string, env: NodeJS.ProcessEnv): string | null {
  // Daemons live in sbin, which is not on an ordinary user's PATH.
  const dirs = (env['PATH'] ?? '').split(delimiter).concat('/usr/sbin', '/sbin');
  // An empty entry means the working folder, where no program should be found.
  const found = dirs.find((dir) => dir !== '' && executable(join(dir, name)));
  return found === undefined ? null : join(found, name);
}

/** @returns null where the system does not have the program. */
export function findInstalled(name: ProgramName, env: NodeJS.ProcessEnv): Program | null {
  const path = findOnPath(name, env);
  return path === null ? null : { path, libraryPath: null };
}

/**
 * @returns null where the program is not unpacked under `root`, or where another user could have written
 * any part of it: a library that it loads runs as it does.
 */
export function findUnpacked(name: ProgramName, root: string): Program | null {
  for (const dir of ['usr/sbin', 'usr/bin']) {
    const path = join(root, dir, name);
    if (executable(path) && isSafeTree(root)) return { path, libraryPath: libraryDirs(root) };
  }
  return null;
}

/** @returns null where the program is neither on the PATH nor unpacked. */
export function findProgram(name: ProgramName, env: NodeJS.ProcessEnv): Program | null {
  return findInstalled(name, env) ?? findUnpacked(name, programsRoot(env));
}

/** Plugins for bridges are never fetched: who needs one installs it. @returns its path, or null. */
export function findTransport(transport: string, env: NodeJS.ProcessEnv): string | null {
  for (const program of transportPrograms[transport] ?? []) {
    const path = findOnPath(program, env);
    if (path !== null) return path;
  }
  return null;
}

/**
 * The helpers of an unpacked sshd, which looks for them where its package would be installed:
 * what `SshdSessionPath` (OpenSSH 9.8 on) and `SshdAuthPath` (10.0 on) must say.
 * @returns null for each that this sshd finds by itself or does not know.
 */
export function sshdHelpers(sshd: Program): {
  readonly session: string | null;
  readonly auth: string | null;
} {
  const helper = (name: string): string | null => {
    const path = join(sshd.path, '../../lib/openssh', name);
    return sshd.libraryPath !== null && executable(path) ? path : null;
  };
  return { session: helper('sshd-session'), auth: helper('sshd-auth') };
}

function libraryDirs(root: string): string {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return [join(root, 'usr/lib', triplet), join(root, 'lib', triplet)].join(':');
}
