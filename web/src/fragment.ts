// What a link's fragment opens: a channel, and the passphrase to it. Pure; whoever calls removes it from sight.

import { parseFragment } from '../../server/contract/invitation.ts';

export interface Opening {
  /** null: the guest is asked for it. */
  readonly passphrase: string | null;
  /** With its '#'; null: the guest is asked for it. */
  readonly channel: string | null;
}

/** @param hash as `location.hash` gives it. A passphrase without a room opens nothing. */
export function openingOf(hash: string): Opening {
  const { room, passphrase } = parseFragment(hash);
  return room === null ? { passphrase: null, channel: null } : { passphrase, channel: `#${room}` };
}
