// Why the room did not let a guest in, as what the door shows. Pure.

import type { RandomInt } from '../../../server/contract/room/random-int.ts';
import { entryRefusal, type Refused } from '../../../server/contract/words/refusal.ts';
import type { SessionState } from './session-state.ts';

type AtDoor = Extract<SessionState, { at: 'door' }>;

/** @returns null if this refusal does not keep a guest out. */
export function doorRefusal(
  refused: Omit<Refused, 'subject'>,
  nick: string,
  pick: RandomInt,
): AtDoor | null {
  const problem = entryRefusal(refused, nick, pick);
  return problem && { at: 'door', problem, suggestion: problem.suggestion };
}
