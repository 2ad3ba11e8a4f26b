// Keeps the machine's file system as one archive, while machines are booted from it.

import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { memoryFolder } from './memory-file.ts';
import { writeRoot, type RootOptions } from './root-files.ts';

const likelyBytes = 512 * 1024 * 1024;

export interface RootArchive {
  readonly path: string;
  /** A second call is harmless; the end of this process removes it as well. */
  readonly remove: () => void;
}

export function makeRoot(options: RootOptions): RootArchive {
  const folder = memoryFolder(likelyBytes);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const path = join(folder, 'root.cpio');
  writeRoot(path, options);
  return { path, remove };
}
