// Lets a guest who leaves be heard to the end: the session ends when their last lines are served, or after
// some seconds.

import type { DoorSide } from './door-side.ts';
import type { Ending } from './ending.ts';
import type { SessionParts } from './session-parts.ts';

/** Long enough for somebody in a hurry. The flood limits hold meanwhile. */
const lastLinesMs = 5_000;

/** How the guest leaves. */
type Departing = { readonly by: 'QUIT'; readonly reason: string } | { readonly by: 'lost door' };

export class Departure {
  readonly #parts: SessionParts;
  readonly #doorSide: DoorSide;
  readonly #ending: Ending;
  #departing: { readonly how: Departing; readonly sinceMs: number } | null = null;

  constructor(parts: SessionParts, doorSide: DoorSide, ending: Ending) {
    this.#parts = parts;
    this.#doorSide = doorSide;
    this.#ending = ending;
  }

  /** The guest has left: lines that come now are too late. */
  get hasBegun(): boolean {
    return this.#departing !== null;
  }

  /** The guest left by QUIT. */
  quit(reason: string): void {
    this.#begin({ by: 'QUIT', reason: this.#parts.isSealed ? '' : reason });
  }

  /** The guest's connection is gone. */
  doorClosed(): void {
    if (this.hasBegun) return;
    // Lines of a guest who may come back are served in their turn.
    if (this.#parts.resume.isOn) this.#doorSide.lost();
    else this.#begin({ by: 'lost door' });
  }

  /** To be called when lines were served, and about once a second. */
  check(): void {
    const departing = this.#departing;
    if (departing === null) return;
    const { nowMs } = this.#parts.time;
    if (this.#hasUnread() && nowMs - departing.sinceMs < lastLinesMs) return;
    this.#departing = null;
    this.#finish(departing.how);
  }

  #begin(how: Departing): void {
    const { life, registration, time } = this.#parts;
    const isOutside =
      life.state === 'knocking' || (life.state === 'registering' && !registration.isAnswering);
    if (isOutside) {
      this.#finish(how);
      return;
    }
    this.#departing = { how, sinceMs: time.nowMs };
    this.check();
  }

  #finish(how: Departing): void {
    if (how.by === 'QUIT') this.#ending.quit(how.reason);
    else this.#doorSide.lost();
  }

  /**
   * Whether lines wait, or ngIRCd may not have read them all: it drops what it has not read of a link that
   * closes, and the backlog has them only afterwards.
   */
  #hasUnread(): boolean {
    const { life, messages, queue } = this.#parts;
    if (!queue.isEmpty) return true;
    if (life.state === 'open') messages.check();
    return messages.isUnread;
  }
}
