// Somebody in the roster who does nothing.

import type { Member } from '../../../server/protocol/state/roster.ts';

export function memberOf(more: Partial<Member>): Member {
  return {
    nick: '',
    marks: [],
    seesAway: () => {},
    seesRedaction: () => {},
    seesPeople: () => {},
    heldForMs: () => null,
    ...more,
  };
}
