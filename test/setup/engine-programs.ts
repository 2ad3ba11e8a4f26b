// Docker's engine and the tools that go with it, for tests: on the PATH, or unpacked from packages into
// the cache. Nothing is installed, so no service starts. It refuses to start anything itself.

import { accessSync, constants, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

import { aptIsThere } from '../../docker/cli/prepare/apt.ts';
import { withSetupLock } from '../../docker/cli/prepare/lock.mjs';
import { fetchPackageTree } from '../../docker/cli/prepare/package-tree.ts';
import { SetupError } from '../../docker/cli/host/setup-error.mjs';
import { print } from '../../docker/cli/prepare/print.mjs';

/** Debian's packages by a command of theirs. */
const packageOf = {
  dockerd: 'docker.io',
  docker: 'docker.io',
  containerd: 'containerd',
  runc: 'runc',
  tini: 'tini',
  'docker-compose': 'docker-compose',
  mmdebstrap: 'mmdebstrap',
  'iptables-nft': 'iptables',
  'mkfs.ext4': 'e2fsprogs',
  slirp4netns: 'slirp4netns',
  rootlesskit: 'rootlesskit',
  newuidmap: 'uidmap',
} as const;

/** The root of the unpacked packages. */
export function engineRoot(env: NodeJS.ProcessEnv): string {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'mayfly', 'engine');
}

/** The unpacked come first: a client of the host's may not speak to an engine of ours. */
function searchPath(root: string, env: NodeJS.ProcessEnv): string {
  const ours = ['links', 'usr/sbin', 'usr/bin'].map((dir) => join(root, dir));
  return [...ours, env['PATH'] ?? '', '/usr/sbin', '/sbin'].join(delimiter);
}

function find(command: string, path: string): string | null {
  for (const dir of path.split(delimiter)) {
    try {
      accessSync(join(dir, command), constants.X_OK);
      return join(dir, command);
    } catch {
      // The next one.
    }
  }
  return null;
}

function missing(root: string, env: NodeJS.ProcessEnv): string[] {
  const path = searchPath(root, env);
  return Object.keys(packageOf).filter((command) => find(command, path) === null);
}

/** What the programs need around them to run from where they are. */
export function engineEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const root = engineRoot(env);
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const extensions = join(root, 'usr/lib', triplet, 'xtables');
  return {
    ...env,
    PATH: searchPath(root, env),
    LD_LIBRARY_PATH: [join(root, 'usr/lib', triplet), join(root, 'lib', triplet)].join(':'),
    ...(existsSync(extensions) ? { XTABLES_LIBDIR: extensions } : {}),
    // docker-compose 1.29 is Python.
    PYTHONPATH: join(root, 'usr/lib/python3/dist-packages'),
    // Otherwise each start compiles all of it, where the packages' folder or the machine keeps nothing.
    PYTHONPYCACHEPREFIX: join(root, 'compiled'),
    PYTHONDONTWRITEBYTECODE: '',
    // The person's own settings may name plugins, contexts and registries.
    DOCKER_CONFIG: join(root, 'no-settings'),
  };
}

/** @throws {SetupError} where it is neither there nor fetched. */
export function engineProgram(command: keyof typeof packageOf, env: NodeJS.ProcessEnv): string {
  const found = find(command, searchPath(engineRoot(env), env));
  if (found === null) throw new SetupError(`${command} is not there`, 'npm test -- container');
  return found;
}

/**
 * Fetches what is missing.
 * @throws {SetupError}
 */
export async function fetchEngine(env: NodeJS.ProcessEnv, nowMs: number): Promise<void> {
  const root = engineRoot(env);
  if (missing(root, env).length === 0) return;
  await withSetupLock(async () => {
    const commands = missing('/nonexistent', env);
    if (missing(root, env).length === 0) return;
    const packages = [
      ...new Set(
        Object.entries(packageOf).flatMap(([name, of]) => (commands.includes(name) ? [of] : [])),
      ),
    ];
    if (!aptIsThere()) {
      throw new SetupError(
        `not found on this machine: ${commands.join(', ')}`,
        `install the packages that Debian calls ${packages.join(', ')}`,
      );
    }
    print(`fetching ${packages.join(', ')} as packages into ${root} (nothing is installed)`);
    const tree = {
      root,
      packages,
      unread: ['usr/share/doc', 'usr/share/man', 'etc', 'var', 'lib/systemd', 'usr/lib/systemd'],
      prove: (fresh: string): void => {
        linkIptables(fresh);
        const still = missing(fresh, env);
        if (still.length === 0) return;
        throw new SetupError(`the packages do not hold ${still.join(', ')}`, null);
      },
    };
    await fetchPackageTree(tree, nowMs);
  });
}

/** What Debian's alternatives would do (update-alternatives(1)): the plain names. */
function linkIptables(root: string): void {
  if (!existsSync(join(root, 'usr/sbin/iptables-nft'))) return;
  mkdirSync(join(root, 'links'));
  for (const name of ['iptables', 'ip6tables', 'iptables-save', 'iptables-restore']) {
    const target = name.replace(/tables/, 'tables-nft');
    symlinkSync(`../usr/sbin/${target}`, join(root, 'links', name));
  }
}
