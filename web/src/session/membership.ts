// The guest's nickname and channels: what to ask for again when the server gave up their place. It returns
// the commands to send and sends none itself.

import { foldName } from '../../../server/contract/room/casemap.ts';
import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import type { Identity } from '../irc/link.ts';
import type { RoomState } from '../room/state.ts';
import type { IrcCommand } from '../../../server/contract/room/irc-command.ts';

/** A membership as another page can continue it. */
export interface SavedMembership {
  readonly identity: Identity;
  /** With its '#'. */
  readonly firstChannel: string;
  /** Keys of channels that have one, by folded name. */
  readonly channelKeys: readonly (readonly [string, string])[];
}

export class Membership {
  #identity: Identity;
  readonly firstChannel: string;
  readonly #channelKeys: Map<string, string>;

  constructor({ identity, firstChannel, channelKeys }: SavedMembership) {
    this.#identity = identity;
    this.firstChannel = firstChannel;
    this.#channelKeys = new Map(channelKeys);
  }

  get identity(): Identity {
    return this.#identity;
  }

  get saved(): SavedMembership {
    return {
      identity: this.#identity,
      firstChannel: this.firstChannel,
      channelKeys: [...this.#channelKeys],
    };
  }

  rememberKey(channel: string, key: string): void {
    this.#channelKeys.set(foldName(channel), key);
  }

  join(channel: string): IrcCommand {
    const key = this.#channelKeys.get(foldName(channel));
    return ['JOIN', channel, ...(key === undefined ? [] : [key])];
  }

  /** Joins every channel that the guest was in before their place was lost. */
  rejoin(room: RoomState): readonly IrcCommand[] {
    const lost = [...room.buffers.values()].filter(({ presence }) => presence === 'asked');
    return lost.map(({ name }) => this.join(name));
  }

  /**
   * Follows nicknames: the guest may choose another, or an old connection may let go of theirs.
   * @returns the command that takes the wanted nickname back; null: nothing is to be done.
   */
  follow(event: RoomEvent, room: RoomState): IrcCommand | null {
    const gone = event.kind === 'quit' ? event.nick : null;
    const freed = event.kind === 'renamed' ? event.from : gone;
    if (freed === null) return null;
    const { nick } = room;
    if (event.kind === 'renamed' && foldName(event.to) === foldName(nick)) {
      this.#identity = { ...this.#identity, nick };
      return null;
    }
    const wanted = this.#identity.nick;
    return foldName(freed) === foldName(wanted) && foldName(freed) !== foldName(nick)
      ? ['NICK', wanted]
      : null;
  }
}
