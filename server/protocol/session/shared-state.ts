// What all sessions of a room share. Knows nothing of sessions.

import { Backlog } from '../ircv3/backlog.ts';
import { OperatorRestore } from '../state/operator-restore.ts';
import { Roster } from '../state/roster.ts';
import type { WallClock } from '../ircv3/server-time.ts';
import { WrongTries } from '../flood/wrong-tries.ts';

export interface SharedState {
  readonly clock: WallClock;
  readonly operators: OperatorRestore;
  readonly roster: Roster;
  readonly tries: WrongTries;
  /** null: nothing is kept. */
  readonly backlog: Backlog | null;
  /** The channels that the room was made with. */
  readonly rooms: readonly string[];
}

/** A channel is anybody's to make: these bound what all of them cost. */
const maxChannels = 256;
const maxBytes = 16 * 1024 * 1024;

/**
 * @param backlogLines lines that are kept of each channel; 0: none.
 * @param rooms the channels that the room was made with.
 */
export function makeSharedState(
  backlogLines: number,
  clock: WallClock,
  rooms: readonly string[] = [],
): SharedState {
  const limits = { linesPerChannel: backlogLines, channels: maxChannels, bytes: maxBytes };
  const backlog = backlogLines === 0 ? null : new Backlog(limits);
  const roster = new Roster((channel) => backlog?.forget(channel));
  return {
    clock,
    backlog,
    operators: new OperatorRestore(),
    roster,
    rooms,
    tries: new WrongTries(),
  };
}
