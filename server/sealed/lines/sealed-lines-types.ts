// The seam between an IRC client and the room: clear lines on one side, sealed lines on the other.

import type { GroupView } from '../group/group-types.ts';
import type { RandomBytes, Seal } from '../seal/seal.ts';

/** What people are shown of it. */
export type SealedView = GroupView;

export interface SealedListener {
  /** A clear line for the client, without CR LF, in the room's order. */
  toClient(line: string): void;
  /**
   * A line for the room, without CR LF.
   * @param ticket that of the client's line which it carries or is part of; null: it is the group's own.
   * @param isLast no more lines follow of this ticket.
   */
  toRoom(line: string, ticket: number | null, isLast: boolean): void;
  changed(view: SealedView): void;
}

export interface SealedEnvironment {
  readonly seal: Seal;
  readonly random: RandomBytes;
  /** A clock that never goes back, in milliseconds. */
  readonly now: () => number;
  /** Calls back after a delay. @returns cancels it. */
  readonly after: (delayMs: number, call: () => void) => () => void;
  /** What `keep` gave before a reload; null: a new start. */
  readonly kept: string | null;
}

/**
 * Seals what a client says and opens what it gets. Lines that have nothing to do with talk pass as they are, and
 * everything keeps its order. Sealing takes milliseconds, so nothing is answered before the call returns.
 */
export interface SealedLines {
  /** A line of the client's. Texts that the server could read (topics, reasons, away messages) are left out or refused. */
  fromClient(line: string, ticket: number | null): void;
  fromRoom(line: string): void;
  /**
   * The connection is new and the session, too: the client registers again. After a resume nothing is called, as
   * the lines go on.
   */
  restarted(): void;
  readonly view: SealedView;
  /** Resolves when all lines so far are handled: who reads from a socket reads no more before. Not after `close`. */
  settled(): Promise<void>;
  /** All that another page of the same tab needs to go on. It holds the keys. null: there is nothing to go on with. */
  keep(): string | null;
  /** Overwrites the keys. Nothing is called any more. */
  close(): void;
}

export type OpenSealedLines = (
  environment: SealedEnvironment,
  listener: SealedListener,
) => SealedLines;
