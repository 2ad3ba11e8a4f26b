// Looks for what is left, again and again, until nothing is left or nothing changes any more. Processes need
// some time to end, on a slow machine more.

import { setTimeout as delay } from 'node:timers/promises';
import type { ResidueCheck } from '../../../../server/contract/host/residue.ts';
import { english } from '../../../../server/contract/sentences/sentence.ts';

const everyMs = 50;
/** What has not changed for so long will stay. */
const stillMs = 5000;

export interface Waiting {
  /** Milliseconds that never go back. */
  readonly nowMs: () => number;
  readonly pause: (delayMs: number) => Promise<unknown>;
}

const real: Waiting = { nowMs: () => performance.now(), pause: (delayMs) => delay(delayMs) };

/**
 * @param look what is there now
 * @param left what of it should be gone, as a text that differs where it does; '' where nothing is left
 * @returns what was seen last
 */
export async function lookAgain<T>(
  look: () => Promise<T>,
  left: (seen: T) => string,
  { nowMs, pause }: Waiting = real,
): Promise<T> {
  let before = '';
  let sinceMs = nowMs();
  for (;;) {
    const seen = await look();
    const now = left(seen);
    if (now === '') return seen;
    if (now !== before) sinceMs = nowMs();
    before = now;
    if (nowMs() - sinceMs >= stillMs) return seen;
    await pause(everyMs);
  }
}

/** The part of a report that another look may find gone. */
export function leftText(checks: readonly Pick<ResidueCheck, 'verdict' | 'detail'>[]): string {
  return checks
    .filter(({ verdict }) => verdict === 'left')
    .map(({ detail }) => english(detail ?? 'left'))
    .join('\n');
}
