// The session's side of docs/resume.md: numbers and ids of lines, and where lines to the guest go while a door
// is there, or none.

import { idTag, lostText } from '../../contract/room/extension-names.ts';
import type { Away } from '../state/away.ts';
import type { CallTime } from '../state/call-time.ts';
import { Lines } from '../wire/lines.ts';
import type { LineSink } from '../wire/line-sink.ts';
import { parseMessage, serializeMessage } from '../wire/message.ts';
import { doorStates, type DoorEvent, type DoorState } from './door-states.ts';
import type { ResumeTokens } from './resume-tokens.ts';
import type { RingBudget } from './ring-budget.ts';
import { Ring, type RingLimits } from './ring.ts';

export { idTag, lostText, resumeCapability } from '../../contract/room/extension-names.ts';

/** `RESUME SOON` counts for a connection that ends within this time. A page that stays said it in vain. */
const soonMs = 10_000;
/** Enough for a reload over a slow circuit. A tab that was closed frees its nickname after that. */
const soonHoldMs = 20_000;

/** What a session asks of its host for a guest's door and tokens. */
export interface ResumeHost {
  /** Whole lines with CRLF, to the guest. */
  sendToGuest(lines: Lines): void;
  /** What `sendToGuest` is given now would only wait; `Session.door.drained` is called when it would not. */
  doorFull(): boolean;
  /** Cut the guest's connection at once; the session goes on without. `doorClosed` is not called. */
  cutDoor(): void;
  /** The tokens by which a client comes back to this session. */
  readonly tokens: ResumeTokens;
  /** Count a refusal by its reason, for the status. */
  refused(reason: string): void;
}

export interface ResumeOptions {
  readonly serverName: string;
  /** How long a session without a door waits for one. */
  readonly holdMs: number;
  readonly ring: RingLimits;
  readonly budget: RingBudget;
}

export class Resume implements LineSink {
  readonly #host: ResumeHost;
  readonly #options: ResumeOptions;
  readonly #away: Away;
  readonly #time: CallTime;
  #door: DoorState = 'plain';
  /** null: lines are not numbered, as the capability is off. */
  #ring: Ring | null = null;
  #lostAtMs = 0;
  /** When the client said that it comes back at once or never; null: it did not, on this connection. */
  #soonAtMs: number | null = null;
  /** How long the session waits once its connection is lost. */
  #holdMs = 0;
  #lastId = 0;
  #toldId = 0;
  /** Whether the token before the newest is void already. */
  #isSettled = true;

  /** @param away others see `connection lost` in it while no door is there. */
  constructor(host: ResumeHost, options: ResumeOptions, away: Away, time: CallTime) {
    this.#host = host;
    this.#options = options;
    this.#away = away;
    this.#time = time;
  }

  /** Whether the session outlives its door. */
  get isOn(): boolean {
    return this.#door !== 'plain';
  }

  /** Since when there is no door; null: there is one. */
  get awaySinceMs(): number | null {
    return this.#door === 'away' ? this.#lostAtMs : null;
  }

  /** The capability is on: from now on lines are numbered. */
  start(): void {
    if (this.#move('tokenGiven') === null) return;
    const { ring, budget } = this.#options;
    this.#ring = new Ring(ring, budget, () => this.#overflow());
    this.#send('TOKEN', this.#host.tokens.mint(), this.#seconds());
  }

  /** The capability is off again. @returns false if the session is over with it. */
  stop(): boolean {
    this.end();
    return this.#move('tokenGivenUp') !== 'over';
  }

  /** The connection is gone. @returns false if the session ends with it. */
  lost(): boolean {
    const { holdMs } = this.#options;
    this.#holdMs = this.#isSoon() ? Math.min(holdMs, soonHoldMs) : holdMs;
    this.#lostAtMs = this.#time.nowMs;
    if (this.#move('lost') === 'over') return false;
    this.#away.cover(lostText);
    return true;
  }

  /** Cuts the connection off; the session goes on without one. */
  cut(): void {
    this.#host.cutDoor();
    this.lost();
  }

  /**
   * `RESUME SOON`: if the connection ends now, the client comes back at once or never.
   * @returns whether that is new.
   */
  expectSoon(): boolean {
    if (this.#isSoon()) return false;
    this.#soonAtMs = this.#time.nowMs;
    return true;
  }

  /**
   * @param hasLines lines of the guest's are still to be served: they get the full time, not the short one.
   * @returns whether the wait for another connection is over.
   */
  heldTooLong(hasLines: boolean): boolean {
    const holdMs = hasLines ? this.#options.holdMs : this.#holdMs;
    if (this.#door !== 'away' || this.#time.nowMs - this.#lostAtMs < holdMs) return false;
    return this.#move('heldTooLong') === 'over';
  }

  /**
   * How long the guest's name is still held for them, at most: the session may end before. null: somebody is
   * there.
   */
  heldForMs(nowMs: number): number | null {
    const { holdMs } = this.#options;
    return this.#door === 'away' ? Math.max(0, this.#lostAtMs + holdMs - nowMs) : null;
  }

  /** Whether a client may come back with this number. */
  wasGiven(number: number): boolean {
    return this.#ring?.wasGiven(number) ?? false;
  }

  /** Another connection has taken the session up. Its client got the lines up to `number`. */
  resumed(number: number): void {
    if (this.#ring !== null && this.#move('resumed') !== null) {
      const next = this.#ring.seek(number);
      this.#isSettled = false;
      this.#soonAtMs = null;
      this.#toldId = this.#lastId;
      this.#send('OK', this.#host.tokens.mint(), this.#seconds(), `${this.#lastId}`, `${next}`);
      this.feed();
    }
    this.#away.cover(null);
  }

  /** The present connection loses the session to another one: sends its last line but ERROR. */
  sendTaken(): void {
    this.#send('TAKEN', this.#host.tokens.mintReclaim());
  }

  /** Lines to the guest. This is the hot path. */
  deliver(lines: Lines): void {
    if (this.#ring === null) {
      this.#host.sendToGuest(lines);
      return;
    }
    const { lines: goTo } = doorStates[this.#door];
    const ring = this.#ring;
    const upToDate = goTo === 'ring and door' && ring.isGiven && !this.#host.doorFull();
    ring.append(lines);
    if (upToDate) {
      // The very object that others get, not the ring's copy: frames made of it are found again.
      ring.gaveAll();
      this.#host.sendToGuest(lines);
    } else {
      this.feed();
    }
    ring.trim();
  }

  /** Gives the door as much as it takes. Also to be called when it takes more again. */
  feed(): void {
    if (this.#ring === null || doorStates[this.#door].lines !== 'ring and door') return;
    while (!this.#host.doorFull()) {
      const run = this.#ring.next();
      if (run === null) return;
      this.#host.sendToGuest(run);
    }
  }

  /** Gives the door everything, as these are its last lines. */
  #flush(): void {
    if (this.#ring === null || doorStates[this.#door].lines !== 'ring and door') return;
    for (let run = this.#ring.next(); run !== null; run = this.#ring.next())
      this.#host.sendToGuest(run);
  }

  /**
   * `RESUME ACK`. @returns whether it acknowledges more than before (`nothing`: it is a repetition); null:
   * the number cannot be right.
   */
  acknowledge(number: number): 'more' | 'nothing' | null {
    const ring = this.#ring;
    if (ring === null) return null;
    const before = ring.acknowledged;
    if (!ring.acknowledge(number)) return null;
    const isNew = number > before || !this.#isSettled;
    if (!this.#isSettled) this.#host.tokens.settle();
    this.#isSettled = true;
    return isNew ? 'more' : 'nothing';
  }

  /** Tells by its id whether a line was received before; a line without an id is always `new`. */
  checkId(line: Uint8Array): 'new' | 'repeated' | 'bad id' {
    // Only a line with tags can have an id.
    if (this.#ring === null || line[0] !== 0x40) return 'new';
    const id = parseMessage(line)?.tags.get(idTag);
    if (id === undefined) return 'new';
    const number = wholeNumber(id);
    if (number === null || number === 0) return 'bad id';
    if (number <= this.#lastId) return 'repeated';
    this.#lastId = number;
    return 'new';
  }

  /** To be called about once a second: tells the client which lines have arrived. */
  tick(): void {
    if (this.#door !== 'kept' || this.#toldId === this.#lastId || this.#host.doorFull()) return;
    this.#toldId = this.#lastId;
    this.#send('SEEN', `${this.#lastId}`);
  }

  /** Gives the door what is kept. After that, nobody can come back. */
  end(): void {
    if (this.#ring === null) return;
    this.#flush();
    this.#ring.clear();
    this.#ring = null;
    this.#host.tokens.drop();
  }

  /** The connection does not keep up with what is kept for it: lines go that it was never given. */
  #overflow(): void {
    if (this.#door === 'away') return;
    this.#host.refused('slow reader');
    this.cut();
  }

  #isSoon(): boolean {
    return this.#soonAtMs !== null && this.#time.nowMs - this.#soonAtMs < soonMs;
  }

  #seconds(): string {
    return `${Math.floor(this.#options.holdMs / 1000)}`;
  }

  /** RESUME lines are not numbered, and do not wait behind others. */
  #send(...params: readonly string[]): void {
    const source = this.#options.serverName;
    this.#host.sendToGuest(new Lines(serializeMessage({ source, command: 'RESUME', params })));
  }

  #move(event: DoorEvent): DoorState | 'over' | null {
    const next = doorStates[this.#door].on[event];
    if (next !== null && next !== 'over') this.#door = next;
    return next;
  }
}

/** Reads a number from 0 to 2^53 - 1, without leading zeros; null: it is not one. */
export function wholeNumber(text: string): number | null {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : null;
}

/** The id that a client gave its line (docs/resume.md); null: none. */
export function idOf(line: Uint8Array): string | null {
  if (line[0] !== 0x40) return null;
  return parseMessage(line)?.tags.get(idTag) ?? null;
}
