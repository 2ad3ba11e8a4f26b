// Reads an invitation link: the channel and the passphrase. Pure; the caller removes it from the address bar.

import {
  forgiveInvitation,
  type Mend,
} from '../../../server/contract/invitation/forgiving-invitation.ts';

export interface LinkContents {
  /** null: the guest is asked for it. */
  readonly passphrase: string | null;
  /** Other readings of the passphrase of a damaged link, in the order in which they are tried. */
  readonly others: readonly string[];
  /** Readings of a sealed room's seal, the likeliest first; empty: the link has none. */
  readonly seals: readonly string[];
  /** With its '#'; null: the guest is asked for it. */
  readonly channel: string | null;
  /** The damage that was repaired. */
  readonly mended: readonly Mend[];
  /** The end of the link is missing. */
  readonly cutOff: boolean;
}

/** A path that should be a fragment: some chat programs change a link to `/%23room=…`. */
const isHurtPath = (path: string): boolean => /^\/%(?:25)*23/i.test(path);

/**
 * @param at the page's address, as `location` has it.
 * @returns null: the address holds no invitation.
 */
export function readLink(at: {
  readonly hash: string;
  readonly pathname: string;
  readonly search: string;
}): LinkContents | null {
  const hurt = isHurtPath(at.pathname) ? at.pathname.slice(1) + at.search + at.hash : at.hash;
  if (hurt.replace(/^#/, '') === '') return null;
  const { room, passphrases, seals, mended, cutOff } = forgiveInvitation(hurt);
  // A passphrase without a room is of no use.
  if (room === null)
    return { passphrase: null, others: [], seals: [], channel: null, mended: [], cutOff: true };
  const [passphrase = null, ...others] = passphrases;
  return { passphrase, others, seals, channel: `#${room}`, mended, cutOff };
}
