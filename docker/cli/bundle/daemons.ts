// Gathers the daemons of this machine with every library that they load, for a machine that has none of them. What
// only the system itself can bring stays out: the C library and its loader.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import { findProgram, programNames, sshdHelpers, type Program } from '../host/programs.ts';
import type { Entry } from './tar-file.ts';

/** As `host/programs.ts` looks for them below the folder of programs. */
const libraryFolder = `usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;

/** Files of the C library fit each other and the loader that the system starts a program with. */
const ofTheSystem =
  /^(?:ld-linux|ld-musl|libc|libm|libmvec|libdl|librt|libpthread|libresolv|libutil|libnsl|libanl|libnss_\w+|libBrokenLocale|libthread_db)[.-]/;

/** Where systems install the programs that sshd starts for each guest (from 9.8 on). */
const helperFolders = ['/usr/lib/openssh', '/usr/lib/ssh', '/usr/libexec/openssh', '/usr/libexec'];

export interface Daemons {
  /** Below the folder of programs. */
  readonly entries: readonly Entry[];
  /** The oldest GNU C library that runs them, as `2.36`; null: they name none. */
  readonly glibc: string | null;
}

/** @throws {Problem} where a program or one of its libraries is not there. */
export function gatherDaemons(env: NodeJS.ProcessEnv): Daemons {
  const files = new Map<string, string>();
  const add = (folder: string, name: string, path: string, libraryPath: string | null): void => {
    files.set(`${folder}/${name}`, realpathSync(path));
    for (const library of librariesOf(path, libraryPath))
      files.set(`${libraryFolder}/${basename(library)}`, realpathSync(library));
  };
  for (const name of programNames) {
    const program = findProgram(name, env);
    if (program === null)
      throw new Problem(sentence('program.notFound', { program: name }), {
        hint: sentence('program.runSetup'),
      });
    add('usr/sbin', name, program.path, program.libraryPath);
    if (name === 'sshd')
      for (const helper of helpersOf(program))
        add('usr/lib/openssh', basename(helper), helper, program.libraryPath);
  }
  const isProgram = (path: string): boolean => !path.startsWith(libraryFolder);
  const entries = [...files].map(([path, file]) => ({
    path,
    isProgram: isProgram(path),
    content: readFileSync(file),
  }));
  return { entries, glibc: newestGlibc(entries.map(({ content }) => content)) };
}

function helpersOf(sshd: Program): string[] {
  const { session, auth } = sshdHelpers(sshd);
  return ['sshd-session', 'sshd-auth'].flatMap((name) => {
    const places = helperFolders.map((folder) => `${folder}/${name}`);
    const own = name === 'sshd-session' ? session : auth;
    const found = [own, ...(sshd.libraryPath === null ? places : [])].find(
      (path) => path !== null && existsSync(path),
    );
    return found === undefined || found === null ? [] : [found];
  });
}

/** ldd names what the loader would load: `libz.so.1 => /lib/…/libz.so.1 (0x…)`. */
function librariesOf(path: string, libraryPath: string | null): string[] {
  const { stdout, stderr, error } = spawnSync('ldd', [path], {
    env: {
      PATH: '/usr/bin:/bin',
      LC_ALL: 'C',
      ...(libraryPath === null ? {} : { LD_LIBRARY_PATH: libraryPath }),
    },
    encoding: 'utf8',
    timeout: 10_000,
  });
  const missing = /^\s*(\S+) => not found/m.exec(stdout)?.[1];
  if (error !== undefined || missing !== undefined) {
    const why = error?.message ?? `${missing} ${stderr}`.trim();
    throw new Problem(sentence('bundle.libraries', { program: basename(path), why }));
  }
  // One that is linked statically has none.
  return [...stdout.matchAll(/^\s*(\S+) => (\/\S+) \(0x/gm)]
    .filter(([, name = '']) => !ofTheSystem.test(name))
    .map(([, , library = '']) => library);
}

/** Programs name the versions of the symbols that they use: `GLIBC_2.36`. */
function newestGlibc(programs: readonly Buffer[]): string | null {
  const minors = programs.flatMap((program) =>
    [...program.toString('latin1').matchAll(/GLIBC_2\.(\d{1,3})/g)].map(([, minor]) =>
      Number(minor),
    ),
  );
  return minors.length === 0 ? null : `2.${minors.reduce((most, minor) => Math.max(most, minor))}`;
}
