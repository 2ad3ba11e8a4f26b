// Makes the kernel give back the slabs that hold nothing any more: what was freed in them is overwritten with the
// rest of free memory then. Source: Documentation/ABI/testing/sysfs-kernel-slab, shrink

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const slabs = '/sys/kernel/slab';

/** Does what it can: not every kernel has these files, and not everybody may write to them. */
export function returnUnusedSlabs(): void {
  let names: string[] = [];
  try {
    names = readdirSync(slabs);
  } catch {
    return;
  }
  for (const name of names) {
    try {
      writeFileSync(join(slabs, name, 'shrink'), '1');
    } catch {
      // This one cannot be asked.
    }
  }
}
