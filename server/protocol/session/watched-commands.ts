// Which of ngIRCd's lines an open session reads.

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
  '305',
  '306',
  '396',
  // They tell ngIRCd's version, or its clock.
  '002',
  '003',
  '004',
  '005',
  '329',
  '333',
  '346',
  '348',
  '367',
  // Somebody's channels, of which some may be secret.
  '319',
  // It lists the channel &SERVER, which nobody may join, and no channel without members.
  '322',
  '323',
  // The welcome is over.
  '376',
  '422',
  // A nickname is in use, perhaps by a guest whose connection is lost.
  '433',
  // RPL_WHOISHOST: the address that ngIRCd was told, though it is random.
  '378',
]);

/** Of these, only the guest's own lines matter. */
export const ownOnly: ReadonlySet<string | null> = new Set(['JOIN', 'PART', 'NICK']);
