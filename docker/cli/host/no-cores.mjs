// @ts-check
// Forbids core files for this process and all that it starts: a core file would hold the passphrase and the
// keys. It is called before any secret is read. Plain JavaScript for Node 20.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';

const isLinux = process.platform === 'linux';

/** prlimit(1) of util-linux: not out of PATH, as root runs it. */
const prlimitPaths = ['/usr/bin/prlimit', '/bin/prlimit'];

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether the kernel writes no core file of this process: a soft limit of 0 (setrlimit(2)). */
function limitIsZero() {
  if (isLinux) {
    try {
      return /^Max core file size\s+0\s/m.test(readFileSync('/proc/self/limits', 'utf8'));
    } catch {
      // There is no /proc: the shell can tell as well.
    }
  }
  const { stdout } = spawnSync('/bin/sh', ['-c', 'ulimit -c'], { encoding: 'utf8' });
  return stdout.trim() === '0';
}

/**
 * Node cannot set a limit of its own, but another program may set it for a process of the same user.
 * @returns {boolean} false: only a new process can have the limit; start it by `withoutCores`.
 */
export function forbidCores() {
  if (process.platform === 'win32') return true;
  if (isLinux) {
    try {
      // core(5): no part of the memory, even where a program is handed the dump, which no limit prevents.
      // It is passed on to children.
      writeFileSync('/proc/self/coredump_filter', '0');
    } catch {
      // A kernel without core dumps.
    }
  }
  if (limitIsZero()) return true;
  const prlimit = prlimitPaths.find(canRun);
  if (prlimit === undefined) return false;
  spawnSync(prlimit, ['--pid', String(process.pid), '--core=0:0'], { stdio: 'ignore' });
  return limitIsZero();
}

/**
 * A command that runs another without core files.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function withoutCores(program, args) {
  return ['/bin/sh', ['-c', 'ulimit -c 0; exec "$0" "$@"', program, ...args]];
}
