// What is left of a line that waits, of a guest who was put out of a channel or is banned there. Pure.

import * as numeric from '../../contract/room/numerics.ts';
import { cannotSend, channelsOf, type Refused } from './addressed.ts';
import { sameName } from '../../contract/room/casemap.ts';
import { parseMessage, serializeMessage } from '../wire/message.ts';

export interface Silenced {
  /** Without its end; null: nothing is left of it. */
  readonly line: Uint8Array | null;
  readonly refused: readonly Refused[];
}

/**
 * What was waiting for the channel is not done, even if the guest comes back before its turn; nor does a JOIN
 * that waited bring them back. Leaving is always allowed.
 */
export function silenced(line: Uint8Array, channel: string): Silenced {
  const same: Silenced = { line, refused: [] };
  const message = parseMessage(line);
  if (message === null) return same;
  const { command, params, tags } = message;
  const [list = '', ...rest] = params;
  const written = (...changed: readonly string[]): Uint8Array =>
    serializeMessage({ tags, command, params: changed }).subarray(0, -2);
  const isMeant = (name: string): boolean => sameName(name, channel);

  if (command === 'JOIN') {
    const names = list.split(',');
    if (!names.some(isMeant)) return same;
    const [keyList = ''] = rest;
    const keys = keyList.split(',');
    const others = names.flatMap((name, at) =>
      isMeant(name) ? [] : [{ name, key: keys[at] ?? '' }],
    );
    const joined = others.map(({ name }) => name).join(',');
    const kept = others.map(({ key }) => key).join(',');
    return {
      line: joined === '' ? null : written(joined, ...(keyList === '' ? [] : [kept])),
      refused: [putOut(channel)],
    };
  }
  if (command === 'PART' || !channelsOf(command, params).some(isMeant)) return same;
  if (command !== 'PRIVMSG' && command !== 'NOTICE') {
    return { line: null, refused: [putOut(channel)] };
  }
  const others = list.split(',').filter((name) => !isMeant(name));
  return {
    line: others.length === 0 ? null : written(others.join(','), ...rest),
    // RFC 2812 §3.3.2: nothing answers a NOTICE.
    refused: command === 'NOTICE' ? [] : [cannotSend(channel)],
  };
}

function putOut(channel: string): Refused {
  const text = 'Not done: you were put out of that channel meanwhile';
  return { code: numeric.ERR_NOTONCHANNEL, params: [channel], text };
}
