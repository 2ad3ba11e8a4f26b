// What the guest says, from the field to the room, and what became of it. Knows nothing of connections
// but whether one is up.

import { actionText } from '../irc/line.ts';
import { DeliveryBarrier } from './delivery-barrier.ts';
import type { Action } from '../room/action.ts';
import { isUnderWay } from '../room/delivery.ts';
import { fold, type RoomState, type TalkLine } from '../room/state.ts';
import { maxTextBytes, messagesOf } from '../text/messages.ts';

export interface SpeechWorld {
  readonly room: () => RoomState;
  readonly dispatch: (action: Action) => void;
  /** One command to the room. @returns the id by which it tells that it has it; null: it cannot. */
  readonly send: (command: string, ...params: readonly string[]) => number | null;
  /** The same for a question, which is worth nothing after a break. */
  readonly ask: (command: string, ...params: readonly string[]) => void;
  readonly now: () => number;
  readonly after: (delayMs: number, call: () => void) => () => void;
}

/** An echo follows within a round trip; what has none by then is asked for. */
const echoMs = 4_000;

export class OutgoingMessages {
  readonly #world: SpeechWorld;
  readonly #receipts: DeliveryBarrier;
  /** null: nothing is waited for. */
  #callOff: (() => void) | null = null;

  constructor(world: SpeechWorld) {
    this.#world = world;
    this.#receipts = new DeliveryBarrier({
      ask: (token) => world.ask('PING', token),
      answered: (ids, overtaken) => {
        // Where the room echoes, what came through would have been heard again by now.
        const unsure = overtaken || world.room().echoes;
        world.dispatch({ kind: 'settled', ids, delivery: unsure ? 'unsure' : 'delivered' });
        this.#watch();
      },
    });
  }

  /** Says it now, or keeps it in sight as "not sent yet" until it can be said. */
  send(target: string, form: 'say' | 'act', text: string): void {
    const { dispatch, now, room } = this.#world;
    for (const piece of messagesOf(text, maxTextBytes({ nick: room().nick, target, form }))) {
      dispatch({ kind: 'wrote', target, form, text: piece, at: now() });
    }
    this.flush(target);
  }

  /** Says what waits in this place, if the guest is in it. */
  flush(target: string): void {
    const { dispatch, room, send } = this.#world;
    const buffer = room().buffers.get(fold(target));
    if (!room().online || buffer?.presence !== 'in') return;
    for (const line of buffer.lines) {
      if (line.kind !== 'talk' || line.delivery !== 'waiting') continue;
      const text = line.form === 'act' ? actionText(line.text) : line.text;
      const id = send('PRIVMSG', buffer.name, text);
      dispatch({ kind: 'flushed', target, ...(id === null ? {} : { sentAs: id }) });
    }
    this.#watch();
  }

  /** Says what waits anywhere. */
  flushAll(): void {
    for (const { name } of this.#world.room().buffers.values()) this.flush(name);
    this.#watch();
  }

  /** The room has all lines up to this id. */
  arrived(upTo: number): void {
    this.#world.dispatch({ kind: 'arrived', upTo });
    this.#watch();
  }

  ponged(token: string): void {
    this.#receipts.ponged(token);
  }

  /** The connection is gone. */
  broke(): void {
    this.#receipts.forget();
    this.#callOff?.();
    this.#callOff = null;
  }

  /** A dead circuit takes lines for a minute without a sign: what nobody told of is asked for. */
  #watch(): void {
    const { after, room } = this.#world;
    if (!room().online || this.#callOff !== null) return;
    if (!room().echoes) {
      this.#receipts.askFor(this.#underWay(() => true));
    } else if (this.#underWay(hasArrived).length > 0) {
      this.#callOff = after(echoMs, () => {
        this.#callOff = null;
        this.#receipts.askFor(this.#underWay(hasArrived));
      });
    }
  }

  #underWay(wanted: (line: TalkLine) => boolean): readonly number[] {
    const lines = [...this.#world.room().buffers.values()].flatMap((buffer) => buffer.lines);
    return lines.flatMap((line) =>
      line.kind === 'talk' && isUnderWay(line) && wanted(line) ? [line.id] : [],
    );
  }
}

function hasArrived({ delivery }: TalkLine): boolean {
  return delivery === 'sent';
}
