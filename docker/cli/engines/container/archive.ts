// Puts files into one tar archive that depends on their names and contents alone: it holds no time and no owner.

import { pack } from 'tar-stream';

export interface ArchivedFile {
  /** With `/`, relative. */
  readonly path: string;
  readonly content: Buffer;
}

/** @returns the archive, its files in the order of their paths. */
export function archive(files: readonly ArchivedFile[]): Buffer {
  const tar = pack();
  for (const { path, content } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    tar.entry({ name: path, mtime: new Date(0) }, content);
  }
  tar.finalize();
  // Every entry is a whole buffer, so that all of the archive is there to be read.
  const whole = tar.read();
  if (whole === null) throw new Error('archive: nothing was packed');
  return whole;
}
