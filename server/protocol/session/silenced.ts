// Takes out what waits for a channel, of a guest who was kicked from it or is banned there.

import * as numeric from '../../contract/room/numerics.ts';
import { cannotSend, channelsOf, type Refused } from './addressed.ts';
import { sameName } from '../../contract/room/casemap.ts';
import type { FloodQueue } from '../flood/flood-queue.ts';
import { parseMessage, serializeMessage } from '../wire/message.ts';
import type { ServerReplies } from '../wire/server-replies.ts';

interface Silenced {
  /** Without its end; null: nothing is left of it. */
  readonly line: Uint8Array | null;
  readonly refused: readonly Refused[];
}

/** Changes the lines that wait, and tells the guest what is not done. */
export function silence(channel: string, queue: FloodQueue, replies: ServerReplies): void {
  queue.change((waiting) => {
    const { line, refused } = silenced(waiting, channel);
    replies.refuse(refused);
    return line;
  });
}

/**
 * What waits for the channel is not done, even if the guest joins again before its turn. A JOIN that waits
 * does not bring them back, either. Leaving is always allowed.
 */
function silenced(line: Uint8Array, channel: string): Silenced {
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
