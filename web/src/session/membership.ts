// Who the guest wants to be, and where: what to ask for again when the room has given up their place.
// Knows nothing of connections.

import type { RoomEvent } from '../irc/room-event.ts';
import type { Identity } from '../irc/link.ts';
import { fold, type RoomState } from '../room/state.ts';

export interface ClaimsWorld {
  readonly room: () => RoomState;
  readonly send: (command: string, ...params: readonly string[]) => void;
}

/** As another page can take them over. */
export interface SavedMembership {
  readonly identity: Identity;
  /** With its '#'. */
  readonly firstChannel: string;
  /** Keys of channels that have one, by folded name. */
  readonly channelKeys: readonly (readonly [string, string])[];
}

export class Membership {
  readonly #world: ClaimsWorld;
  #identity: Identity;
  readonly #firstChannel: string;
  readonly #channelKeys: Map<string, string>;

  constructor(world: ClaimsWorld, { identity, firstChannel, channelKeys }: SavedMembership) {
    this.#world = world;
    this.#identity = identity;
    this.#firstChannel = firstChannel;
    this.#channelKeys = new Map(channelKeys);
  }

  get identity(): Identity {
    return this.#identity;
  }

  get firstChannel(): string {
    return this.#firstChannel;
  }

  get kept(): SavedMembership {
    return {
      identity: this.#identity,
      firstChannel: this.#firstChannel,
      channelKeys: [...this.#channelKeys],
    };
  }

  learnKey(channel: string, key: string): void {
    this.#channelKeys.set(fold(channel), key);
  }

  join(channel: string): void {
    const key = this.#channelKeys.get(fold(channel));
    this.#world.send('JOIN', channel, ...(key === undefined ? [] : [key]));
  }

  /** Into every channel that the guest was in. */
  joinAgain(): void {
    for (const { name, presence } of this.#world.room().buffers.values()) {
      if (presence === 'asked') this.join(name);
    }
  }

  /** Our old connection let go of our nickname, or we have chosen another. */
  follow(roomEvent: RoomEvent): void {
    const gone = roomEvent.kind === 'quit' ? roomEvent.nick : null;
    const freed = roomEvent.kind === 'renamed' ? roomEvent.from : gone;
    if (freed === null) return;
    const { nick } = this.#world.room();
    if (roomEvent.kind === 'renamed' && fold(roomEvent.to) === fold(nick)) {
      this.#identity = { ...this.#identity, nick };
    } else if (fold(freed) === fold(this.#identity.nick) && fold(freed) !== fold(nick)) {
      this.#world.send('NICK', this.#identity.nick);
    }
  }
}
