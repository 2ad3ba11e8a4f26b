// The service before a real book of invitations, a supervisor that keeps what it is told, and people who are values.

import type { HostSheet } from '../../../server/contract/host/host-sheet.ts';
import type { MoveRefusal } from '../../../server/contract/host/moved-end.ts';
import type { KnockEntry } from '../../../server/contract/host/people.ts';
import type { Access } from '../../../server/gateway/admission/invitations/access.ts';
import type { KnockDesk, Person, ServedRoom } from '../../../server/gateway/service/row.ts';
import { Service } from '../../../server/gateway/service/service.ts';
import { AccessBench } from './access-fixture.ts';

const someone = { isHost: false, isAway: false, isByTor: false, invitation: null };
export const hanna: Person = {
  ...someone,
  nick: 'hanna',
  door: 'websocket',
  isHost: true,
  invitation: 'i1',
};
export const guest: Person = { ...someone, nick: 'guest', door: 'irc' };
const lite: Person = { ...someone, nick: 'lite', door: 'lite', invitation: 'i2' };
const lost: Person = { ...someone, nick: 'lost', door: 'irc', isAway: true };

export const onion = 'mayflyxmayflyxmayflyxmayflyxmayflyxmayflyxmayflyxmayflyx.onion';

export class ServiceBench implements ServedRoom {
  nowMs = 5_000;
  people: readonly Person[] = [hanna, guest, lite, lost];
  remainingMs: number | null = 7_200_000;
  wrongTries = 0;
  isBusy = false;
  readonly book: AccessBench;
  readonly removed: string[] = [];
  waiting: readonly KnockEntry[] = [
    { nick: 'kim', door: 'lite', words: 'copper tulip', waitedMs: 5_000 },
  ];
  /** What hosts decided about those who wait. */
  readonly knockLog: string[] = [];
  readonly wishes: ('burn' | 'go on')[] = [];
  readonly moves: string[] = [];
  /** What the supervisor says to a move. */
  refusesMove: MoveRefusal | null = null;
  readonly #service: Service;
  #words = 0;

  constructor(book = new AccessBench(), needsSign = true) {
    this.book = book;
    this.#service = new Service({
      room: this,
      access: book.access,
      addresses: { room: 'lobby', local: '127.0.0.1:8080', onion },
      end: {
        burn: () => {
          this.wishes.push('burn');
          return Promise.resolve(!this.isBusy);
        },
        move: (by, timeMs) => {
          if (this.isBusy) return Promise.resolve('busy');
          this.moves.push(`${by} ${timeMs}`);
          return Promise.resolve(this.refusesMove);
        },
        goOn: () => {
          if (!this.isBusy) this.wishes.push('go on');
          return !this.isBusy;
        },
      },
      needsSign,
      isSealed: false,
      mintWord: () => `word${(this.#words += 1)}`,
      now: () => this.nowMs,
    });
  }

  get access(): Access {
    return this.book.access;
  }

  get knocks(): KnockDesk {
    const { knockLog, waiting } = this;
    return {
      waiting,
      letIn: (nick) => knockLog.push(`let ${nick}`) > 0 && nick === 'kim',
      turnAway: (nick) => knockLog.push(`turn away ${nick}`) > 0 && nick === 'kim',
    };
  }

  remove(nick: string): boolean {
    const isHere = this.people.some((person) => person.nick === nick);
    if (isHere) this.removed.push(nick);
    return isHere;
  }

  async asks(words: string, asker = hanna): Promise<readonly string[]> {
    return this.#service.answer(words, asker);
  }

  get sheet(): HostSheet {
    return this.#service.sheet();
  }

  /** The supervisor asks for changes and keeps them, until nothing is new. */
  async keeps(): Promise<void> {
    const { number } = this.access.changes.latest;
    const next = this.access.changes.after(number);
    this.access.changes.wake();
    await next;
  }
}
