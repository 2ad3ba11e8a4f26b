// The room's own channels, which ngIRCd's configuration makes and where nobody is operator for being first. One
// operator of the server, the steward, who is in no channel, gives hosts their modes there, and sets the channels
// again after ngIRCd's restart.

import { foldName } from '../../contract/room/casemap.ts';
import * as numeric from '../../contract/room/numerics.ts';
import { standsAt } from '../wire/line-bytes.ts';
import type { Message } from '../wire/message.ts';
import { encodeUtf8 } from '../wire/utf8.ts';
import type { Barriers } from './barrier.ts';
import { ChannelRecord, type ChannelCommand } from './channel-record.ts';
import type { NgircdCommands } from './ngircd-commands.ts';

interface OwnRoom {
  readonly name: string;
  readonly record: ChannelRecord;
  /** Modes that may refuse somebody are not set yet, or not for the moment. */
  isAjar: boolean;
}

/** The steward's link, when it has an operator's powers. */
export interface StewardLink {
  /** Its nickname, which no guest is told. */
  readonly nick: string;
  readonly commands: NgircdCommands;
  readonly barriers: Barriers;
}

/**
 * What a gateway that has just started asks about each channel: ngIRCd may be older than it. ngIRCd tells who is
 * in no channel neither its key nor its limit.
 */
const questions: readonly ChannelCommand[] = [
  { command: 'MODE', params: [] },
  { command: 'TOPIC', params: [] },
  { command: 'MODE', params: ['b'] },
  { command: 'MODE', params: ['e'] },
  { command: 'MODE', params: ['I'] },
];

const listLetters: ReadonlyMap<string, string> = new Map([
  [numeric.RPL_BANLIST, 'b'],
  [numeric.RPL_EXCEPTLIST, 'e'],
  [numeric.RPL_INVITELIST, 'I'],
]);

export class OwnRooms {
  /** As the room was made with them. */
  readonly names: readonly string[];
  readonly #rooms: ReadonlyMap<string, OwnRoom>;
  /** Guests who were in one of the channels when their link was lost, and are not back. */
  readonly #missing = new Set<object>();
  #steward: StewardLink | null = null;
  /** Also of a link that is gone: lines in its name may still come. */
  #stewardNick = '';
  /** What its lines begin with, without tags. */
  #stewardSource: Uint8Array = new Uint8Array(0);

  constructor(names: readonly string[]) {
    this.names = names;
    this.#rooms = new Map(
      names.map((name) => [foldName(name), { name, record: new ChannelRecord(), isAjar: false }]),
    );
  }

  has(channel: string): boolean {
    return this.#rooms.has(foldName(channel));
  }

  /** @param source a nickname, or the source of a line. */
  isSteward(source: string | null): boolean {
    return source !== null && source.split('!', 1)[0] === this.#stewardNick;
  }

  /** Whether a line without tags comes from the steward. Compares bytes, parses nothing. */
  isStewardLine(line: Uint8Array): boolean {
    return this.#stewardNick !== '' && standsAt(this.#stewardSource, line, 0);
  }

  /** Follows a TOPIC or MODE of a guest's that ngIRCd has confirmed to that guest. */
  follow({ command, params: [channel = '', first = '', ...more] }: Message): void {
    const record = this.#rooms.get(foldName(channel))?.record;
    if (command === 'TOPIC') record?.followTopic(first);
    else record?.followModes(first, more);
  }

  /** The steward has its powers. The channels are new, if ngIRCd is: sets them as they were. */
  open(steward: StewardLink): void {
    this.#steward = steward;
    const isFirst = this.#stewardNick === '';
    this.#stewardNick = steward.nick;
    this.#stewardSource = encodeUtf8(`:${steward.nick}!`);
    for (const room of this.#rooms.values()) {
      if (isFirst) {
        this.#send(room, questions);
        continue;
      }
      this.#send(room, room.record.opening);
      room.isAjar = room.record.isClosable;
      // The answer tells whether ngIRCd still has the topic: to set it again would be seen.
      if (room.record.topic !== '') steward.commands.send('TOPIC', room.name);
    }
  }

  /** ngIRCd's answer to the steward. */
  answered({ command, params: [, channel = '', first = ''] }: Message): void {
    const room = this.#rooms.get(foldName(channel));
    if (room === undefined) return;
    const { record } = room;
    const list = listLetters.get(command);
    if (list !== undefined) record.followModes(`+${list}`, [first]);
    else if (command === numeric.RPL_CHANNELMODEIS) record.adopt(first);
    else if (command === numeric.RPL_TOPIC) record.followTopic(first);
    else if (command === numeric.RPL_NOTOPIC && record.topic !== '')
      this.#send(room, [{ command: 'TOPIC', params: [record.topic] }]);
  }

  /** The steward's link is gone. */
  lost(): void {
    this.#steward = null;
  }

  /** Gives a member a mode, or takes it: `+o`. Does nothing while the steward has no link. */
  setMember(channel: string, change: string, nick: string): void {
    this.#steward?.commands.send('MODE', channel, change, nick);
  }

  /** A guest who was in one of the channels has lost the link. */
  awaits(guest: object): void {
    this.#missing.add(guest);
  }

  /** The guest is back, or will not come back. */
  returned(guest: object): void {
    this.#missing.delete(guest);
  }

  /** Whether the channel would be closed to guests and is not yet: who was not in it has to wait. */
  isAjar(channel: string): boolean {
    return this.#rooms.get(foldName(channel))?.isAjar ?? false;
  }

  /**
   * Opens a channel that refuses a host, and calls `done` when the host may join.
   * @returns false if there is no steward to do it.
   */
  letIn(channel: string, mask: string, done: () => void): boolean {
    const room = this.#rooms.get(foldName(channel));
    if (room === undefined || this.#steward === null) return false;
    room.isAjar = room.record.isClosable;
    this.#send(room, room.record.reopening);
    // A ban may not keep out a host, now or later.
    room.record.followModes('+e', [mask]);
    this.#send(room, [{ command: 'MODE', params: ['+e', mask] }]);
    this.#steward.barriers.raise(done);
    return true;
  }

  /** To be called about once a second: closes channels again for which everybody is back. */
  tick(): void {
    if (this.#steward === null || this.#missing.size > 0) return;
    for (const room of this.#rooms.values()) {
      if (!room.isAjar) continue;
      room.isAjar = false;
      this.#send(room, room.record.closing);
    }
  }

  #send({ name }: OwnRoom, commands: readonly ChannelCommand[]): void {
    for (const { command, params } of commands)
      this.#steward?.commands.send(command, name, ...params);
  }
}
