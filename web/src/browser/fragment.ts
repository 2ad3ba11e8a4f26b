// What a link opens: a channel, and the passphrase to it. Pure; whoever calls removes it from sight.

import {
  forgiveInvitation,
  type Mend,
} from '../../../server/contract/invitation/forgiving-invitation.ts';

export interface LinkContents {
  /** null: the guest is asked for it. */
  readonly passphrase: string | null;
  /** What the passphrase may be instead, where the link was hurt on its way: tried in this order. */
  readonly others: readonly string[];
  /** With its '#'; null: the guest is asked for it. */
  readonly channel: string | null;
  /** What was undone. */
  readonly mended: readonly Mend[];
  /** Something is missing at its end. */
  readonly cutOff: boolean;
}

/** A path that should have been a fragment: `/%23room=…`, as some chat programs make of a link. */
const isHurtPath = (path: string): boolean => /^\/%(?:25)*23/i.test(path);

/**
 * @param at the page's address, as `location` has it.
 * @returns what the link says; null where it says nothing.
 */
export function readLink(at: {
  readonly hash: string;
  readonly pathname: string;
  readonly search: string;
}): LinkContents | null {
  const hurt = isHurtPath(at.pathname) ? at.pathname.slice(1) + at.search + at.hash : at.hash;
  if (hurt.replace(/^#/, '') === '') return null;
  const { room, passphrases, mended, cutOff } = forgiveInvitation(hurt);
  // A passphrase without a room opens nothing.
  if (room === null)
    return { passphrase: null, others: [], channel: null, mended: [], cutOff: true };
  const [passphrase = null, ...others] = passphrases;
  return { passphrase, others, channel: `#${room}`, mended, cutOff };
}
