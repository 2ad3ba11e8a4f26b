// The list of the files of a bundle or a package, which it carries itself: who changed one of them can be told.

import { createHash } from 'node:crypto';

/** Beside package.json. */
export const listName = 'FILES';

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
