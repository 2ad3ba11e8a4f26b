// How it stands with each guest of a sealed room, and whether something happened that may never happen.

import type { SealedGuest } from './sealed-guest.ts';
import { lobby, type Talkers } from './talkers.ts';

/**
 * `well` in the one group, and was told of nothing; `told` in the one group, and was told that something is missing;
 * `waiting` outside; the others are faults, after which a device says and reads nothing more.
 */
export type Outcome = 'well' | 'told' | 'waiting' | 'split' | 'changed' | 'cast out';

export function outcomeOf(guest: SealedGuest): Outcome {
  const { stage, fault } = guest.view;
  if (stage === 'broken') return fault ?? 'changed';
  if (stage !== 'inside') return 'waiting';
  return guest.told().length > 0 ? 'told' : 'well';
}

/** Each a sentence of what may never happen, whatever the attack; none: all is well. */
export function breaches(room: Talkers): string[] {
  const guests = [...room.guests.values()];
  return [
    ...guests.flatMap((guest) => wrongTexts(room, guest)),
    ...guests.flatMap((guest) => silentLosses(room, guest)),
    ...silentSplits(guests),
  ];
}

/** Texts that nobody said so, that came twice, or out of their sender's order without a word. */
function wrongTexts(room: Talkers, guest: SealedGuest): string[] {
  const faults: string[] = [];
  const times = new Map<string, number>();
  const lastOf = new Map<string, number>();
  for (const { from, target, text } of guest.texts()) {
    const at = room.said.findIndex(
      (one) => one.text === text && one.from === from && one.target === target,
    );
    const key = `${from} ${target} ${text}`;
    times.set(key, (times.get(key) ?? 0) + 1);
    if (at < 0) faults.push(`${guest.nick} read what ${from} did not say in ${target}: ${text}`);
    if (times.get(key) === 2) faults.push(`${guest.nick} read twice: ${text}`);
    const isLate = at < (lastOf.get(from) ?? -1);
    if (isLate && guest.told().length === 0)
      faults.push(`${guest.nick} read out of order: ${text}`);
    lastOf.set(from, at);
  }
  return faults;
}

/** What was said while the guest was inside, and neither read nor told of. */
function silentLosses(room: Talkers, guest: SealedGuest): string[] {
  if (outcomeOf(guest) !== 'well') return [];
  const read = new Set(guest.texts().map(({ from, text }) => `${from} ${text}`));
  return (
    room.said
      .filter(({ target, forWhom }) => target === lobby && forWhom.includes(guest.nick))
      // Its sender believes that it was heard.
      .filter(({ from, text }) => room.guests.get(from)?.hasRead(text) === true)
      .filter(({ from, text }) => !read.has(`${from} ${text}`))
      .map(({ text }) => `${guest.nick} was not told that this is missing: ${text}`)
  );
}

/** Who is not in the same group as others that are here, and was told of nothing that could not be read. */
function silentSplits(guests: readonly SealedGuest[]): string[] {
  const inside = guests.filter(({ view }) => view.stage === 'inside');
  const words = new Set(inside.map(({ view }) => view.words?.join(' ')));
  if (words.size < 2) return [];
  return inside
    .filter((guest) => outcomeOf(guest) === 'well')
    .map(({ nick, view }) => `${nick} knows nothing of a split: ${view.words?.join(' ')}`);
}
