// An ext4 file system in a file: a disk that can be searched byte by byte.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { engineEnvironment, engineProgram } from '../setup/engine-programs.ts';

const run = promisify(execFile);

export interface DiskImage {
  readonly path: string;
  remove(): void;
}

/** Sparse: it takes what is written to it. Deleted files' bytes stay, as nothing discards them. */
export async function makeDiskImage(sizeBytes: number): Promise<DiskImage> {
  const dir = mkdtempSync(join(tmpdir(), 'mayfly-disk-'));
  const path = join(dir, 'disk');
  writeFileSync(path, '');
  truncateSync(path, sizeBytes);
  const env = engineEnvironment(process.env);
  // All is laid out now, nothing by the kernel later in the background.
  const options = ['-q', '-E', 'lazy_itable_init=0,lazy_journal_init=0,nodiscard'];
  await run(engineProgram('mkfs.ext4', env), [...options, path], { env });
  return { path, remove: () => rmSync(dir, { recursive: true }) };
}
