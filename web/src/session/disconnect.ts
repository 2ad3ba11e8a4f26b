// Decides what follows when a connection ends, or the server does not answer. Pure.

import { reasonOf } from '../../../server/contract/room/closing-link.ts';
import { sentenceOf } from '../../../server/contract/words/room-says.ts';
import { blocked, type SocketEnd } from '../irc/wire.ts';

// RFC 6455 §7.4.1: the server is going away. The appliance says so when the room ends.
const goingAway = 1001;

export type EntryFailure =
  | 'failed.timeout'
  | 'failed.closed'
  | 'failed.unreachable'
  | 'failed.blocked';

export type DisconnectStep =
  | { readonly do: 'show the door'; readonly key: EntryFailure; readonly why: string }
  | { readonly do: 'end'; readonly how: 'over' | 'shut'; readonly text: string }
  | { readonly do: 'reconnect' };

export interface Disconnected {
  /** The guest is still entering, and there is no try left. */
  readonly givesUp: boolean;
  /** The guest was registered when it happened. */
  readonly wasOnline: boolean;
  /** The room was to end before now. */
  readonly isPastEnd: boolean;
  /** The text of the server's ERROR; '' where it sent none. */
  readonly lastError: string;
}

export function afterTimeout({ givesUp, isPastEnd }: Disconnected): DisconnectStep {
  if (givesUp) return { do: 'show the door', key: 'failed.timeout', why: '' };
  return isPastEnd ? { do: 'end', how: 'over', text: '' } : { do: 'reconnect' };
}

export function afterEnd({ code, reason }: SocketEnd, state: Disconnected): DisconnectStep {
  const { givesUp, wasOnline, isPastEnd, lastError } = state;
  if (givesUp) {
    if (code === blocked.code) return { do: 'show the door', key: 'failed.blocked', why: '' };
    const key = code === goingAway ? 'failed.closed' : 'failed.unreachable';
    return { do: 'show the door', key, why: reason };
  }
  const said = sentenceOf(reasonOf(lastError))?.key;
  // The ERROR comes before the close frame, and a circuit may break between the two.
  const isOver = code === goingAway || isPastEnd || (wasOnline && said === 'shut.over');
  if (isOver) return { do: 'end', how: 'over', text: lastError };
  // "No answer to PING" comes of a bad network, and is no wish of the room's: reconnect.
  return wasOnline && lastError !== '' && said !== 'shut.silent'
    ? { do: 'end', how: 'shut', text: lastError }
    : { do: 'reconnect' };
}
