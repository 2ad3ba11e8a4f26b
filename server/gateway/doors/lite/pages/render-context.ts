// Whom a page is drawn for: in which words, and by which clock.

import type { Seal } from '../secrets/seal.ts';
import type { Words } from '../words/words.ts';

export interface RenderContext {
  readonly words: Words;
  /** Of the guest's addresses; null: the page has no links of a guest's. */
  readonly seal: Seal | null;
  /** Times are shown so far east of UTC. */
  readonly offsetMinutes: number;
}
