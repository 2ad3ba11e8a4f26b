// Reads what an invitation is to be, in plain words: `Ana for 2h once host`.

import type { InvitationWish } from '../../contract/host/access.ts';
import { duration } from '../../contract/host/setting-values.ts';
import { cleanLabel } from '../../contract/room/clean.ts';
import { ValueError } from '../../contract/sentences/value-error.ts';

/** @returns milliseconds; null: it is no time, or too long or short. */
export function readTime(text: string): number | null {
  try {
    return duration(text.toLowerCase());
  } catch (error) {
    if (error instanceof ValueError) return null;
    throw error;
  }
}

/** As the command on the machine has them, wherever they stand. */
const flags = /(?<!\S)--(once|host|for\s+\S+)(?!\S)/gi;

/**
 * The options stand behind the name, in any order; with `--` they may stand before it, too. A name may have several words, also `for`
 * where no number follows.
 * @param text what stands behind `invite`.
 * @returns `bad time`: behind `for` stands a number that is no time, or none that an invitation may have.
 */
export function readWish(text: string): InvitationWish | 'bad time' {
  const clean = cleanLabel(text);
  const dashed = [...clean.matchAll(flags)].map(([, option = '']) => option);
  const words = [clean.replace(flags, ' '), ...dashed]
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  let lastsMs: number | null = null;
  let once = false;
  let isHost = false;
  for (;;) {
    const last = words.at(-1)?.toLowerCase() ?? '';
    if (last === 'once') once = true;
    else if (last === 'host') isHost = true;
    else if (words.at(-2)?.toLowerCase() === 'for' && /^\d/.test(last)) {
      lastsMs = readTime(last);
      if (lastsMs === null) return 'bad time';
      words.pop();
    } else break;
    words.pop();
  }
  return { label: words.join(' '), role: isHost ? 'host' : 'guest', lastsMs, once };
}
