// What to ask the server about channels, as it does not tell it unasked: who is there, how the channel is set,
// which other channels there are. It returns the commands; the answers come as room events.

import type { RoomState } from '../room/state.ts';
import type { IrcCommand } from '../../../server/contract/room/irc-command.ts';

export class ChannelQueries {
  /** Folded names of channels that were asked about and that the guest is still in. */
  #asked = new Set<string>();

  /** To be called with every new state. @returns questions about channels that were just entered. */
  next(room: RoomState): readonly IrcCommand[] {
    const entered = [...room.buffers].filter(
      ([, buffer]) => buffer.isChannel && buffer.presence === 'in',
    );
    const before = this.#asked;
    this.#asked = new Set(entered.map(([key]) => key));
    // Once a session: later the guest asks for the list by /list.
    const list: readonly IrcCommand[] = before.size === 0 && entered.length > 0 ? [['LIST']] : [];
    const fresh = entered.filter(([key]) => !before.has(key));
    return [
      ...list,
      ...fresh.flatMap(([, { name }]): IrcCommand[] => [
        ['WHO', name],
        ['MODE', name],
      ]),
    ];
  }
}

/** @returns questions that bring all channels up to date, after lines were lost. */
export function refreshQueries(room: RoomState): readonly IrcCommand[] {
  return [...room.buffers.values()].flatMap(
    ({ name, isChannel, presence }): readonly IrcCommand[] =>
      isChannel && presence === 'in'
        ? [
            ['NAMES', name],
            ['TOPIC', name],
            ['WHO', name],
            ['MODE', name],
          ]
        : [],
  );
}
