// Checks that this machine can run the bare engine: its tools, and namespaces for this user. It changes nothing.

import { accessSync, constants, readFileSync } from 'node:fs';
import { Problem } from '../../../../server/contract/host/problem.ts';

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
    throw new Problem(`engine bare: needs Linux, this is ${process.platform}`, {
      hint: 'where there is Docker: --engine docker',
    });
  }
  const missing = tools.filter((tool) => !toolDirs.some((dir) => isThere(`${dir}/${tool}`)));
  if (missing.length > 0) {
    throw new Problem(`engine bare: ${missing.join(', ')} not found`, {
      hint: 'install the packages util-linux, hostname (Arch: inetutils) and iproute2 (Fedora: iproute)',
    });
  }
  if (!isRoot && userNamespacesAreOff()) {
    throw new Problem('engine bare: this kernel gives ordinary users no user namespaces', {
      hint: 'run it as root: sudo mayfly up',
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
