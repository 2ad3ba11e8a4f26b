// What the room refused, as a sentence of the catalogue.

import * as numeric from '../room/numerics.ts';
import type { Key, Values } from './messages.ts';
import type { RandomInt } from '../room/random-int.ts';
import { nearbyNickname, plainNickname, pleasantNickname } from '../room/suggest-nickname.ts';
import { reasonOf } from '../room/closing-link.ts';
import { sentenceOf, type RoomKey } from './room-says.ts';

const keys: Readonly<Record<string, string>> = {
  [numeric.ERR_NOSUCHNICK]: 'refused.nobody',
  [numeric.ERR_NOSUCHCHANNEL]: 'refused.noChannel',
  [numeric.ERR_CANNOTSENDTOCHAN]: 'refused.cannotSend',
  [numeric.ERR_TOOMANYCHANNELS]: 'refused.tooManyChannels',
  [numeric.ERR_INPUTTOOLONG]: 'refused.tooLong',
  [numeric.ERR_UNKNOWNCOMMAND]: 'refused.command',
  [numeric.ERR_ERRONEUSNICKNAME]: 'refused.nickForm',
  [numeric.ERR_NICKNAMEINUSE]: 'refused.nickTaken',
  [numeric.ERR_USERNOTINCHANNEL]: 'refused.notThere',
  [numeric.ERR_NOTONCHANNEL]: 'refused.notIn',
  [numeric.ERR_USERONCHANNEL]: 'refused.thereAlready',
  [numeric.ERR_NEEDMOREPARAMS]: 'refused.needsMore',
  [numeric.ERR_PASSWDMISMATCH]: 'refused.passphrase',
  [numeric.ERR_YOUREBANNEDCREEP]: 'refused.banned',
  [numeric.ERR_CHANNELISFULL]: 'refused.channelFull',
  [numeric.ERR_UNKNOWNMODE]: 'refused.mode',
  [numeric.ERR_INVITEONLYCHAN]: 'refused.inviteOnly',
  [numeric.ERR_BANNEDFROMCHAN]: 'refused.bannedHere',
  [numeric.ERR_BADCHANNELKEY]: 'refused.channelKey',
  [numeric.ERR_BANLISTFULL]: 'refused.listFull',
  [numeric.ERR_CHANOPRIVSNEEDED]: 'refused.notOperator',
  'REDACT INVALID_TARGET': 'refused.notIn',
  'REDACT UNKNOWN_MSGID': 'refused.messageGone',
  'REDACT REDACT_FORBIDDEN': 'refused.messageOfOther',
  'REDACT REDACT_WINDOW_EXPIRED': 'refused.messageOld',
  'REDACT RATE_LIMITED': 'refused.takingBackFast',
};

/** What a 433 says of a nickname that ngIRCd was not asked for: to a guest who is in, and at the door. */
const ownedNicks: Partial<Record<RoomKey, { readonly inside: Key; readonly atDoor: EntryKey }>> = {
  'says.nickKept': { inside: 'refused.nickKept', atDoor: 'failed.nickKept' },
  'says.nickAlike': { inside: 'refused.nickAlike', atDoor: 'failed.nickAlike' },
};

/** Sentences of the room's that say more than their code. */
const saidInFull: ReadonlySet<RoomKey> = new Set(['says.sealedOnly', 'says.sealedTopic']);

type EntryKey = Extract<Key, `failed.${string}`>;

/** What the room answered instead of doing it. */
export interface Refused {
  /** A numeric of RFC 2812 §5.2, or `ERROR`. */
  readonly code: string;
  /** The channel, nickname or command that it is about; '' where it names none. */
  readonly subject: string;
  /** The room's own words. */
  readonly text: string;
}

/**
 * The catalogue's key and what stands in its gaps; unknown ones show the room's own words.
 * @param pick for the nickname to try instead of a taken one.
 */
export function refusal(
  refused: Refused,
  pick: RandomInt,
): { readonly key: string; readonly values: Values } {
  const { code, subject, text } = refused;
  const other = code === numeric.ERR_NICKNAMEINUSE ? { other: nearbyNickname(subject, pick) } : {};
  const told = sentenceOf(text);
  const owned = told === null ? undefined : ownedNicks[told.key]?.inside;
  const inFull = told !== null && saidInFull.has(told.key) ? told.key : undefined;
  return {
    key: owned ?? inFull ?? keys[code] ?? 'refused.unnamed',
    values: { subject, text, ...other },
  };
}

/** What an ERROR before the entry means, where it is more than that the connection was closed. */
const shut: Readonly<Record<string, EntryProblem['key']>> = {
  'shut.noPassphrase': 'failed.passphrase',
  'shut.wrongPassphrase': 'failed.passphrase',
  'shut.full': 'failed.full',
  'shut.evicted': 'failed.full',
  'shut.turnedAway': 'failed.notLetIn',
  'shut.knockedTooLong': 'failed.knockedTooLong',
  'shut.tooManyKnock': 'failed.tooManyKnock',
} satisfies Partial<Record<RoomKey, EntryProblem['key']>>;

/** Why a guest was not let in, as a sentence, and a nickname to try instead; null: another would not help. */
export interface EntryProblem {
  readonly key: EntryKey;
  readonly values: Values;
  readonly suggestion: string | null;
}

/**
 * @param nick what the guest asked to be called.
 * @returns null if this refusal does not keep a guest out.
 */
export function entryRefusal(
  refused: Omit<Refused, 'subject'>,
  nick: string,
  pick: RandomInt,
): EntryProblem | null {
  const why = reasonOf(refused.text);
  const say = (
    key: EntryProblem['key'],
    suggestion: string | null = null,
    more: Values = {},
  ): EntryProblem => ({
    key,
    values: { why, ...more, ...(suggestion === null ? {} : { other: suggestion }) },
    suggestion,
  });
  switch (refused.code) {
    case numeric.ERR_NICKNAMEINUSE:
    case numeric.ERR_NICKCOLLISION: {
      const told = sentenceOf(why);
      const other = nearbyNickname(nick, pick);
      if (told?.key === 'says.nickHeld') return say('failed.nickHeld', other, told.values);
      const owned = told === null ? undefined : ownedNicks[told.key]?.atDoor;
      return say(owned ?? 'failed.nickTaken', other);
    }
    case numeric.ERR_ERRONEUSNICKNAME: {
      const form = sentenceOf(why);
      const limit = form?.key === 'says.nickForm' ? form.values['limit'] : undefined;
      const other = plainNickname(nick, Number(limit ?? 24)) ?? pleasantNickname(pick);
      const long = limit !== undefined && nick.length > Number(limit);
      return say(long ? 'failed.nickLong' : 'failed.nickForm', other, { limit: limit ?? '' });
    }
    case numeric.ERR_PASSWDMISMATCH:
      return say(
        sentenceOf(why)?.key === 'says.cutPassphrase' ? 'failed.cutOff' : 'failed.passphrase',
      );
    case numeric.ERR_YOUREBANNEDCREEP:
      return say('failed.banned');
    case 'ERROR':
      return say(shut[sentenceOf(why)?.key ?? ''] ?? 'failed.closed');
    default:
      return null;
  }
}

/** Whether the passphrase was refused, whatever is thought to be wrong with it. */
export function isWrongPassphrase(key: string | undefined): boolean {
  return key === 'failed.passphrase' || key === 'failed.cutOff';
}
