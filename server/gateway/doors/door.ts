// The interface between a door and the guests behind it, without sockets and without IRC.

import type { Duplex } from 'node:stream';
import type { Door } from '../../protocol/session/session-types.ts';
import type { Lines } from '../../protocol/wire/lines.ts';
import type { LineProblem } from '../../protocol/wire/line-splitter.ts';

/**
 * Why a door closes a connection. `over`: the session is over. `full`: there is no place. `crowd`: too many
 * wait, and this one is not waited for. `ending`: the room ends. The words were sent as an ERROR line
 * already; a door that has another place for them shows them there, too.
 */
export interface Farewell {
  readonly kind: 'over' | 'full' | 'crowd' | 'ending';
  readonly words: string;
}

/** One connection at a door. No call has an effect on the listener at once: `gone` comes in a later event. */
export interface DoorConnection {
  readonly door: Door;
  /** The Tor circuit it came by; null: it came over loopback. */
  readonly circuit: number | null;
  /** Bytes given to `send` that the kernel has not taken yet. */
  queuedBytes(): number;
  /** What is sent now would wait; `drained` is called when it would not. */
  readonly full: boolean;
  /** Somebody seems to be there. A door whose connections do not last can only guess. */
  readonly isPresent: boolean;
  /** Whole lines with CRLF. Nothing is sent after `end` or `drop`. */
  send(lines: Lines): void;
  /**
   * The guest's lines wait, and (`resume`) do not wait any more: for a door that can show it. The door goes on
   * reading, as it would not see the client leave otherwise; the Session limits how much may wait.
   */
  pause(): void;
  resume(): void;
  /** Closes once all is written; a client that does not close its side in time is cut off. */
  end(farewell: Farewell): void;
  /** Cuts off at once. */
  drop(): void;
}

/** Events of a connection, for the guest behind it. */
export interface DoorListener {
  /** A guest's line, without its end. */
  line(line: Uint8Array): void;
  problem(problem: LineProblem): void;
  /** All that was sent is written; called after the connection was `full`. */
  drained(): void;
  /** The connection is closed. Called once. */
  gone(): void;
}

/**
 * Lets a connection in.
 * @returns null where it was refused: `end` has been called on it.
 */
export type Admit = (connection: DoorConnection) => DoorListener | null;

/** Closes once all is written, without waiting for the client. */
export function closeSoon(socket: Duplex): void {
  if (socket.writableFinished) socket.destroy();
  else socket.end(() => socket.destroy());
}

/** How long a client may take to close its side after a goodbye. */
export const farewellMs = 2_000;
