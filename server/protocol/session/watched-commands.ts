// Which of ngIRCd's lines an open session reads.

import * as numeric from '../../contract/room/numerics.ts';

/** An open session always reads lines with these commands; nearly all others pass unread. */
export const watched: ReadonlySet<string | null> = new Set([
  'PING',
  // It may be the answer to a barrier.
  'PONG',
  'ERROR',
  'CAP',
  // The guest's own name and channels.
  'JOIN',
  'PART',
  'KICK',
  'NICK',
  'MODE',
  // The guest is away, or back; the guest's host has changed.
  numeric.RPL_UNAWAY,
  numeric.RPL_NOWAWAY,
  numeric.RPL_VISIBLEHOST,
  // They tell ngIRCd's version, or its clock.
  numeric.RPL_YOURHOST,
  numeric.RPL_CREATED,
  numeric.RPL_MYINFO,
  numeric.RPL_ISUPPORT,
  numeric.RPL_CREATIONTIME,
  numeric.RPL_TOPICWHOTIME,
  numeric.RPL_INVITELIST,
  numeric.RPL_EXCEPTLIST,
  numeric.RPL_BANLIST,
  // Somebody's channels, of which some may be secret.
  numeric.RPL_WHOISCHANNELS,
  // It lists the channel &SERVER, which nobody may join, and no channel without members.
  numeric.RPL_LIST,
  numeric.RPL_LISTEND,
  // The welcome is over.
  numeric.RPL_ENDOFMOTD,
  numeric.ERR_NOMOTD,
  // A nickname is in use, perhaps by a guest whose connection is lost.
  numeric.ERR_NICKNAMEINUSE,
  // RPL_WHOISHOST: the address that ngIRCd was told, though it is random.
  numeric.RPL_WHOISHOST,
]);

/** Of these, only the guest's own lines matter. */
export const ownOnly: ReadonlySet<string | null> = new Set(['JOIN', 'PART', 'NICK']);
