// What all sessions of a room share.

import { WrongTries } from '../flood/wrong-tries.ts';
import { Backlog } from '../ircv3/backlog.ts';
import type { Capability } from '../ircv3/capability.ts';
import { offeredCapabilities, supportWords } from '../ircv3/registry.ts';
import type { WallClock } from '../ircv3/server-time.ts';
import { OperatorRestore } from '../state/operator-restore.ts';
import { OwnRooms } from '../state/own-rooms.ts';
import { Roster } from '../state/roster.ts';

export interface SharedState {
  readonly clock: WallClock;
  readonly operators: OperatorRestore;
  readonly roster: Roster;
  readonly tries: WrongTries;
  /** null: nothing is kept. */
  readonly backlog: Backlog | null;
  /** The channels that the room was made with. */
  readonly rooms: OwnRooms;
  /** The capabilities that this room offers. */
  readonly offered: readonly Capability[];
  /** The words of numeric 005 that belong to them. */
  readonly support: readonly string[];
}

/** Anybody can make channels: these limit what all of them cost. */
const maxChannels = 256;
const maxBytes = 16 * 1024 * 1024;

/**
 * @param backlogLines how many lines are kept of each channel; 0: none.
 * @param names of the channels that the room was made with.
 */
export function makeSharedState(
  backlogLines: number,
  clock: WallClock,
  names: readonly string[] = [],
): SharedState {
  const limits = { linesPerChannel: backlogLines, channels: maxChannels, bytes: maxBytes };
  const backlog = backlogLines === 0 ? null : new Backlog(limits);
  const rooms = new OwnRooms(names);
  const offered = offeredCapabilities({ backlog });
  return {
    clock,
    backlog,
    operators: new OperatorRestore(rooms),
    roster: new Roster(),
    rooms,
    tries: new WrongTries(),
    offered,
    support: supportWords(offered, backlog),
  };
}
