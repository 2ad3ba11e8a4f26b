// Which files of kernel modules must be loaded for some of them, in order: each says in itself what it depends on.

import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * @param folder of one kernel version.
 * @param names `virtio_pci`.
 * @returns paths, each after those that it depends on.
 * @throws {Error} one is not there.
 */
export function moduleFiles(folder: string, names: readonly string[]): string[] {
  const paths = new Map(
    globSync(join(folder, 'kernel/**/*.ko')).map((path) => [basename(path, '.ko'), path]),
  );
  const order: string[] = [];
  const add = (name: string): void => {
    const path = paths.get(name) ?? paths.get(name.replaceAll('_', '-'));
    if (path === undefined) throw new Error(`the kernel has no module ${name}`);
    if (order.includes(path)) return;
    const [, needed = ''] = /\0depends=([^\0]*)\0/.exec(readFileSync(path, 'latin1')) ?? [];
    for (const one of needed.split(',').filter((part) => part !== '')) add(one);
    order.push(path);
  };
  for (const name of names) add(name);
  return order;
}
