// Which of ngIRCd's lines an open session looks at. Knows nothing of what is done with them.

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
  '305',
  '306',
  '396',
  // They name ngIRCd's version, or tell its clock.
  '002',
  '003',
  '004',
  '005',
  '329',
  '333',
  '346',
  '348',
  '367',
  // The channels of somebody who may be hidden in them.
  '319',
  // It lists the channel &SERVER, which nobody may enter, and not those that nobody is in.
  '322',
  '323',
  // The welcome is over.
  '376',
  '422',
  // A nickname is taken, perhaps by a guest who is lost.
  '433',
  // RPL_WHOISHOST: the address that ngIRCd was told, though it is nobody's.
  '378',
]);

/** Of these, what others do changes nothing for the guest. */
export const ownOnly: ReadonlySet<string | null> = new Set(['JOIN', 'PART', 'NICK']);
