// Asks the room for what was said while the guest was not in a channel, where the room keeps lines: when
// they enter, when lines were lost on the way, and further back when they wish. Knows nothing of connections
// but whether one is up, and nothing of how lines are shown.

import type { RoomEvent } from '../irc/room-event.ts';
import type { Action } from '../room/action.ts';
import { fold, type RoomState } from '../room/state.ts';

export interface HistoryRequestWorld {
  readonly room: () => RoomState;
  readonly dispatch: (action: Action) => void;
  /** One command to the room, said again after a break. */
  readonly send: (command: string, ...params: readonly string[]) => void;
}

type Question = 'LATEST' | 'AFTER' | 'BEFORE';

/** docs/protocol.md: two links may tell a line's time some milliseconds apart. What is held is left out. */
const overlapMs = 1_000;

export class HistoryRequest {
  readonly #world: HistoryRequestWorld;
  /** What is asked of each channel, by its folded name: one question at a time. */
  readonly #asked = new Map<string, Question>();

  constructor(world: HistoryRequestWorld) {
    this.#world = world;
  }

  /** The guest is in a channel: what was said before, or since they were last in it? */
  entered(channel: string): void {
    const lines = this.#world.room().buffers.get(fold(channel))?.lines ?? [];
    const last = lines.findLast((line) => line.kind === 'talk' && line.delivery === 'delivered');
    if (last === undefined) this.#ask('LATEST', channel, '*');
    else this.#ask('AFTER', channel, momentOf(last.at - overlapMs));
  }

  /** Lines were lost on the way here, whosever they were. */
  missed(): void {
    for (const { name, isChannel, presence } of this.#world.room().buffers.values()) {
      if (isChannel && presence === 'in') this.entered(name);
    }
  }

  /** The guest wants to read further back. */
  earlier(channel: string): void {
    const lines = this.#world.room().buffers.get(fold(channel))?.lines ?? [];
    const first = lines.find((line) => line.kind === 'talk' && line.delivery === 'delivered');
    if (first === undefined) this.#ask('LATEST', channel, '*');
    else this.#ask('BEFORE', channel, momentOf(first.at));
  }

  answered(answer: Extract<RoomEvent, { kind: 'recalled' }>): void {
    const { dispatch, room } = this.#world;
    const { channel, lines } = answer;
    const question = this.#asked.get(fold(channel));
    this.#asked.delete(fold(channel));
    dispatch(answer);
    const isFull = lines.length >= room().recallLimit;
    const last = lines.at(-1);
    if (question === 'AFTER') {
      if (isFull && last !== undefined) this.#ask('AFTER', channel, momentOf(last.at));
    } else {
      dispatch({ kind: 'recalling', channel, is: isFull ? 'more' : 'none' });
    }
  }

  /** The place in the room is gone, and the questions with it. */
  forget(): void {
    this.#asked.clear();
  }

  #ask(question: Question, channel: string, moment: string): void {
    const { dispatch, room, send } = this.#world;
    const { online, recallLimit } = room();
    if (!online || recallLimit === 0 || this.#asked.has(fold(channel))) return;
    this.#asked.set(fold(channel), question);
    send('CHATHISTORY', question, channel, moment, `${recallLimit}`);
    if (question !== 'AFTER') dispatch({ kind: 'recalling', channel, is: 'asked' });
  }
}

function momentOf(at: number): string {
  return `timestamp=${new Date(at).toISOString()}`;
}
