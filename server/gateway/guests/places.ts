// The places for guests: how many there are in all and for each Tor circuit, and who has one. A guest keeps
// the place while their connection is lost; when places run out, whoever is away for the longest loses it.

import { inEnglish } from '../../contract/words/room-says.ts';
import type { Door } from '../../protocol/session/session-types.ts';
import { Counter } from '../admission/counter.ts';
import type { DoorConnection, Farewell } from '../doors/door.ts';

/** What is asked of a guest here. */
export interface PlaceHolder {
  /** The connection there is, or the last there was. */
  readonly connection: DoorConnection;
  /** Since when there is no connection; null: there is one. */
  readonly awaySinceMs: number | null;
  end(farewell: Farewell): void;
}

export interface PlacesOptions {
  readonly maxGuests: number;
  readonly maxGuestsPerCircuit: number;
  /** Milliseconds, from a clock that runs on while the machine sleeps. */
  readonly bootNow: () => number;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
}

export class GuestPlaces<Holder extends PlaceHolder> {
  readonly #options: PlacesOptions;
  readonly #holders = new Set<Holder>();
  readonly #perCircuit = new Counter<number>();
  readonly #perDoor = new Counter<Door>();
  #emptySinceBootMs: number | null = null;

  constructor(options: PlacesOptions) {
    this.#options = options;
  }

  get holders(): ReadonlySet<Holder> {
    return this.#holders;
  }

  /** Since when nobody has a place; null: somebody has, or nobody has had one. */
  get emptySinceBootMs(): number | null {
    return this.#emptySinceBootMs;
  }

  /** Holders whose connection is lost. */
  get away(): number {
    return [...this.#holders].filter((holder) => holder.awaySinceMs !== null).length;
  }

  get byDoor(): { readonly [D in Door]: number } {
    const count = (door: Door): number => this.#perDoor.of(door);
    return { websocket: count('websocket'), lite: count('lite'), irc: count('irc') };
  }

  /** Holders of this circuit. */
  of(circuit: number): number {
    return this.#perCircuit.of(circuit);
  }

  /** Gives a place, or counts the refusal. @returns why there is none, in words, or null. */
  assign(holder: Holder): string | null {
    const { circuit, door } = holder.connection;
    const { maxGuests, refused } = this.#options;
    if (!this.hasRoomFor(circuit)) return inEnglish('shut.circuitFull');
    if (this.#holders.size >= maxGuests) this.#evict(() => true);
    if (this.#holders.size >= maxGuests) {
      refused('full');
      return inEnglish('shut.full');
    }
    this.#holders.add(holder);
    this.#emptySinceBootMs = null;
    this.#perDoor.add(door);
    if (circuit !== null) this.#perCircuit.add(circuit);
    return null;
  }

  /** Whether one more may have a place by this circuit; counts the refusal. Ends a session if it must. */
  hasRoomFor(circuit: number | null): boolean {
    if (circuit === null) return true;
    const { maxGuestsPerCircuit, refused } = this.#options;
    const isFull = (): boolean => this.of(circuit) >= maxGuestsPerCircuit;
    if (isFull()) this.#evict(({ connection }) => connection.circuit === circuit);
    if (isFull()) refused('circuit full');
    return !isFull();
  }

  /** The holder has another connection than before. */
  moved(holder: Holder, from: DoorConnection): void {
    const { circuit, door } = holder.connection;
    if (from.circuit !== null) this.#perCircuit.remove(from.circuit);
    if (circuit !== null) this.#perCircuit.add(circuit);
    this.#perDoor.remove(from.door);
    this.#perDoor.add(door);
  }

  /** Frees the place, if it has one. */
  free(holder: Holder): void {
    if (!this.#holders.delete(holder)) return;
    if (this.#holders.size === 0) this.#emptySinceBootMs = this.#options.bootNow();
    const { circuit, door } = holder.connection;
    this.#perDoor.remove(door);
    if (circuit !== null) this.#perCircuit.remove(circuit);
  }

  /** Ends the session of whoever is away for the longest, so that somebody who is there gets the place. */
  #evict(among: (holder: Holder) => boolean): void {
    let longest: Holder | null = null;
    for (const holder of this.#holders) {
      if (holder.awaySinceMs === null || !among(holder)) continue;
      if (holder.awaySinceMs < (longest?.awaySinceMs ?? Infinity)) longest = holder;
    }
    if (longest === null) return;
    this.#options.refused('evicted');
    longest.end({ kind: 'full', words: inEnglish('shut.evicted') });
  }
}
