// ngIRCd's answers as a guest gets them: the steward, who is no guest, is not counted and not named, and the mode
// that ngIRCd's configuration alone can set is not shown.

import * as numeric from '../../contract/room/numerics.ts';
import type { OwnRooms } from '../state/own-rooms.ts';
import type { Message } from '../wire/message.ts';

export interface StewardParts {
  readonly rooms: OwnRooms;
  readonly serverName: string;
}

type Rule = (message: Message, parts: StewardParts) => Message | null;

/** @param numbers how many of the line's numbers, from its beginning, count users. */
const counts =
  (numbers: number): Rule =>
  (message) => {
    let left = numbers;
    const [target = '', ...words] = message.params;
    const counted = words.map((word) =>
      word.replace(/\d+/g, (digits) => {
        left -= 1;
        return left < 0 ? digits : String(Math.max(0, Number(digits) - 1));
      }),
    );
    return { ...message, params: [target, ...counted] };
  };

/** Without the time at its end: times tell one machine from another. */
const mask: Rule = (message, { rooms, serverName }) => {
  const shown = message.params.slice(0, 4);
  return { ...message, params: shown.map((word) => (rooms.isSteward(word) ? serverName : word)) };
};

const modes: Rule = (message) => {
  const params = message.params.map((word, at) => (at === 2 ? word.replace('P', '') : word));
  return { ...message, params };
};

/** What the steward does, the server does. */
const asServer: Rule = (message, { serverName }) => ({ ...message, source: serverName });

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  [numeric.RPL_STATSCONN, counts(1)],
  [numeric.RPL_LUSERCLIENT, counts(1)],
  // The steward is the only operator of the server.
  [numeric.RPL_LUSEROP, () => null],
  [numeric.RPL_LUSERME, counts(1)],
  [numeric.RPL_LOCALUSERS, counts(4)],
  [numeric.RPL_GLOBALUSERS, counts(4)],
  ['MODE', asServer],
  ['TOPIC', asServer],
  [numeric.RPL_CHANNELMODEIS, modes],
  [numeric.RPL_INVITELIST, mask],
  [numeric.RPL_EXCEPTLIST, mask],
  [numeric.RPL_BANLIST, mask],
]);

export const showsSteward: ReadonlySet<string> = new Set(rules.keys());

/** @param message one of `showsSteward`. @returns null: the guest does not get it. */
export function withoutSteward(message: Message, parts: StewardParts): Message | null {
  return rules.get(message.command)?.(message, parts) ?? null;
}
