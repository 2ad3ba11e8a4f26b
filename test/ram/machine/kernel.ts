// Debian's kernel, and the few modules that the virtual machine needs, from packages that are unpacked into the cache.
// Nothing is installed.

import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';

import { cacheRoot } from '../../../docker/cli/host/programs.ts';
import { SetupError } from '../../../docker/cli/host/setup-error.mjs';
import { withSetupLock } from '../../../docker/cli/prepare/lock.mjs';
import { fetchPackageTree } from '../../../docker/cli/prepare/package-tree.ts';
import { print } from '../../../docker/cli/prepare/print.mjs';

export interface Kernel {
  /** `6.1.0-57-cloud-amd64`. */
  readonly version: string;
  readonly image: string;
  /** Holds kernel/drivers/…; modules that are compressed are not known. */
  readonly modules: string;
  /** A busybox that needs no library. */
  readonly busybox: string;
}

/** For machines in a cloud: it has few drivers, and is small. */
const packages = ['linux-image-cloud-amd64', 'busybox-static'];

function find(root: string): Kernel | null {
  const image = globSync(join(root, 'boot/vmlinuz-*'))[0];
  if (image === undefined) return null;
  const version = basename(image).replace('vmlinuz-', '');
  const busybox = ['usr/bin/busybox', 'bin/busybox'].map((path) => join(root, path));
  const [modules = ''] = ['lib/modules', 'usr/lib/modules']
    .map((folder) => join(root, folder, version))
    .filter((path) => existsSync(path));
  return { version, image, modules, busybox: busybox.find((path) => existsSync(path)) ?? '' };
}

/**
 * Fetches it where it is missing.
 * @throws {SetupError}
 */
export async function fetchKernel(env: NodeJS.ProcessEnv, nowMs: number): Promise<Kernel> {
  const root = join(cacheRoot(env), 'kernel');
  const there = find(root);
  if (there !== null) return there;
  await withSetupLock(async () => {
    if (find(root) !== null) return;
    print(`fetching ${packages.join(', ')} as packages into ${root} (nothing is installed)`);
    const tree = {
      root,
      packages,
      unread: ['usr/share', 'etc', 'var', 'lib/systemd', 'usr/lib/systemd'],
      prove: (fresh: string): void => {
        const kernel = find(fresh);
        if (kernel === null || kernel.modules === '' || kernel.busybox === '')
          throw new SetupError('the packages hold no kernel', null);
      },
    };
    await fetchPackageTree(tree, nowMs);
  });
  const kernel = find(root);
  if (kernel === null) throw new SetupError('the packages hold no kernel', null);
  return kernel;
}
