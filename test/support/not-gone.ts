// Tells what of a residue report was not found gone.

import type { ResidueReport } from '../../server/contract/host/residue.ts';
import { english, sentence } from '../../server/contract/sentences/sentence.ts';

const swapPages = english(sentence('residue.swapPages'));

/**
 * What was looked for and not found gone, in words. Swap belongs to the whole machine: a report says that it
 * was not checked where an area is on, and the container suite has one for a moment.
 */
export function notGone({ checks }: ResidueReport): string[] {
  return checks
    .filter(({ what, verdict }) => {
      const isSwap = verdict === 'not checked' && english(what) === swapPages;
      return verdict !== 'gone' && !isSwap;
    })
    .map(({ what, verdict }) => `${english(what)}: ${verdict}`);
}
