// Holds the room's state in one signal: the view reads it, and the session's parts change it by actions.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { Action } from '../room/action.ts';
import { reduce } from '../room/reduce.ts';
import { emptyRoom, type RoomState } from '../room/state.ts';

export class RoomStore {
  readonly #signal = signal<RoomState>(emptyRoom);
  readonly #now: () => number;

  /** @param now milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  get signal(): ReadonlySignal<RoomState> {
    return this.#signal;
  }

  get room(): RoomState {
    return this.#signal.value;
  }

  dispatch(action: Action): void {
    this.#signal.value = reduce(this.#signal.value, action);
  }

  /** Adds a sentence of the catalogue to the buffer in view. */
  note(key: string, values: Readonly<Record<string, string>>): void {
    this.dispatch({ kind: 'noted', key, values, tone: 'plain', at: this.#now() });
  }

  /** Another room takes this one's place. Whether the guest looks at the page stays as it is. */
  replace(room: RoomState): void {
    this.#signal.value = { ...room, watched: this.#signal.value.watched };
  }

  /** Forgets everything about the room. */
  clear(): void {
    this.replace(emptyRoom);
  }
}
