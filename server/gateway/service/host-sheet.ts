// The host's sheet: everything that a host's page shows of the room, as it is now.

import type { HostSheet } from '../../contract/host/host-sheet.ts';
import type { GuestEntry } from '../../contract/host/people.ts';
import { goodFirst } from './invitation-rows.ts';
import type { Person, ServiceParts } from './row.ts';

export function hostSheet({ access, needsSign, room }: ServiceParts): HostSheet {
  const { knocks, people, remainingMs, wrongTries } = room;
  const { invitations, shared } = access.list(wrongTries).answer;
  return {
    room: {
      shared,
      wrongTries,
      // On the wire it is a whole number.
      remainingMs: remainingMs === null ? null : Math.round(remainingMs),
      needsSign,
      invitationCount: invitations.length,
      peopleCount: people.length,
    },
    invitations: goodFirst(invitations),
    people: people.map((person) => guestEntry(person)),
    knocks: knocks.waiting,
  };
}

export function guestEntry({ nick, door, isHost, isAway, invitation }: Person): GuestEntry {
  return { nick, door, role: isHost ? 'host' : 'guest', isAway, invitation };
}
