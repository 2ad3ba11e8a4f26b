// Keeps the machine's file system as one archive, while machines are booted from it.

import { execFileSync } from 'node:child_process';
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

/** Builds the command anew: what stands in the project's own `dist` may be older than its sources. */
export function makeRoot(options: Omit<RootOptions, 'command'>): RootArchive {
  const folder = memoryFolder(likelyBytes);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const build = join(import.meta.dirname, 'build-command.ts');
  execFileSync(process.execPath, [build, options.product, folder], { stdio: 'inherit' });
  const path = join(folder, 'root.cpio');
  writeRoot(path, { ...options, command: join(folder, 'command') });
  return { path, remove };
}
