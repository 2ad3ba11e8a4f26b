// Tells whether a folder is in memory: on a tmpfs, so that no disk ever has what is in it.

import { statfsSync } from 'node:fs';

/** Of tmpfs and ramfs. Source: statfs(2). */
const memoryTypes: readonly number[] = [0x01021994, 0x858458f6];

/** @throws Node's own error: there is no such folder, or it may not be seen. */
export function isInMemory(folder: string): boolean {
  return memoryTypes.includes(statfsSync(folder).type);
}
