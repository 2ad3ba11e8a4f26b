// Decides what follows when the server refuses a guest who is not registered yet. Pure.

import { ERR_NICKNAMEINUSE } from '../../../server/contract/room/numerics.ts';
import type { RandomInt } from '../../../server/contract/room/random-int.ts';
import { nearbyNickname } from '../../../server/contract/room/suggest-nickname.ts';
import {
  entryRefusal,
  isWrongPassphrase,
  type Refused,
} from '../../../server/contract/words/refusal.ts';
import type { AtDoor } from './session-state.ts';

export type EntryStep =
  | { readonly do: 'nothing' }
  | { readonly do: 'show the door'; readonly state: AtDoor }
  | {
      readonly do: 'try another passphrase';
      readonly passphrase: string;
      readonly others: readonly string[];
    }
  | { readonly do: 'try another nickname'; readonly nick: string }
  | { readonly do: 'end'; readonly text: string };

export interface Entry {
  readonly nick: string;
  /** False: the guest was in the room before, and comes back. */
  readonly isFirst: boolean;
  /** Passphrases that are left to try. */
  readonly otherPassphrases: readonly string[];
  readonly pick: RandomInt;
}

export function afterRefusal(refused: Omit<Refused, 'subject'>, entry: Entry): EntryStep {
  const { nick, isFirst, otherPassphrases, pick } = entry;
  const problem = entryRefusal(refused, nick, pick);
  // Not every refusal keeps a guest out.
  if (problem === null) return { do: 'nothing' };
  if (isFirst) {
    const [passphrase, ...others] = otherPassphrases;
    if (isWrongPassphrase(problem.key) && passphrase !== undefined) {
      return { do: 'try another passphrase', passphrase, others };
    }
    const state = { at: 'door', problem, suggestion: problem.suggestion } as const;
    return { do: 'show the door', state };
  }
  // Most likely it is the guest's own old connection: the server has not noticed yet that it broke.
  if (refused.code === ERR_NICKNAMEINUSE) {
    return { do: 'try another nickname', nick: nearbyNickname(nick, pick) };
  }
  // A host has decided, who saw that they had been inside.
  if (problem.key === 'failed.notLetIn') return { do: 'end', text: refused.text };
  return refused.code === 'ERROR' ? { do: 'nothing' } : { do: 'end', text: refused.text };
}
