// Finds the programs of a Docker engine on this machine: on the PATH, or unpacked from packages in the cache.
// It installs and starts nothing.

import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { isSafeTree } from '../../host/owned-tree.ts';
import { cacheRoot } from '../../host/programs.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

/** Debian's packages by what they bring. */
const needed = {
  dockerd: 'docker.io',
  containerd: 'containerd',
  'containerd-shim-runc-v2': 'containerd',
  runc: 'runc',
  'docker-proxy': 'docker.io',
  iptables: 'iptables',
  ip: 'iproute2',
  unshare: 'util-linux',
  setpriv: 'util-linux',
} as const;

/** A network in user space: it uses this machine's connections, and nothing is set up on this machine. */
const uplink = 'slirp4netns';

/** Beside the unpacked daemons of the bare engine. */
function engineRoot(env: NodeJS.ProcessEnv): string {
  return join(cacheRoot(env), 'engine');
}

function has(dir: string, name: string): boolean {
  try {
    accessSync(join(dir, name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * What the engine's processes get as their environment.
 * @throws {Problem} that names every package that is missing.
 */
export function engineEnvironment(env: NodeJS.ProcessEnv, withUplink: boolean): NodeJS.ProcessEnv {
  const root = engineRoot(env);
  // Root must not run or load a file that another user could have written.
  const isUnpacked = isSafeTree(root);
  const unpacked = ['links', 'usr/sbin', 'usr/bin'].map((dir) => join(root, dir));
  const system = (env['PATH'] ?? '').split(delimiter).concat('/usr/sbin', '/sbin');
  // Programs that belong together come from one place. An empty entry would be the working folder.
  const dirs = [...(isUnpacked ? unpacked : []), ...system].filter((dir) => dir !== '');
  const wanted = { ...needed, ...(withUplink ? { [uplink]: uplink } : {}) };
  const missing = Object.entries(wanted).filter(([name]) => !dirs.some((dir) => has(dir, name)));
  if (missing.length > 0) {
    const packages = [...new Set(missing.map(([, name]) => name))];
    throw new Problem(
      sentence('volatile.programsMissing', { programs: missing.map(([name]) => name).join(', ') }),
      {
        hint: `sudo apt-get install ${packages.join(' ')}`,
      },
    );
  }
  return { PATH: dirs.join(delimiter), ...(isUnpacked ? libraries(root) : {}) };
}

function libraries(root: string): NodeJS.ProcessEnv {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const extensions = join(root, 'usr/lib', triplet, 'xtables');
  return {
    LD_LIBRARY_PATH: [join(root, 'usr/lib', triplet), join(root, 'lib', triplet)].join(delimiter),
    ...(existsSync(extensions) ? { XTABLES_LIBDIR: extensions } : {}),
  };
}
