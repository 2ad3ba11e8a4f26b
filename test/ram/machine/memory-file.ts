// A place for a virtual machine's memory: in a tmpfs if there is one with room, so that it reaches no disk.

import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// statfs(2)
const tmpfsMagic = 0x01021994;

/** @returns a new folder, in which that much fits. */
export function memoryFolder(bytes: number): string {
  const place = ['/dev/shm', '/run'].find((folder) => {
    try {
      const { type, bavail, bsize } = statfsSync(folder);
      return type === tmpfsMagic && bavail * bsize > bytes * 1.1;
    } catch {
      return false;
    }
  });
  return mkdtempSync(join(place ?? tmpdir(), 'mayfly-ram-'));
}
