// Writes as text who is in the room, and who waits to be let in. Pure.

import type { GuestEntry, KnockEntry } from '../host/people.ts';
import type { Translator } from '../sentences/translator.ts';
import { inColumns } from './columns.ts';
import { shortTime } from './status-text.ts';

/** A line for each: nickname, role, door, invitation. */
export function guestsText(guests: readonly GuestEntry[], { say }: Translator): string {
  if (guests.length === 0) return say('people.none');
  return inColumns(
    guests.map(({ nick, role, door, isAway, invitation }) => [
      nick,
      say(`access.${role}`),
      isAway ? say('people.away') : say(`people.${door}`),
      invitation ?? say('people.shared'),
    ]),
  );
}

/** A line for each: nickname, the two words, door, and since when they wait. */
export function knocksText(knocks: readonly KnockEntry[], { say }: Translator): string {
  if (knocks.length === 0) return say('people.noKnocks');
  return inColumns(
    knocks.map(({ nick, words, door, waitedMs }) => [
      nick,
      words,
      say(`people.${door}`),
      shortTime(waitedMs),
    ]),
  );
}
