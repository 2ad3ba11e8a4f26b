// The numbers of the ssh doors: who waits how long, and how many there may be.

import type { SshDoorName } from '../../../config/ssh-look.ts';
import type { PlacesLimits } from './places.ts';

/** Below sshd's MaxStartups (daemons/sshd.ts), and all together below the container's pids_limit. */
export const places: { readonly [D in SshDoorName]: PlacesLimits } = {
  // An honest handshake over Tor takes 3.6 s, and 0.7 s from one message to the next; a slow one takes
  // three times as long.
  onion: {
    handshakes: 32,
    waiting: 512,
    patienceMs: 4_000,
    handshakeMs: 15_000,
    startsPerSecond: 16,
  },
  local: {
    handshakes: 16,
    waiting: 2_048,
    patienceMs: 2_000,
    handshakeMs: 10_000,
    startsPerSecond: 16,
  },
};

/** Clients that have logged in, at both doors together. */
export const maxMembers = 40;

/** A client speaks first, or at the same time as sshd (RFC 4253 §4.2). */
export const silentMs = 10_000;
/** A client that comes no further, or finds no place, is closed then. */
export const waitsMs = 30_000;
/** sshd closes what has not logged in by its LoginGraceTime (20 s): what is still open then has logged in. */
export const graceMs = 25_000;

/** One person needs one; three allow a reconnect that overtakes the end of the old connection. */
export const maxHandshakesPerCircuit = 3;
export const maxPerCircuit = 4;
/** Six at once, then one in `secondsPerArrival`. */
export const arrivalsPerCircuit = { burst: 6, perSecond: 1 };
export const secondsPerArrival = 5;
