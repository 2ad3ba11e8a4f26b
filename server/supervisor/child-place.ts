// Where a child's process and files are if another process starts it and keeps its files, as the uplink does
// for tor.

import type { ChildProcess } from './child-process.ts';
import type { ProcessSpec } from './process-spec.ts';

export interface ChildPlace {
  /**
   * Writes the child's files and starts it.
   * @param onEnd called once, later, when the process is gone, with how in words; also if its files could
   * not be written or it could not be run
   */
  start(spec: ProcessSpec, onEnd: (how: string) => void): ChildProcess;
  /**
   * Overwrites the files and unlinks them; one that is not there is no error.
   * @throws {Problem} that names the path and the error code, never the content
   */
  drop(paths: readonly string[]): Promise<void>;
  /**
   * Overwrites and removes all that is in the child's directories; they themselves stay.
   * @returns whether nothing is left
   */
  wipe(): Promise<boolean>;
}
