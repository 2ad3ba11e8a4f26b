// A guest's side towards their door: the connection there is, or none, and whether their lines wait.

import type { Lines } from '../../protocol/wire/lines.ts';
import type { DoorConnection, DoorListener, Farewell } from '../doors/door.ts';
import { DoorPause } from './door-pause.ts';
import type { GuestConnection } from './guest-connection.ts';

export class GuestDoor {
  /** The connection there is, or the last there was. */
  connection: DoorConnection;
  /** null: the connection is lost. */
  #attached: GuestConnection | null;
  /** null: it is not lost. */
  #lostAtMs: number | null = null;
  readonly #pause = new DoorPause();
  readonly #now: () => number;

  /**
   * @param guest who hears of this connection from now on.
   * @param now milliseconds, from one clock that never goes back.
   */
  constructor(attached: GuestConnection, guest: DoorListener, now: () => number) {
    this.#now = now;
    this.#attached = attached;
    this.connection = attached.connection;
    attached.guest = guest;
  }

  get isThere(): boolean {
    return this.#attached !== null;
  }

  /** For how long the connection has been lost, in milliseconds; 0: it is not. */
  get lostForMs(): number {
    return this.#lostAtMs === null ? 0 : this.#now() - this.#lostAtMs;
  }

  /** What is sent now would wait, or goes nowhere. */
  get isFull(): boolean {
    return this.#attached?.connection.full ?? true;
  }

  send(lines: Lines): void {
    this.#attached?.connection.send(lines);
  }

  /** Bytes that the kernel has not taken yet. */
  queuedBytes(): number {
    return this.#attached?.connection.queuedBytes() ?? 0;
  }

  /** The connection has closed by itself. */
  lost(): void {
    this.#attached = null;
    this.#lostAtMs = this.#now();
  }

  /** Cuts the connection off; the guest hears no more of it. */
  cut(): void {
    const attached = this.#attached;
    if (attached === null) return;
    this.lost();
    attached.guest = null;
    attached.connection.drop();
  }

  /** Closes the connection once all is written. */
  end(farewell: Farewell): void {
    this.#attached?.connection.end(farewell);
  }

  /** Gives the connection away. @returns null: there is none. */
  release(): GuestConnection | null {
    const attached = this.#attached;
    this.#attached = null;
    return attached;
  }

  /** Goes on at another connection; one that is still there is closed. */
  attach(attached: GuestConnection, guest: DoorListener, farewell: Farewell): void {
    const old = this.#attached;
    if (old !== null) {
      old.guest = null;
      old.connection.end(farewell);
    }
    this.#attached = attached;
    this.#lostAtMs = null;
    this.connection = attached.connection;
    attached.guest = guest;
    if (this.#pause.isOver) attached.connection.resume();
    else attached.connection.pause();
  }

  /** The guest's lines wait. @param over called after the delay, also without a connection. */
  pause(delayMs: number, over: () => void): void {
    this.#attached?.connection.pause();
    this.#pause.start(delayMs, over);
  }

  /** The guest's lines do not wait any more, unless another pause has begun. */
  resume(): void {
    if (this.#pause.isOver) this.#attached?.connection.resume();
  }

  /** The session is over. */
  leave(): void {
    this.#pause.cancel();
  }
}
