// Whom a page is drawn for: in which words, and by which clock.

import type { Words } from './words.ts';

export interface Reader {
  readonly words: Words;
  /** Times are shown so far east of UTC. */
  readonly offsetMinutes: number;
}
