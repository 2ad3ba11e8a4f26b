// Asks the room what it does not say by itself: who is here, how a channel is set, what others there are.
// Once a stay in a channel; the answers come as Happenings. Knows nothing of sockets.

import type { RoomState } from '../room/state.ts';

/** A line to the room: a command and its parameters. */
export type Send = (command: string, ...params: readonly string[]) => void;

export class ChannelQueries {
  readonly #send: Send;
  /** Folded names of channels that were asked about and are still entered. */
  #asked = new Set<string>();

  constructor(send: Send) {
    this.#send = send;
  }

  /** To be called with every new state; asks about channels that have just been entered. */
  look(room: RoomState): void {
    const entered = [...room.buffers].filter(
      ([, buffer]) => buffer.isChannel && buffer.presence === 'in',
    );
    const before = this.#asked;
    this.#asked = new Set(entered.map(([key]) => key));
    // Once a stay: nobody tells a guest of channels that they do not ask for.
    if (before.size === 0 && entered.length > 0) this.#send('LIST');
    for (const [key, { name }] of entered) {
      if (before.has(key)) continue;
      this.#send('WHO', name);
      this.#send('MODE', name);
    }
  }
}
