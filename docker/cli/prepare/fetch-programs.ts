// Fetches the daemons that this machine does not have, as packages, into the cache.

import { spawnSync } from 'node:child_process';
import {
  findInstalled,
  findUnpacked,
  mustHaveHome,
  programNames,
  programsRoot,
  type Program,
  type ProgramName,
} from '../host/programs.ts';
import { isBundle } from '../host/project.mjs';
import { aptIsThere } from './apt.ts';
import { fetchPackageTree, treeAgeDays } from './package-tree.ts';
import { mustBeUsable, mustHaveRoom } from './place.mjs';
import { SetupError } from '../host/setup-error.mjs';
import { print } from './print.mjs';
import { sentence, type Sentence } from '../../../server/contract/sentences/sentence.ts';

/** The packages of each program, by family. */
const packageNames: Readonly<Record<string, Readonly<Record<ProgramName, string>>>> = {
  'Debian, Ubuntu': { tor: 'tor', ngircd: 'ngircd', sshd: 'openssh-server', tini: 'tini' },
  Fedora: { tor: 'tor', ngircd: 'ngircd', sshd: 'openssh-server', tini: 'tini' },
  Arch: { tor: 'tor', ngircd: 'ngircd', sshd: 'openssh', tini: 'tini' },
  Alpine: { tor: 'tor', ngircd: 'ngircd', sshd: 'openssh-server', tini: 'tini' },
};
const debianNames = packageNames['Debian, Ubuntu'];
/** The packages with their libraries, packed and unpacked. */
const packagesMiB = 64;

/** How to test that each runs: arguments, and what it then prints (sshd 9.2 has no -V, and prints that). */
const proofs: Readonly<
  Record<ProgramName, { readonly args: readonly string[]; readonly says: RegExp }>
> = {
  tor: { args: ['--version'], says: /^Tor version/m },
  ngircd: { args: ['--version'], says: /^ngIRCd/m },
  sshd: { args: ['-V'], says: /OpenSSH_/ },
  tini: { args: ['--version'], says: /^tini version/m },
};

/** tor and sshd get security fixes, but apt-get upgrade does not reach these copies. */
const oldAfterDays = 14;

function proveRuns(name: ProgramName, program: Program): void {
  const { args, says } = proofs[name];
  const env = program.libraryPath === null ? {} : { LD_LIBRARY_PATH: program.libraryPath };
  const { stdout, stderr, error } = spawnSync(program.path, args, {
    env,
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (error === undefined && says.test(stdout + stderr)) return;
  const why = error?.message ?? (stderr.trim().split('\n')[0] || 'it says nothing');
  throw new SetupError(
    sentence('setup.fetchedDoesNotRun', { program: name, why }),
    installHint([name]),
  );
}

function installHint(names: readonly ProgramName[]): Sentence {
  const families = Object.entries(packageNames).map(
    ([family, packages]) => `${family}: ${names.map((name) => packages[name]).join(' ')}`,
  );
  return sentence('setup.installPackages', { packages: families.join('; ') });
}

/** The programs that are neither installed nor unpacked. */
export function missingPrograms(env: NodeJS.ProcessEnv): ProgramName[] {
  return notInstalled(env).filter((name) => findUnpacked(name, programsRoot(env)) === null);
}

function notInstalled(env: NodeJS.ProcessEnv): ProgramName[] {
  return programNames.filter((name) => findInstalled(name, env) === null);
}

/** @returns a warning where the copies in use are old, else null. */
export function oldProgramsWarning(env: NodeJS.ProcessEnv, nowMs: number): Sentence | null {
  const days = treeAgeDays(programsRoot(env), nowMs);
  if (days === null || days < oldAfterDays || notInstalled(env).length === 0) return null;
  return sentence('setup.programsAreOld', { days });
}

/**
 * Fetches all programs that the system does not have: copies of one day fit each other.
 * Either the new tree is in place at the end, or the old one still is.
 * @throws {SetupError}
 */
export async function fetchPrograms(env: NodeJS.ProcessEnv, nowMs: number): Promise<void> {
  const wanted = notInstalled(env);
  if (wanted.length === 0) return;
  // It has them all, so that they may not be run; it is for machines without a network.
  if (isBundle && missingPrograms(env).length > 0) {
    const folder = programsRoot(env);
    throw new SetupError(sentence('setup.bundleUnsafe', { folder }), sentence('setup.unpackAgain'));
  }
  if (!aptIsThere() || debianNames === undefined) {
    throw new SetupError(
      sentence('setup.notFoundHere', { programs: wanted.join(', ') }),
      installHint(wanted),
    );
  }
  mustHaveHome(env);
  const root = programsRoot(env);
  mustBeUsable(root, sentence('setup.chooseAnotherPlace'));
  mustHaveRoom(root, packagesMiB);
  print(sentence('setup.fetching', { programs: wanted.join(', '), folder: root }));
  const tree = {
    root,
    packages: wanted.map((name) => debianNames[name]),
    unread: ['usr/share', 'etc', 'var', 'lib/systemd', 'usr/lib/systemd'],
    prove: (fresh: string): void => {
      for (const name of wanted) {
        const program = findUnpacked(name, fresh);
        if (program === null)
          throw new SetupError(
            sentence('setup.packageLacksProgram', { program: name }),
            installHint([name]),
          );
        proveRuns(name, program);
      }
    },
  };
  await fetchPackageTree(tree, nowMs);
}
