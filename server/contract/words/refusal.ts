// What the room refused, as a sentence of the catalogue. Pure.

import type { Key, Values } from './messages.ts';
import type { RandomInt } from '../room/random-int.ts';
import { nearbyNickname, plainNickname, pleasantNickname } from '../room/suggest-nickname.ts';
import { reasonOf } from '../room/closing-link.ts';
import { sentenceOf, type RoomKey } from './room-says.ts';

const keys: Readonly<Record<string, string>> = {
  '401': 'refused.nobody',
  '403': 'refused.noChannel',
  '404': 'refused.cannotSend',
  '405': 'refused.tooManyChannels',
  '417': 'refused.tooLong',
  '421': 'refused.command',
  '432': 'refused.nickForm',
  '433': 'refused.nickTaken',
  '441': 'refused.notThere',
  '442': 'refused.notIn',
  '443': 'refused.thereAlready',
  '461': 'refused.needsMore',
  '464': 'refused.passphrase',
  '465': 'refused.banned',
  '471': 'refused.channelFull',
  '472': 'refused.mode',
  '473': 'refused.inviteOnly',
  '474': 'refused.bannedHere',
  '475': 'refused.channelKey',
  '478': 'refused.listFull',
  '482': 'refused.notOperator',
};

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
  const other = code === '433' ? { other: nearbyNickname(subject, pick) } : {};
  return { key: keys[code] ?? 'refused.unnamed', values: { subject, text, ...other } };
}

/** What an ERROR before the entry means, where it is more than that the connection was closed. */
const shut: Readonly<Record<string, EntryProblem['key']>> = {
  'shut.noPassphrase': 'failed.passphrase',
  'shut.wrongPassphrase': 'failed.passphrase',
  'shut.full': 'failed.full',
  'shut.evicted': 'failed.full',
} satisfies Partial<Record<RoomKey, EntryProblem['key']>>;

/** Why a guest was not let in, as a sentence, and a nickname to try instead; null: another would not help. */
export interface EntryProblem {
  readonly key: Extract<Key, `failed.${string}`>;
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
    case '433':
    case '436': {
      const held = sentenceOf(why);
      return held?.key === 'says.nickHeld'
        ? say('failed.nickHeld', nearbyNickname(nick, pick), held.values)
        : say('failed.nickTaken', nearbyNickname(nick, pick));
    }
    case '432': {
      const form = sentenceOf(why);
      const limit = form?.key === 'says.nickForm' ? form.values['limit'] : undefined;
      const other = plainNickname(nick, Number(limit ?? 24)) ?? pleasantNickname(pick);
      const long = limit !== undefined && nick.length > Number(limit);
      return say(long ? 'failed.nickLong' : 'failed.nickForm', other, { limit: limit ?? '' });
    }
    case '464':
      return say(
        sentenceOf(why)?.key === 'says.cutPassphrase' ? 'failed.cutOff' : 'failed.passphrase',
      );
    case '465':
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
