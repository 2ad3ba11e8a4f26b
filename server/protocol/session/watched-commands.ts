// Which of ngIRCd's lines an open session reads.

import * as numeric from '../../contract/room/numerics.ts';
import { joinRefusals } from './host-entry.ts';
import { showsSteward } from './without-steward.ts';

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
  'TOPIC',
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
  // They count the steward, or show its nickname or a mode of the configuration's.
  ...showsSteward,
  // A host is refused in one of the room's own channels.
  ...joinRefusals,
  // In the answer to WHOIS, a place for what the room says of somebody.
  numeric.RPL_WHOISSERVER,
  // Somebody's channels, of which some may be secret.
  numeric.RPL_WHOISCHANNELS,
  // It lists the channel &SERVER, which nobody may join.
  numeric.RPL_LIST,
  // The welcome is over.
  numeric.RPL_ENDOFMOTD,
  numeric.ERR_NOMOTD,
  // A nickname is in use, perhaps by a guest whose connection is lost.
  numeric.ERR_NICKNAMEINUSE,
  // RPL_WHOISHOST: the address that ngIRCd was told, though it is random.
  numeric.RPL_WHOISHOST,
]);

/** Of these, only the guest's own lines matter, and the steward's. */
export const ownOnly: ReadonlySet<string | null> = new Set(['JOIN', 'PART', 'NICK', 'TOPIC']);
