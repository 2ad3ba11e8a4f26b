// How many connections each listener holds at once, computed from the number of guests.

import { maxStrangersOf } from './guests/strangers.ts';

/** Web connections that belong to no guest: six for each page that is being read. */
const maxWebUnclaimed = 1_000;
/**
 * Connections that are being closed still count. Above this number new ones are refused; idle connections
 * never reach it, as those are closed in favour of others.
 */
const closingConnections = 1_000;
/** More than may wait at the ssh door (doors/ssh/front.ts): that door chooses itself who must go. */
const maxLocalSsh = 4_096;

export interface ConnectionLimits {
  readonly web: number;
  readonly webUnclaimed: number;
  readonly irc: number;
  readonly sshLocal: number;
  /** Streams on each socket that tor connects to. */
  readonly torStreams: number;
}

export function connectionLimits(maxGuests: number): ConnectionLimits {
  const maxStrangers = maxStrangersOf(maxGuests);
  // A guest has one WebSocket, or two streams and two frames that wait for the end.
  const web = 4 * maxGuests + maxStrangers + maxWebUnclaimed + closingConnections;
  return {
    web,
    webUnclaimed: maxWebUnclaimed,
    irc: maxGuests + maxStrangers + closingConnections,
    sshLocal: maxLocalSsh,
    torStreams: web,
  };
}
