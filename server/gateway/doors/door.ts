// The seam between a door and the sessions behind it: what each may ask of the other. Knows no
// socket and no IRC.

import type { Duplex } from 'node:stream';
import type { Door } from '../../protocol/session/session-types.ts';
import type { Lines } from '../../protocol/wire/lines.ts';
import type { LineProblem } from '../../protocol/wire/line-splitter.ts';

/**
 * Why a door closes: `over` the session is, `full` there is no place, `crowd` others wait who may have
 * more to say (the peer is not waited for), `ending` the room ends. The words have been said as an ERROR line already; a door with a place of its own for them says them
 * there too.
 */
export interface Farewell {
  readonly kind: 'over' | 'full' | 'crowd' | 'ending';
  readonly words: string;
}

/**
 * One connection at a door. None of its calls answers at once: `gone` comes later, by the event
 * loop.
 */
export interface DoorConnection {
  readonly door: Door;
  /** The Tor circuit it came by; null: it came over loopback. */
  readonly circuit: number | null;
  /** Bytes given to `send` that the kernel has not taken yet. */
  queuedBytes(): number;
  /** What is sent now would only wait; `drained` is told when it would not any more. */
  readonly full: boolean;
  /** Whole lines with CRLF. Nothing is sent after `end` or `drop`. */
  send(lines: Lines): void;
  /**
   * Lines of the guest's wait, and wait no more: for a door that can tell them. It goes on reading, as it
   * would not see the peer leave otherwise; the Session bounds what may wait.
   */
  pause(): void;
  resume(): void;
  /** Says goodbye once all is written, and closes; a peer that does not follow is cut off. */
  end(farewell: Farewell): void;
  /** Cuts off at once. */
  drop(): void;
}

/** What a door tells the session behind one of its connections. */
export interface DoorListener {
  /** A guest's line, without its end. */
  line(line: Uint8Array): void;
  problem(problem: LineProblem): void;
  /** All that was sent is written, after the connection was `full`. */
  drained(): void;
  /** The connection is no more. Told once. */
  gone(): void;
}

/**
 * Lets a connection in.
 * @returns null where it was refused: `end` has been called on it.
 */
export type Admit = (connection: DoorConnection) => DoorListener | null;

/** Closes once all is written, and waits for nothing that the peer may say or do. */
export function closeSoon(socket: Duplex): void {
  if (socket.writableFinished) socket.destroy();
  else socket.end(() => socket.destroy());
}

/** How long a peer may take to close its side after a goodbye. */
export const farewellMs = 2_000;
