// The session's side of docs/resume.md: token, numbers, ids, and where the guest's lines go while there
// is a door, or none. Knows nothing of how tokens are kept, of sockets, or of what lines mean.

import { parseMessage, serializeMessage } from '../wire/message.ts';
import type { RingBudget } from './ring-budget.ts';
import { Ring, type RingLimits } from './ring.ts';
import { doorStates, type DoorEvent, type DoorState } from '../session/session-states.ts';
import type { SessionHost } from '../session/session-types.ts';

export const resumeCapability = 'mayfly.chat/resume';
const idTag = 'mayfly.chat/id';
/** `RESUME SOON` is about a connection that ends within this time: a page that stays said it in vain. */
const soonMs = 10_000;
/** A reload over a slow circuit takes less. A tab that was closed gives its nickname back then. */
const soonHoldMs = 20_000;

export type ResumeHost = Pick<SessionHost, 'toGuest' | 'doorFull' | 'tokens'>;

export interface ResumeOptions {
  readonly serverName: string;
  /** How long a session without a door waits for one. */
  readonly holdMs: number;
  readonly ring: RingLimits;
  readonly budget: RingBudget;
}

export class Resume {
  readonly #host: ResumeHost;
  readonly #overflows: () => void;
  readonly #options: ResumeOptions;
  #door: DoorState = 'plain';
  /** null: no line was counted yet. */
  #ring: Ring | null = null;
  #lostAtMs = 0;
  /** When the client said that it comes back at once, or never; null: it did not, on this connection. */
  #soonAtMs: number | null = null;
  /** How long the session waits, once its connection is lost. */
  #holdMs = 0;
  #lastId = 0;
  #toldId = 0;
  /** Whether the token before the last one is void already. */
  #settled = true;

  /** @param overflows lines go that were never given: a connection there is does not keep up. */
  constructor(host: ResumeHost, overflows: () => void, options: ResumeOptions) {
    this.#host = host;
    this.#overflows = overflows;
    this.#options = options;
  }

  /** Whether the session outlives its door. */
  get on(): boolean {
    return this.#door !== 'plain';
  }

  /** Since when there is no door; null: there is one. */
  get awaySinceMs(): number | null {
    return this.#door === 'away' ? this.#lostAtMs : null;
  }

  /** The capability is on: from now on lines count. */
  start(): void {
    if (this.#move('tokenGiven') === null) return;
    const { ring, budget } = this.#options;
    this.#ring = new Ring(ring, budget, this.#overflows);
    this.#say('TOKEN', this.#host.tokens.mint(), this.#seconds());
  }

  /** The capability is off again. @returns false if the session is over with it. */
  stop(): boolean {
    this.end();
    return this.#move('tokenGivenUp') !== 'over';
  }

  /** The connection is gone. @returns false if the session goes with it. */
  lost(nowMs: number): boolean {
    const { holdMs } = this.#options;
    this.#holdMs = this.#isSoon(nowMs) ? Math.min(holdMs, soonHoldMs) : holdMs;
    this.#lostAtMs = nowMs;
    return this.#move('lost') !== 'over';
  }

  /**
   * `RESUME SOON`: if the connection ends now, the client comes back at once or never.
   * @returns whether that is news.
   */
  expects(nowMs: number): boolean {
    if (this.#isSoon(nowMs)) return false;
    this.#soonAtMs = nowMs;
    return true;
  }

  /**
   * @param waits lines that were taken are still to be said: they need more time than a short wait has.
   * @returns whether the wait for another connection is over.
   */
  heldTooLong(nowMs: number, waits: boolean): boolean {
    const holdMs = waits ? this.#options.holdMs : this.#holdMs;
    if (this.#door !== 'away' || nowMs - this.#lostAtMs < holdMs) return false;
    return this.#move('heldTooLong') === 'over';
  }

  /** How long the session waits yet, at most; null: somebody is there. */
  heldForMs(nowMs: number): number | null {
    return this.#door === 'away' ? Math.max(0, this.#lostAtMs + this.#holdMs - nowMs) : null;
  }

  /** Whether a client may come back with this number. */
  wasGiven(number: number): boolean {
    return this.#ring?.wasGiven(number) ?? false;
  }

  /** A connection has taken the session up, whose client got the lines up to `number`. */
  resumed(number: number): void {
    if (this.#ring === null || this.#move('resumed') === null) return;
    const next = this.#ring.seek(number);
    this.#settled = false;
    this.#soonAtMs = null;
    this.#toldId = this.#lastId;
    this.#say('OK', this.#host.tokens.mint(), this.#seconds(), `${this.#lastId}`, `${next}`);
    this.feed();
  }

  /** The connection there is has lost the session to another one: its last line but ERROR. */
  sayTaken(): void {
    this.#say('TAKEN', this.#host.tokens.mintReclaim());
  }

  /** Lines to the guest. This is the hot path. */
  deliver(lines: Uint8Array): void {
    if (this.#ring === null) {
      this.#host.toGuest(lines);
      return;
    }
    const { lines: goTo } = doorStates[this.#door];
    const ring = this.#ring;
    const upToDate = goTo === 'ring and door' && ring.isGiven && !this.#host.doorFull();
    ring.append(lines);
    if (upToDate) {
      // The very object that others are given too, not the ring's copy: what was made of it is found
      // again.
      ring.gaveAll();
      this.#host.toGuest(lines);
    } else {
      this.feed();
    }
    ring.trim();
  }

  /** Gives the door what it takes. To be called when it has room again, too. */
  feed(): void {
    if (this.#ring === null || doorStates[this.#door].lines !== 'ring and door') return;
    while (!this.#host.doorFull()) {
      const run = this.#ring.next();
      if (run === null) return;
      this.#host.toGuest(run);
    }
  }

  /** Gives the door all there is: its last lines. */
  #flush(): void {
    if (this.#ring === null || doorStates[this.#door].lines !== 'ring and door') return;
    for (let run = this.#ring.next(); run !== null; run = this.#ring.next())
      this.#host.toGuest(run);
  }

  /**
   * `RESUME ACK`. @returns whether anything is acknowledged by it (`nothing`: it is right, and was said
   * before), or null: that number cannot be.
   */
  acknowledge(number: number): 'more' | 'nothing' | null {
    const ring = this.#ring;
    if (ring === null) return null;
    const before = ring.acknowledged;
    if (!ring.acknowledge(number)) return null;
    const news = number > before || !this.#settled;
    if (!this.#settled) this.#host.tokens.settle();
    this.#settled = true;
    return news ? 'more' : 'nothing';
  }

  /** What a line's id says of it; a line without one is `new` each time. */
  judge(line: Uint8Array): 'new' | 'taken before' | 'no id' {
    // Only a line with tags has one.
    if (this.#ring === null || line[0] !== 0x40) return 'new';
    const id = parseMessage(line)?.tags.get(idTag);
    if (id === undefined) return 'new';
    const number = wholeNumber(id);
    if (number === null || number === 0) return 'no id';
    if (number <= this.#lastId) return 'taken before';
    this.#lastId = number;
    return 'new';
  }

  /** To be called about once a second: what was taken since is told. */
  tick(): void {
    if (this.#door !== 'kept' || this.#toldId === this.#lastId || this.#host.doorFull()) return;
    this.#toldId = this.#lastId;
    this.#say('SEEN', `${this.#lastId}`);
  }

  /** The door is given what is kept, and nobody can come back. */
  end(): void {
    if (this.#ring === null) return;
    this.#flush();
    this.#ring.clear();
    this.#ring = null;
    this.#host.tokens.drop();
  }

  #isSoon(nowMs: number): boolean {
    return this.#soonAtMs !== null && nowMs - this.#soonAtMs < soonMs;
  }

  #seconds(): string {
    return `${Math.floor(this.#options.holdMs / 1000)}`;
  }

  /** Lines of RESUME have no number, and wait for no others. */
  #say(...params: readonly string[]): void {
    const source = this.#options.serverName;
    this.#host.toGuest(serializeMessage({ source, command: 'RESUME', params }));
  }

  #move(event: DoorEvent): DoorState | 'over' | null {
    const next = doorStates[this.#door].on[event];
    if (next !== null && next !== 'over') this.#door = next;
    return next;
  }
}

/** 0 to 2^53 - 1, without leading zeros; null: it is no such number. */
export function wholeNumber(text: string): number | null {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : null;
}

/** The number that a client gave its line (docs/resume.md); null: none. */
export function idOf(line: Uint8Array): string | null {
  if (line[0] !== 0x40) return null;
  return parseMessage(line)?.tags.get(idTag) ?? null;
}
