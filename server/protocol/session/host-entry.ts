// Lets a host into one of the room's own channels whatever its modes: when ngIRCd refuses the JOIN, the steward
// opens the channel for a moment, and the JOIN is sent again.

import { foldName } from '../../contract/room/casemap.ts';
import * as numeric from '../../contract/room/numerics.ts';
import type { Membership } from '../state/membership.ts';
import type { NgircdCommands } from '../state/ngircd-commands.ts';
import type { OwnRooms } from '../state/own-rooms.ts';
import type { Message } from '../wire/message.ts';

/** Why a JOIN failed that the steward can help. */
export const joinRefusals: ReadonlySet<string> = new Set([
  numeric.ERR_CHANNELISFULL,
  numeric.ERR_INVITEONLYCHAN,
  numeric.ERR_BANNEDFROMCHAN,
  numeric.ERR_BADCHANNELKEY,
]);

export interface HostEntryParts {
  readonly rooms: OwnRooms;
  readonly membership: Membership;
  readonly commands: NgircdCommands;
  readonly isHost: () => boolean;
}

export class HostEntry {
  readonly #parts: HostEntryParts;
  /** Channels, by folded name, for which the JOIN was sent again and is not answered. */
  readonly #trying = new Set<string>();

  constructor(parts: HostEntryParts) {
    this.#parts = parts;
  }

  /** A JOIN was refused. @returns whether it is tried again: then the guest need not know. */
  refused({ params: [, channel = ''] }: Message): boolean {
    const { commands, isHost, membership, rooms } = this.#parts;
    const folded = foldName(channel);
    if (this.#trying.delete(folded) || !rooms.has(channel) || !isHost()) return false;
    const host = membership.mask.replace(/^.*@/s, '');
    const isOpening = rooms.letIn(channel, `*!*@${host}`, () => commands.send('JOIN', channel));
    if (isOpening) this.#trying.add(folded);
    return isOpening;
  }

  /** The guest is in a channel, or the link is gone. */
  settled(channel: string | null): void {
    if (channel === null) this.#trying.clear();
    else this.#trying.delete(foldName(channel));
  }
}
