// What a guest gets for WHOIS beside ngIRCd's own lines.

import * as numeric from '../../contract/room/numerics.ts';
import type { PersonMark } from '../../contract/room/extension-names.ts';
import type { Membership } from '../state/membership.ts';
import type { Roster } from '../state/roster.ts';
import type { ServerReplies } from '../wire/server-replies.ts';

/** They follow the nickname, as clients show 320. */
const sentences: Readonly<Record<PersonMark, string>> = {
  host: 'is a host of this room',
  kept: 'is here by an invitation of their own, and nobody else can have this nickname',
};

/** In front of 312: whether somebody is a host, and whether their nickname is kept. */
export function tellMarks(nick: string, roster: Roster, replies: ServerReplies): void {
  for (const mark of roster.marksOf(nick))
    replies.numeric(numeric.RPL_WHOISSPECIAL, [nick], sentences[mark]);
}

/** 319: only those of somebody's channels that the guest is in, too: the others may be secret. */
export function tellSharedChannels(
  nick: string,
  channels: string,
  membership: Membership,
  replies: ServerReplies,
): void {
  const shared = channels
    .split(' ')
    .filter((name) => membership.has(name.replace(/^[~&@%+]+/, '')));
  if (shared.length > 0) replies.numeric(numeric.RPL_WHOISCHANNELS, [nick], shared.join(' '));
}
