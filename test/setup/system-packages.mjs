// @ts-check
// The Debian packages that only tests need. It never installs a daemon: a package that starts a
// service has no place here. Plain JavaScript for Node 20.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Packages by a command of theirs. */
const packageOf = {
  chromium: 'chromium',
  'firefox-esr': 'firefox-esr',
  fish: 'fish',
  irssi: 'irssi',
  lynx: 'lynx',
  mandoc: 'mandoc',
  tmux: 'tmux',
  w3m: 'w3m',
  torsocks: 'torsocks',
  ssh: 'openssh-client',
  ip: 'iproute2',
  setpriv: 'util-linux',
  'qemu-system-x86_64': 'qemu-system-x86',
  zsh: 'zsh',
};

/** @param {string} command */
function isThere(command) {
  const dirs = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/sbin', '/sbin');
  return dirs.some((dir) => {
    try {
      accessSync(join(dir, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export function missingPackages() {
  return Object.entries(packageOf)
    .filter(([command]) => !isThere(command))
    .map(([, name]) => name);
}

/**
 * Installs what is missing where that is possible.
 * @param {(command: string[], env?: NodeJS.ProcessEnv) => Promise<boolean>} run
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} false: said what is missing.
 */
export async function installSystemPackages(run, say) {
  const missing = missingPackages();
  if (missing.length === 0) return true;
  if (process.getuid?.() === 0 && isThere('apt-get')) {
    say(`installing ${missing.join(', ')} (apt-get)`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const apt = ['apt-get', '-q', '-y', '-o', 'Dpkg::Use-Pty=0'];
    await run([...apt, 'update'], env);
    await run([...apt, 'install', '--no-install-recommends', ...missing], env);
  }
  const still = missingPackages();
  if (still.length === 0) return true;
  say(`error: the tests need ${still.join(', ')}`);
  say(`hint: sudo apt-get install --no-install-recommends ${still.join(' ')}`);
  return false;
}
