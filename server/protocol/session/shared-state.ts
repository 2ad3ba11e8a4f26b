// What all sessions of a room share.

import { WrongTries } from '../flood/wrong-tries.ts';
import { Backlog } from '../ircv3/backlog.ts';
import type { Capability, RoomFeatures } from '../ircv3/capability.ts';
import { MessageIds } from '../ircv3/message-ids.ts';
import { PeopleNews } from '../ircv3/people-news.ts';
import { offeredCapabilities, supportWords } from '../ircv3/registry.ts';
import type { WallClock } from '../ircv3/server-time.ts';
import { OperatorRestore } from '../state/operator-restore.ts';
import { OwnRooms } from '../state/own-rooms.ts';
import { Roster } from '../state/roster.ts';

export interface SharedState extends RoomFeatures {
  readonly clock: WallClock;
  readonly messageIds: MessageIds;
  readonly operators: OperatorRestore;
  readonly people: PeopleNews;
  readonly roster: Roster;
  readonly tries: WrongTries;
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
 * @param forgetMs the age at which messages are dropped; null: they are kept.
 * @param messageIds of a room with guests: with ids that nobody can guess.
 * @param isSealed it passes on no text that it could read. Its first channel is the group's.
 */
export function makeSharedState(
  backlogLines: number,
  clock: WallClock,
  names: readonly string[] = [],
  forgetMs: number | null = null,
  messageIds = new MessageIds(countedIds(), 0),
  isSealed = false,
): SharedState {
  const limits = {
    linesPerChannel: backlogLines,
    channels: maxChannels,
    bytes: maxBytes,
    forgetMs,
  };
  const backlog = backlogLines === 0 ? null : new Backlog(limits);
  const features = { backlog, forgetMs, sealed: isSealed ? (names[0] ?? null) : null };
  const rooms = new OwnRooms(names);
  const roster = new Roster();
  const offered = offeredCapabilities(features);
  return {
    ...features,
    clock,
    messageIds,
    operators: new OperatorRestore(rooms),
    people: new PeopleNews(roster),
    roster,
    rooms,
    tries: new WrongTries(),
    offered,
    support: supportWords(offered, features),
  };
}

/** Ids for a room without guests: one after another. */
function countedIds(): () => string {
  let count = 0;
  return () => `m${(count += 1)}`;
}
