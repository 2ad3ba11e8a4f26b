// One guest: a Session and its link to ngIRCd, which stay, and its door's connection, which may come
// and go. Knows sockets and time by what it was handed, and nothing of IRC: what a line means is the
// Session's matter.

import { inEnglish } from '../../contract/words/room-says.ts';
import type { TokenBucket } from '../../protocol/flood/flood.ts';
import type { TakeUp } from '../../protocol/resume/resume-commands.ts';
import type { SessionHost, SessionOptions } from '../../protocol/session/session-types.ts';
import { Session } from '../../protocol/session/session.ts';
import type { Lines } from '../../protocol/wire/lines.ts';
import type { LineProblem } from '../../protocol/wire/line-splitter.ts';
import type { GuestConnection } from './guest-connection.ts';
import type { DoorConnection, DoorListener, Farewell } from '../doors/door.ts';
import type { NgircdConnector, RoomLink } from '../ngircd/connector.ts';

/** What a guest asks of the house. */
export interface GuestServices {
  readonly dialer: NgircdConnector;
  /** Bytes that may wait for a peer that does not read. */
  readonly maxQueuedBytes: number;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** A place among the guests, asked for once. @returns why there is none, in words, or null. */
  takePlace(guest: Guest): string | null;
  /** The session is over and its place is free. Told once. */
  left(guest: Guest): void;
  /** The guest has another connection than before. */
  moved(guest: Guest, from: DoorConnection): void;
  refused(reason: string): void;
  mintToken(guest: Guest): string;
  mintReclaimToken(guest: Guest): string;
  settleTokens(guest: Guest): void;
  dropTokens(guest: Guest): void;
  /** Ties a newcomer's connection to the guest whom the token leads to, by `release` and `attach`. */
  takeUp(newcomer: Guest, token: string, number: number | null): TakeUp;
  sharedTalk(circuit: number | null): TokenBucket | null;
}

export class Guest implements DoorListener, SessionHost {
  /** The connection there is, or the last there was. */
  connection: DoorConnection;
  readonly #house: GuestServices;
  readonly #session: Session;
  /** null: the connection is lost. */
  #end: GuestConnection | null;
  #link: RoomLink | null = null;
  #resume: NodeJS.Timeout | null = null;
  #reading = true;
  #placed = false;
  #farewell: Farewell['kind'] = 'over';
  #over = false;

  constructor(end: GuestConnection, roster: GuestServices, options: SessionOptions) {
    this.#end = end;
    this.connection = end.connection;
    end.guest = this;
    this.#house = roster;
    this.#session = new Session(this, options, roster.now());
  }

  /** Since when there is no connection; null: there is one. */
  get awaySinceMs(): number | null {
    return this.#session.door.awaySinceMs;
  }

  // What the house tells.

  tick(): void {
    this.#guarded(() => this.#session.tick(this.#house.now()));
  }

  notice(text: string): void {
    this.#guarded(() => this.#session.notice(text));
  }

  end(farewell: Farewell): void {
    this.#farewell = farewell.kind;
    this.#guarded(() => this.#session.end(farewell.words));
  }

  wasGiven(number: number): boolean {
    return this.#session.door.wasGiven(number);
  }

  /** Gives its connection out of hand, and is over. */
  release(): GuestConnection | null {
    const end = this.#end;
    this.#end = null;
    this.#leave();
    return end;
  }

  /** Goes on at another connection, whose client got the lines up to `number`. */
  attach(end: GuestConnection, number: number): void {
    const before = this.connection;
    const old = this.#end;
    this.#guarded(() => {
      if (old !== null) {
        this.#session.door.taken();
        old.guest = null;
        old.connection.end({ kind: 'over', words: inEnglish('shut.taken') });
      }
      this.#end = end;
      this.connection = end.connection;
      end.guest = this;
      if (this.#reading) end.connection.resume();
      else end.connection.pause();
      this.#house.moved(this, before);
      this.#session.resumed(number, this.#house.now());
    });
  }

  // What the door tells.

  line(line: Uint8Array): void {
    this.#guarded(() => this.#session.fromGuest(line, this.#house.now()));
  }

  problem(problem: LineProblem): void {
    this.#guarded(() => this.#session.guestProblem(problem, this.#house.now()));
  }

  drained(): void {
    this.#guarded(() => this.#session.door.drained());
  }

  gone(): void {
    this.#end = null;
    this.#guarded(() => this.#session.doorClosed(this.#house.now()));
  }

  // What the Session asks for (SessionHost): no call enters it again before it returns.

  toGuest(lines: Lines): void {
    const connection = this.#end?.connection;
    if (connection === undefined) return;
    connection.send(lines);
    // A guest with a token is given no more than the door takes.
    if (this.#session.door.resumable || connection.queuedBytes() <= this.#house.maxQueuedBytes)
      return;
    // The link to ngIRCd cannot be paused instead: it drops a client whose unsent data grows, and a
    // link that is lost would be dialled again.
    this.refused('slow reader');
    setImmediate(() => this.gone());
    this.cutDoor();
  }

  doorFull(): boolean {
    return this.#end?.connection.full ?? true;
  }

  cutDoor(): void {
    const end = this.#end;
    if (end === null) return;
    this.#end = null;
    end.guest = null;
    end.connection.drop();
  }

  mintToken(): string {
    return this.#house.mintToken(this);
  }

  mintReclaimToken(): string {
    return this.#house.mintReclaimToken(this);
  }

  settleTokens(): void {
    this.#house.settleTokens(this);
  }

  dropTokens(): void {
    this.#house.dropTokens(this);
  }

  takeUp(token: string, number: number | null): TakeUp {
    return this.#house.takeUp(this, token, number);
  }

  sharedTalk(): TokenBucket | null {
    return this.#house.sharedTalk(this.connection.circuit);
  }

  toRoom(bytes: Uint8Array): void {
    this.#link?.write(bytes);
  }

  dialRoom(delayMs: number): void {
    if (!this.#placed) {
      const words = this.#house.takePlace(this);
      if (words !== null) {
        setImmediate(() => this.end({ kind: 'full', words }));
        return;
      }
      this.#placed = true;
    }
    const { dialer, now } = this.#house;
    this.#link = dialer.dial(delayMs, {
      opened: () => this.#guarded(() => this.#session.roomOpened(now())),
      bytes: (chunk) => this.#guarded(() => this.#session.fromRoom(chunk, now())),
      closed: () => {
        this.#link = null;
        this.#guarded(() => this.#session.roomClosed(now()));
      },
    });
  }

  hangUpRoom(): void {
    this.#link?.hangUp();
    this.#link = null;
  }

  pauseDoor(delayMs: number): void {
    this.#reading = false;
    this.#end?.connection.pause();
    if (this.#resume !== null) clearTimeout(this.#resume);
    this.#resume = setTimeout(() => this.#resumeDoor(), delayMs);
  }

  closeDoor(reason: string): void {
    this.#end?.connection.end({ kind: this.#farewell, words: reason });
    this.#leave();
  }

  soon(call: () => void): void {
    setImmediate(() => {
      if (!this.#over) this.#guarded(call);
    });
  }

  refused(reason: string): void {
    this.#house.refused(reason);
  }

  #resumeDoor(): void {
    this.#resume = null;
    this.#reading = true;
    this.#guarded(() => this.#session.resumeDoor(this.#house.now()));
    // The Session may have asked for another pause, or be over.
    if (this.#reading) this.#end?.connection.resume();
  }

  /**
   * A fault of ours in one guest's Session must not end the room for the others: that guest is
   * dropped and the fault counted. The error itself is not kept, as its text may hold what was
   * said.
   */
  #guarded(call: () => void): void {
    try {
      call();
    } catch {
      this.refused('fault');
      this.cutDoor();
      this.hangUpRoom();
      this.#abandon();
      this.#leave();
    }
  }

  /** What it kept for the guest, and what others know of them, goes; another fault is no news. */
  #abandon(): void {
    try {
      this.#session.abandon();
    } catch {
      this.refused('fault');
    }
  }

  #leave(): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#resume !== null) clearTimeout(this.#resume);
    this.#house.left(this);
  }
}
