// Ends a room whose host gives no sign of life for a whole span. The span runs on while the machine sleeps: a
// machine that was taken away is asleep, too.

import { inEnglish } from './contract/words/room-says.ts';
import { watchLifetime } from './lifetime.ts';
import type { Clock } from './supervisor/clock.ts';
import { timeLeft } from './time-left.ts';

export interface DeadManOptions {
  readonly clock: Clock;
  /** A clock that runs on while the machine sleeps. */
  readonly bootMs: () => number;
  readonly spanMs: number;
  /** What is said counts for nothing there: hosts are told what does. */
  readonly isSealed: boolean;
  /** Tells the guests. */
  readonly onNotice: (text: string) => void;
  /** Tells the operator that the room ends so soon. */
  readonly onUnattended: (endsInMs: number) => void;
  readonly onEnd: () => void;
}

/** The second warning comes so long before the end, or at five sixths of a short span. */
const lastWarningMs = 60_000;

export class DeadMan {
  readonly #options: DeadManOptions;
  #endsAtBootMs: number;
  #isRunning = false;
  #hasWarned = false;
  #cancel = (): void => {};

  constructor(options: DeadManOptions) {
    this.#options = options;
    this.#endsAtBootMs = options.bootMs() + options.spanMs;
  }

  /** Until the room ends without a sign of life. */
  get leftMs(): number {
    return Math.max(0, this.#endsAtBootMs - this.#options.bootMs());
  }

  /** Guests can enter: the first span begins. */
  start(): void {
    this.#isRunning = true;
    this.#startSpan();
  }

  /** A host showed a sign of life. Guests who were warned are told. */
  sign(): void {
    if (!this.#isRunning) return;
    this.#cancel();
    if (this.#hasWarned) this.#options.onNotice(inEnglish('says.hostIsThere'));
    this.#startSpan();
  }

  stop(): void {
    this.#isRunning = false;
    this.#cancel();
  }

  #startSpan(): void {
    const { clock, bootMs, isSealed, spanMs, onNotice, onUnattended, onEnd } = this.#options;
    this.#hasWarned = false;
    this.#endsAtBootMs = bootMs() + spanMs;
    const warnings = [Math.round(spanMs / 3), Math.min(lastWarningMs, Math.round(spanMs / 6))];
    this.#cancel = watchLifetime({
      clock,
      bootMs,
      endsAtBootMs: this.#endsAtBootMs,
      notices: warnings.map((beforeMs) => ({
        beforeMs,
        text: beforeMs,
      })),
      onNotice: (beforeMs) => {
        this.#hasWarned = true;
        const key = isSealed ? 'says.deadManSealed' : 'says.deadMan';
        onNotice(inEnglish(key, { time: timeLeft(beforeMs) }));
        onUnattended(beforeMs);
      },
      onEnd,
    });
  }
}
