// Decides when a room ends by itself: by its lifetime, which can be moved, for want of a host's sign of life, or
// because it is empty.

import type { EndMove } from './contract/host/control.ts';
import type { EndReason } from './contract/host/events.ts';
import { Problem } from './contract/host/problem.ts';
import { movedEnd, type MoveRefusal } from './contract/host/moved-end.ts';
import { longestMs } from './contract/host/setting-values.ts';
import type { Settings } from './contract/host/settings.ts';
import type { ApplianceStatus } from './contract/host/status.ts';
import { sentence } from './contract/sentences/sentence.ts';
import { shortTime } from './contract/terminal/status-text.ts';
import { inEnglish } from './contract/words/room-says.ts';
import { DeadMan } from './dead-man.ts';
import { EmptyWatch, type EmptyWatchOptions } from './empty-watch.ts';
import { watchLifetime } from './lifetime.ts';
import type { Clock } from './supervisor/clock.ts';
import { timeLeft } from './time-left.ts';

export interface RoomEndOptions {
  readonly settings: Pick<Settings, 'lifetimeMs' | 'deadManMs' | 'endWhenEmptyMs' | 'sealed'>;
  /** Timers, which stand still while the machine sleeps. */
  readonly clock: Clock;
  /** A clock that runs on. */
  readonly bootMs: () => number;
  /** Who is in; null: the gateway does not answer. */
  readonly occupancy: EmptyWatchOptions['occupancy'];
  /** Tells the guests. */
  readonly onNotice: (text: string) => void;
  /** Tells the operator that the room ends so soon without a sign of life. */
  readonly onUnattended: (endsInMs: number) => void;
  /** The lifetime ends at another moment. The text is for the guests. */
  readonly onMove: (endsAtBootMs: number, text: string) => void;
  readonly onEnd: (reason: EndReason) => void;
}

/** When guests are told that the lifetime is nearly over, in milliseconds before its end. */
const notices = [
  { beforeMs: 5 * 60_000, text: inEnglish('says.endsInFive') },
  { beforeMs: 60_000, text: inEnglish('says.endsInOne') },
];

export class RoomEnd {
  readonly #options: RoomEndOptions;
  readonly #deadMan: DeadMan | null;
  readonly #empty: EmptyWatch | null;
  #endsAtBootMs: number;
  #isRunning = false;
  #cancelLifetime = (): void => {};

  constructor(options: RoomEndOptions) {
    const { settings, bootMs, onEnd } = options;
    const { deadManMs: spanMs, endWhenEmptyMs: afterMs } = settings;
    this.#options = options;
    this.#endsAtBootMs = bootMs() + settings.lifetimeMs;
    const deadMan = { ...options, isSealed: settings.sealed, onEnd: () => onEnd('dead man') };
    this.#deadMan = spanMs === null ? null : new DeadMan({ ...deadMan, spanMs });
    this.#empty =
      afterMs === null
        ? null
        : new EmptyWatch({ ...options, afterMs, onEnd: () => onEnd('empty') });
  }

  /** When the lifetime is over, by `bootMs`. */
  get endsAtBootMs(): number {
    return this.#endsAtBootMs;
  }

  get remainingMs(): number {
    return Math.max(0, this.#endsAtBootMs - this.#options.bootMs());
  }

  /** Until the room ends without a sign of life; null: it needs none. */
  get deadManMs(): number | null {
    return this.#deadMan?.leftMs ?? null;
  }

  get status(): Pick<ApplianceStatus, 'remainingMs' | 'ends'> {
    const { remainingMs, deadManMs } = this;
    const whenEmptyMs = this.#options.settings.endWhenEmptyMs;
    const emptyLeftMs = this.#empty?.leftMs ?? null;
    return { remainingMs, ends: { deadManMs, whenEmptyMs, emptyLeftMs } };
  }

  /** Guests can enter. */
  start(): void {
    this.#isRunning = true;
    this.#watchLifetime();
    this.#deadMan?.start();
    this.#empty?.start();
  }

  stop(): void {
    this.#isRunning = false;
    this.#cancelLifetime();
    this.#deadMan?.stop();
    this.#empty?.stop();
  }

  /** A host is there: any command of the operator's, and whatever a host does at a door. */
  signOfLife(): void {
    this.#deadMan?.sign();
  }

  /**
   * Moves the end of the lifetime.
   * @returns how long it is now.
   * @throws {Problem} if the room is not ready, or would have less or more time than a lifetime may be.
   */
  move(by: EndMove, timeMs: number): number {
    const moved = this.tryMove(by, timeMs);
    const time = shortTime(this.remainingMs);
    switch (moved) {
      case 'not ready':
        throw new Problem(sentence('room.notReady'));
      case 'too long':
        throw new Problem(sentence('room.endTooLate', { limit: shortTime(longestMs), time }));
      case 'too short':
        throw new Problem(sentence('room.endTooSoon', { time }), {
          hint: sentence('room.endByDown'),
        });
      default:
        return moved;
    }
  }

  /** The same for hosts at the doors. @returns how long it is now, or why it is not moved. */
  tryMove(by: EndMove, timeMs: number): number | MoveRefusal {
    if (!this.#isRunning) return 'not ready';
    const movedMs = movedEnd(this.remainingMs, by, timeMs);
    if (typeof movedMs === 'string') return movedMs;
    this.#cancelLifetime();
    this.#endsAtBootMs += by === 'extend' ? timeMs : -timeMs;
    this.#watchLifetime();
    const text = inEnglish('says.endMoved', { time: timeLeft(movedMs) });
    this.#options.onMove(this.#endsAtBootMs, text);
    return movedMs;
  }

  #watchLifetime(): void {
    const { clock, bootMs, onNotice, onEnd } = this.#options;
    this.#cancelLifetime = watchLifetime({
      clock,
      bootMs,
      endsAtBootMs: this.#endsAtBootMs,
      notices,
      onNotice,
      onEnd: () => onEnd('lifetime'),
    });
  }
}
