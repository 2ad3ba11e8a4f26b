// Checks that this machine can run the bare engine: its tools, and namespaces for this user. It changes nothing.

import { accessSync, constants, readFileSync } from 'node:fs';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

const tools = ['unshare', 'setpriv', 'mount', 'umount', 'pivot_root', 'hostname', 'ip'];
const toolDirs = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function readNumber(path: string): number | null {
  try {
    return Number(readFileSync(path, 'utf8').trim());
  } catch {
    return null;
  }
}

/** @throws {Problem} if the bare engine cannot run here. */
export function checkMachine(isRoot: boolean): void {
  if (process.platform !== 'linux') {
    throw new Problem(sentence('bare.needsLinux', { platform: process.platform }), {
      hint: sentence('bare.orDocker'),
    });
  }
  const missing = tools.filter((tool) => !toolDirs.some((dir) => isThere(`${dir}/${tool}`)));
  if (missing.length > 0) {
    throw new Problem(sentence('bare.programsMissing', { programs: missing.join(', ') }), {
      hint: sentence('bare.installPackages'),
    });
  }
  if (!isRoot && userNamespacesAreOff()) {
    throw new Problem(sentence('bare.noUserNamespaces'), {
      hint: sentence('bare.runAsRoot'),
    });
  }
}

function userNamespacesAreOff(): boolean {
  return (
    readNumber('/proc/sys/user/max_user_namespaces') === 0 ||
    // Debian before 11, and what it was ported to.
    readNumber('/proc/sys/kernel/unprivileged_userns_clone') === 0 ||
    // Ubuntu 24.04 on: a program needs an AppArmor profile for it.
    readNumber('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === 1
  );
}
