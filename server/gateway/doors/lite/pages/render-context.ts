// What a page needs to know of its reader: language, clock, and the keys of the reader's links.

import type { Seal } from '../secrets/seal.ts';
import type { Words } from '../words/words.ts';

export interface RenderContext {
  readonly words: Words;
  /** Seals the names in the guest's links; null: the page has no links of a guest's. */
  readonly seal: Seal | null;
  /** Times are shown this many minutes east of UTC. */
  readonly offsetMinutes: number;
  /** The age at which the room drops messages; null: it keeps them. */
  readonly forgetMs: number | null;
}
