// Which of ngIRCd's lines an open session looks at. Knows nothing of what is done with them.

import * as numeric from '../../contract/room/numerics.ts';

/** Lines of ngIRCd's that an open session looks at always; nearly all others pass unread. */
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
  // The guest is away, or back; and their host as others see it.
  numeric.RPL_UNAWAY,
  numeric.RPL_NOWAWAY,
  numeric.RPL_VISIBLEHOST,
  // They name ngIRCd's version, or tell its clock.
  numeric.RPL_YOURHOST,
  numeric.RPL_CREATED,
  numeric.RPL_MYINFO,
  numeric.RPL_ISUPPORT,
  numeric.RPL_CREATIONTIME,
  numeric.RPL_TOPICWHOTIME,
  numeric.RPL_INVITELIST,
  numeric.RPL_EXCEPTLIST,
  numeric.RPL_BANLIST,
  // The channels of somebody who may be hidden in them.
  numeric.RPL_WHOISCHANNELS,
  // It lists the channel &SERVER, which nobody may enter, and not those that nobody is in.
  numeric.RPL_LIST,
  numeric.RPL_LISTEND,
  // The welcome is over.
  numeric.RPL_ENDOFMOTD,
  numeric.ERR_NOMOTD,
  // A nickname is taken, perhaps by a guest who is lost.
  numeric.ERR_NICKNAMEINUSE,
  // RPL_WHOISHOST: the address that ngIRCd was told, though it is nobody's.
  numeric.RPL_WHOISHOST,
]);

/** Of these, what others do changes nothing for the guest. */
export const ownOnly: ReadonlySet<string | null> = new Set(['JOIN', 'PART', 'NICK']);
