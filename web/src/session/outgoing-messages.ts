// Sends the guest's messages, and follows each until it is known what became of it.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { actionText } from '../../../server/contract/room/irc-command.ts';
import { isUnderWay } from '../room/delivery.ts';
import type { TalkLine } from '../room/state.ts';
import { maxTextBytes, messagesOf } from '../text/messages.ts';
import type { Connection } from './connection.ts';
import { DeliveryBarrier } from './delivery-barrier.ts';
import type { SessionEnvironment } from './environment.ts';
import type { RoomStore } from './room-store.ts';

/** An echo follows within a round trip. A message without one by then is asked for. */
const echoMs = 4_000;

export class OutgoingMessages {
  readonly #env: SessionEnvironment;
  readonly #store: RoomStore;
  readonly #connection: Connection;
  readonly #barrier = new DeliveryBarrier();
  /** Cancels the timer that waits for echoes; null: none runs. */
  #cancelTimer: (() => void) | null = null;

  constructor(env: SessionEnvironment, store: RoomStore, connection: Connection) {
    this.#env = env;
    this.#store = store;
    this.#connection = connection;
  }

  /** Sends a message now, or shows it as "not sent yet" until it can be sent. */
  send(target: string, form: 'say' | 'act', text: string): void {
    const { nick } = this.#store.room;
    for (const piece of messagesOf(text, maxTextBytes({ nick, target, form }))) {
      this.#store.dispatch({ kind: 'wrote', target, form, text: piece, at: this.#env.now() });
    }
    this.flush(target);
  }

  /** Sends what waits in this buffer, if the guest is in it. */
  flush(target: string): void {
    const { online, buffers } = this.#store.room;
    const buffer = buffers.get(foldName(target));
    if (!online || buffer?.presence !== 'in') return;
    for (const line of buffer.lines) {
      if (line.kind !== 'talk' || line.delivery !== 'waiting') continue;
      const text = line.form === 'act' ? actionText(line.text) : line.text;
      const id = this.#connection.send('PRIVMSG', buffer.name, text);
      this.#store.dispatch({ kind: 'flushed', target, ...(id === null ? {} : { sentAs: id }) });
    }
    this.#watch();
  }

  /** Sends what waits in any buffer. */
  flushAll(): void {
    for (const { name } of this.#store.room.buffers.values()) this.flush(name);
    this.#watch();
  }

  /** The server has all lines up to this id. */
  acknowledged(id: number): void {
    this.#store.dispatch({ kind: 'arrived', upTo: id });
    this.#watch();
  }

  /** @param token of any PONG. */
  pong(token: string): void {
    const passed = this.#barrier.pong(token);
    if (passed === null) return;
    // Where the server echoes, a message that came through would have its echo by now.
    const isUnsure = passed.wasOvertaken || this.#store.room.echoes;
    const delivery = isUnsure ? 'unsure' : 'delivered';
    this.#store.dispatch({ kind: 'settled', ids: passed.lineIds, delivery });
    this.#watch();
  }

  /** The connection is gone. */
  disconnected(): void {
    this.#barrier.forget();
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  /** A dead circuit takes lines for a minute without a sign, so messages without a confirmation are asked for. */
  #watch(): void {
    const { online, echoes } = this.#store.room;
    if (!online || this.#cancelTimer !== null) return;
    if (!echoes) {
      this.#ask(this.#underWay(() => true));
    } else if (this.#underWay(hasArrived).length > 0) {
      this.#cancelTimer = this.#env.after(echoMs, () => {
        this.#cancelTimer = null;
        this.#ask(this.#underWay(hasArrived));
      });
    }
  }

  #ask(lineIds: readonly number[]): void {
    const token = this.#barrier.raise(lineIds);
    if (token !== null) this.#connection.sendOnce('PING', token);
  }

  /** @returns the ids of messages that are under way. */
  #underWay(wanted: (line: TalkLine) => boolean): readonly number[] {
    const lines = [...this.#store.room.buffers.values()].flatMap((buffer) => buffer.lines);
    return lines.flatMap((line) =>
      line.kind === 'talk' && isUnderWay(line) && wanted(line) ? [line.id] : [],
    );
  }
}

function hasArrived({ delivery }: TalkLine): boolean {
  return delivery === 'sent';
}
