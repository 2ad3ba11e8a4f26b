// Who may come into a room and who is in it, written down as plainly as possible: the rule that the room is
// compared with. It knows no gateway; times are numbers.

import type { KnockMode } from '../../../server/contract/host/knock-mode.ts';
import type { InvitationState } from '../../../server/contract/host/access.ts';

/** An invitation. */
export interface Known {
  readonly id: string;
  readonly token: string;
  readonly once: boolean;
  readonly role: 'guest' | 'host';
  /** By the clock that runs on while the machine sleeps. */
  readonly endsAtBootMs: number | null;
  isUsed: boolean;
  isRevoked: boolean;
  /** Who is in by it, or on their way in. */
  holder: Person | null;
}

/**
 * `asking`: they gave a secret, and have no answer yet. `knocking`: a host has to let them in. `entering`: ngIRCd is
 * asked. `in`: they are, perhaps without a connection.
 */
export type Phase = 'asking' | 'knocking' | 'entering' | 'in' | 'out';

export interface Person {
  readonly nick: string;
  /** null: they have nothing that is good. */
  readonly by: Known | 'shared' | null;
  readonly circuit: number | null;
  readonly mayResume: boolean;
  phase: Phase;
  /** The secret was good when it was compared; the answer comes at this time. */
  wasGood: boolean;
  answerAtMs: number;
  /** Since when they are on their way in, or wait. */
  sinceMs: number;
  /** Since when there is no connection. */
  lostAtMs: number | null;
  /** Since when ngIRCd does not know them. */
  linkLostAtMs: number | null;
  /** They were told that the secret is wrong. */
  isRefused: boolean;
}

const entryMs = 60_000;
const knockMs = 600_000;
const turnedAwayMs = 300_000;

export class EntryModel {
  readonly known: Known[] = [];
  people: Person[] = [];
  isOpen = true;
  usesLeft: number | null;
  readonly #knock: KnockMode;
  readonly #holdMs: number;
  readonly #turnedAway = new Map<number, number>();

  constructor(knock: KnockMode, usesLeft: number | null, holdMs: number) {
    this.#knock = knock;
    this.usesLeft = usesLeft;
    this.#holdMs = holdMs;
  }

  /** Whether a secret lets anybody in now. Who is in by it is not asked. */
  isGood(by: Person['by'], bootMs: number): boolean {
    if (by === null) return false;
    if (by !== 'shared') return !by.isRevoked && !by.isUsed && !isOver(by, bootMs);
    const onTheirWay = this.people.filter(
      (one) => one.by === 'shared' && (one.phase === 'knocking' || one.phase === 'entering'),
    );
    return this.isOpen && (this.usesLeft === null || onTheirWay.length < this.usesLeft);
  }

  /** They get their answer: in, on to a host, or out. */
  answer(person: Person, nowMs: number, bootMs: number): void {
    const { by } = person;
    const isTaken =
      by !== null && by !== 'shared' && by.holder !== null && by.holder.lostAtMs === null;
    if (!person.wasGood || !this.isGood(by, bootMs) || isTaken) {
      person.phase = 'out';
      person.isRefused = true;
      return;
    }
    if (by !== null && by !== 'shared') {
      if (by.holder !== null) this.leave(by.holder);
      by.holder = person;
    }
    const isHost = by !== 'shared' && by?.role === 'host';
    const knocks = this.#knock === 'all' ? !isHost : this.#knock === 'shared' && by === 'shared';
    person.phase = knocks ? 'knocking' : 'entering';
    if (!knocks) return;
    if (this.#mayWait(person, nowMs)) person.sinceMs = nowMs;
    else this.leave(person);
  }

  letIn(person: Person, nowMs: number): void {
    person.phase = 'entering';
    person.sinceMs = nowMs;
  }

  turnAway(person: Person, nowMs: number): void {
    if (person.circuit !== null) this.#turnedAway.set(person.circuit, nowMs + turnedAwayMs);
    this.leave(person);
  }

  /** ngIRCd has welcomed whoever is on their way. */
  welcome(): void {
    for (const person of this.people) {
      person.linkLostAtMs = null;
      if (person.phase !== 'entering') continue;
      person.phase = 'in';
      const { by } = person;
      if (by === 'shared' && this.usesLeft !== null) this.usesLeft -= 1;
      if (by !== 'shared' && by !== null) by.isUsed = by.once;
    }
  }

  /** ngIRCd has fallen. */
  loseRoom(nowMs: number): void {
    for (const person of this.people) if (person.phase === 'in') person.linkLostAtMs ??= nowMs;
  }

  cut(person: Person, nowMs: number): void {
    if (person.phase === 'in' && person.mayResume) person.lostAtMs = nowMs;
    else this.leave(person);
  }

  revoke(known: Known): void {
    known.isRevoked = true;
    if (known.holder !== null) this.leave(known.holder);
  }

  /** A second has passed. In the order in which they came. */
  tick(nowMs: number, bootMs: number): void {
    for (const person of this.people) {
      const waitedMs = nowMs - person.sinceMs;
      const { lostAtMs, linkLostAtMs, phase } = person;
      const isComing = phase === 'asking' || phase === 'entering';
      const isTooLate =
        (isComing && waitedMs >= entryMs) ||
        (phase === 'knocking' && waitedMs >= knockMs) ||
        (phase === 'in' && linkLostAtMs !== null && nowMs - linkLostAtMs >= entryMs) ||
        (phase === 'in' && lostAtMs !== null && nowMs - lostAtMs >= this.#holdMs);
      if (isTooLate) this.leave(person);
      else if (phase === 'asking' && nowMs >= person.answerAtMs) this.answer(person, nowMs, bootMs);
    }
    this.people = this.people.filter(({ phase }) => phase !== 'out');
  }

  leave(person: Person): void {
    person.phase = 'out';
    const { by } = person;
    if (by !== 'shared' && by?.holder === person) by.holder = null;
  }

  /** The gateway is another one: nobody is in, and who may come in is as before. */
  restart(): void {
    for (const person of this.people) this.leave(person);
    this.people = [];
    this.#turnedAway.clear();
  }

  #mayWait(person: Person, nowMs: number): boolean {
    const { circuit } = person;
    const others = this.people.filter((one) => one !== person && one.phase === 'knocking');
    if (others.length >= 100) return false;
    if (circuit === null) return true;
    if ((this.#turnedAway.get(circuit) ?? 0) > nowMs) return false;
    return others.filter((one) => one.circuit === circuit).length < 3;
  }
}

export function stateOf(known: Known, bootMs: number): InvitationState {
  if (known.holder?.phase === 'in') return 'inside';
  if (known.isRevoked) return 'revoked';
  if (known.isUsed) return 'used';
  return isOver(known, bootMs) ? 'expired' : 'open';
}

function isOver({ endsAtBootMs }: Known, bootMs: number): boolean {
  return endsAtBootMs !== null && bootMs >= endsAtBootMs;
}
