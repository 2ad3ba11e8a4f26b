// What the room refused, as a sentence of the catalogue. Pure.

import type { Happening } from '../irc/happening.ts';
import { nearbyNickname, type Pick } from '../text/nickname.ts';

const keys: Readonly<Record<string, string>> = {
  '401': 'refused.nobody',
  '403': 'refused.noChannel',
  '404': 'refused.cannotSend',
  '405': 'refused.tooManyChannels',
  '421': 'refused.command',
  '432': 'refused.nickForm',
  '433': 'refused.nickTaken',
  '441': 'refused.notThere',
  '442': 'refused.notIn',
  '464': 'refused.passphrase',
  '465': 'refused.banned',
  '471': 'refused.channelFull',
  '472': 'refused.mode',
  '473': 'refused.inviteOnly',
  '474': 'refused.bannedHere',
  '475': 'refused.channelKey',
  '482': 'refused.notOperator',
};

/**
 * The catalogue's key and what stands in its gaps; unknown ones show the room's own words.
 * @param pick for the nickname to try instead of a taken one.
 */
export function refusal(
  action: Extract<Happening, { kind: 'refused' }>,
  pick: Pick,
): {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
} {
  const { subject, text } = action;
  const other = action.code === '433' ? { other: nearbyNickname(subject, pick) } : {};
  return { key: keys[action.code] ?? 'refused.unnamed', values: { subject, text, ...other } };
}
