// The tables of states of the Session and of its door.

import { describe, expect, test } from 'vitest';
import { doorStates } from '../../../server/protocol/resume/door-states.ts';
import {
  sessionStates,
  type SessionState,
} from '../../../server/protocol/session/session-states.ts';

describe('the table of states', () => {
  test('leads everywhere from registering', () => {
    const seen = new Set<SessionState>(['registering']);
    for (const state of seen) {
      for (const next of Object.values(sessionStates[state].on)) if (next !== null) seen.add(next);
    }
    expect([...seen].toSorted()).toEqual(Object.keys(sessionStates).toSorted());
  });

  test('can end from everywhere, and an end is final', () => {
    for (const [state, row] of Object.entries(sessionStates)) {
      expect(row.on.ended).toBe(state === 'closed' ? null : 'closed');
    }
    expect(Object.values(sessionStates.closed.on)).toEqual(Array(8).fill(null));
  });

  test('passes a guest’s lines only where ngIRCd’s are relayed', () => {
    for (const row of Object.values(sessionStates)) {
      expect(row.guestLine === 'pass').toBe(row.serverLines === 'relay');
    }
  });
});

describe('the table of the door', () => {
  test('is away only with a token, and comes back or ends from there', () => {
    expect(doorStates.plain.on.lost).toBe('over');
    const ways = Object.values(doorStates).flatMap(({ on }) => Object.values(on));
    expect(ways.filter((way) => way === 'away')).toHaveLength(1);
    expect(doorStates.kept.on.lost).toBe('away');
    const { tokenGivenUp, resumed, heldTooLong } = doorStates.away.on;
    expect([tokenGivenUp, resumed, heldTooLong]).toEqual(['over', 'kept', 'over']);
  });

  test('gives lines to a door only where there is one', () => {
    expect(doorStates.plain.lines).toBe('door');
    expect(doorStates.kept.lines).toBe('ring and door');
    expect(doorStates.away.lines).toBe('ring');
  });
});
