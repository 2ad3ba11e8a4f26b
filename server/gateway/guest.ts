// One guest: a Session, its door's connection and its link to ngIRCd, tied together. Knows sockets
// and time by what it was handed, and nothing of IRC: what a line means is the Session's matter.

import type { LineProblem, SessionHost, SessionOptions } from '../protocol/session-types.ts';
import { Session } from '../protocol/session.ts';
import type { DoorConnection, DoorListener, Farewell } from './door.ts';
import type { RoomDialer, RoomLink } from './room-link.ts';

/** What a guest asks of the house. */
export interface GuestHouse {
  readonly dialer: RoomDialer;
  /** Bytes that may wait for a peer that does not read. */
  readonly maxQueuedBytes: number;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** A place among the guests, asked for once; false: all are taken. */
  takePlace(guest: Guest): boolean;
  /** The session is over and its place is free. Told once. */
  left(guest: Guest): void;
  refused(reason: string): void;
}

export class Guest implements DoorListener, SessionHost {
  readonly connection: DoorConnection;
  readonly #house: GuestHouse;
  readonly #session: Session;
  #link: RoomLink | null = null;
  #resume: NodeJS.Timeout | null = null;
  #reading = true;
  #placed = false;
  #farewell: Farewell['kind'] = 'over';
  #dropped = false;
  #over = false;

  constructor(connection: DoorConnection, house: GuestHouse, options: SessionOptions) {
    this.connection = connection;
    this.#house = house;
    this.#session = new Session(this, options, house.now());
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

  // What the door tells.

  line(line: Uint8Array): void {
    this.#guarded(() => this.#session.fromGuest(line, this.#house.now()));
  }

  problem(problem: LineProblem): void {
    this.#guarded(() => this.#session.guestProblem(problem, this.#house.now()));
  }

  gone(): void {
    this.#guarded(() => this.#session.doorClosed());
    this.#leave();
  }

  // What the Session asks for (SessionHost): no call enters it again before it returns.

  toGuest(bytes: Uint8Array): void {
    if (this.#dropped) return;
    this.connection.send(bytes);
    if (this.connection.queuedBytes() <= this.#house.maxQueuedBytes) return;
    // The link to ngIRCd cannot be paused instead: it drops a client whose unsent data grows, and a
    // link that is lost would be dialled again.
    this.refused('slow reader');
    this.#dropped = true;
    this.connection.drop();
  }

  toRoom(bytes: Uint8Array): void {
    this.#link?.write(bytes);
  }

  dialRoom(delayMs: number): void {
    if (!this.#placed) {
      if (!this.#house.takePlace(this)) {
        this.refused('full');
        setImmediate(() => this.end({ kind: 'full', words: 'the room is full: try again later' }));
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
    this.connection.pause();
    if (this.#resume !== null) clearTimeout(this.#resume);
    this.#resume = setTimeout(() => this.#resumeDoor(), delayMs);
  }

  closeDoor(reason: string): void {
    this.connection.end({ kind: this.#farewell, words: reason });
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
    if (this.#reading) this.connection.resume();
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
      this.connection.drop();
      this.hangUpRoom();
      this.#leave();
    }
  }

  #leave(): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#resume !== null) clearTimeout(this.#resume);
    this.#house.left(this);
  }
}
