// Where a child's process and files are, when that is not here: a child may be in another process's care,
// as tor is. Knows nothing of how the two talk.

import type { ChildSpec } from './child-spec.ts';
import type { ChildProcess } from './child-process.ts';

export interface ChildPlace {
  /**
   * Writes the child's files and starts it.
   * @param onEnd called once, later, when the process is gone, with how in words; also if its files could
   * not be written or it could not be run
   */
  start(spec: ChildSpec, onEnd: (how: string) => void): ChildProcess;
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
