// Asks the server for a channel's history (draft/chathistory): when the guest joins, when lines were lost,
// and for older lines when the guest wants them.

import { foldName } from '../../../server/contract/room/casemap.ts';
import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import type { Connection } from './connection.ts';
import type { RoomStore } from './room-store.ts';

type Subcommand = 'LATEST' | 'AFTER' | 'BEFORE';

/**
 * docs/protocol.md: two connections may be told a line's time some milliseconds apart. Lines that the page
 * has already are left out.
 */
const overlapMs = 1_000;

export class HistoryRequest {
  readonly #store: RoomStore;
  readonly #connection: Connection;
  /** What each channel, by its folded name, was asked for: one request at a time. */
  readonly #asked = new Map<string, Subcommand>();

  constructor(store: RoomStore, connection: Connection) {
    this.#store = store;
    this.#connection = connection;
  }

  /** The guest is in a channel: asks for what was said before, or since they were last there. */
  joined(channel: string): void {
    const lines = this.#store.room.buffers.get(foldName(channel))?.lines ?? [];
    const last = lines.findLast((line) => line.kind === 'talk' && line.delivery === 'delivered');
    if (last === undefined) this.#ask('LATEST', channel, '*');
    else this.#ask('AFTER', channel, timestamp(last.at - overlapMs));
  }

  /** Lines were lost on the way: asks in every channel that the guest is in. */
  linesLost(): void {
    for (const { name, isChannel, presence } of this.#store.room.buffers.values()) {
      if (isChannel && presence === 'in') this.joined(name);
    }
  }

  /** Asks for lines before all that the page has of this channel. */
  earlier(channel: string): void {
    const lines = this.#store.room.buffers.get(foldName(channel))?.lines ?? [];
    const first = lines.find((line) => line.kind === 'talk' && line.delivery === 'delivered');
    if (first === undefined) this.#ask('LATEST', channel, '*');
    else this.#ask('BEFORE', channel, timestamp(first.at));
  }

  answered(answer: Extract<RoomEvent, { kind: 'recalled' }>): void {
    const { channel, lines } = answer;
    const subcommand = this.#asked.get(foldName(channel));
    this.#asked.delete(foldName(channel));
    this.#store.dispatch(answer);
    const isFull = lines.length >= this.#store.room.recallLimit;
    const last = lines.at(-1);
    if (subcommand === 'AFTER') {
      if (isFull && last !== undefined) this.#ask('AFTER', channel, timestamp(last.at));
    } else {
      this.#store.dispatch({ kind: 'recalling', channel, is: isFull ? 'more' : 'none' });
    }
  }

  /** The place in the room is gone, and the requests with it. */
  forget(): void {
    this.#asked.clear();
  }

  #ask(subcommand: Subcommand, channel: string, moment: string): void {
    const { online, recallLimit } = this.#store.room;
    if (!online || recallLimit === 0 || this.#asked.has(foldName(channel))) return;
    this.#asked.set(foldName(channel), subcommand);
    this.#connection.send('CHATHISTORY', subcommand, channel, moment, `${recallLimit}`);
    if (subcommand !== 'AFTER') {
      this.#store.dispatch({ kind: 'recalling', channel, is: 'asked' });
    }
  }
}

/** @param at milliseconds since 1970. */
function timestamp(at: number): string {
  return `timestamp=${new Date(at).toISOString()}`;
}
