// An evening in a room: what people do there, done to the real room and to the model of it, and compared.

import { expect } from 'vitest';
import type { Door } from '../../../server/protocol/session/session-types.ts';
import { EntryModel, stateOf, type Known, type Person } from './entry-model.ts';
import { holdMs, RoomBench, type Client, type RoomRules } from './room-bench.ts';

/** How somebody comes. */
export interface Way {
  readonly door: Door;
  readonly circuit: number | null;
  readonly mayResume: boolean;
}

export interface Visitor extends Person {
  client: Client;
}

export class Evening {
  readonly bench: RoomBench;
  readonly model: EntryModel;
  visitors: Visitor[] = [];
  panics = 0;
  #names = 0;

  constructor(rules: RoomRules) {
    this.bench = new RoomBench(rules);
    this.model = new EntryModel(rules.knock, rules.sharedUses, holdMs);
  }

  /** Somebody says a secret, and all that a program says at its start. */
  comes(by: Known | 'shared' | null, secret: string, { door, circuit, mayResume }: Way): void {
    const { bench, model } = this;
    const { nowMs, bootMs } = bench;
    const client = bench.client(door, circuit);
    const { dials } = bench.ngircd;
    const visitor: Visitor = {
      // Each looks different from all others: names are not what this is about.
      nick: `n${(this.#names += 1)}`,
      by,
      circuit,
      mayResume,
      client,
      phase: 'asking',
      wasGood: model.isGood(by, bootMs),
      answerAtMs: nowMs,
      sinceMs: nowMs,
      lostAtMs: null,
      linkLostAtMs: null,
      isRefused: false,
    };
    if (mayResume) client.says('CAP REQ :mayfly.chat/resume', 'CAP END');
    client.says(`PASS ${secret}`, `NICK ${visitor.nick}`, 'USER a 0 * :a');
    this.visitors.push(visitor);
    model.people.push(visitor);
    // While somebody guesses, everybody waits for two seconds.
    const isAnswered =
      / 464 | NOTICE | 001 /.test(client.heard) ||
      client.farewell !== null ||
      bench.ngircd.dials > dials;
    if (isAnswered) model.answer(visitor, nowMs, bootMs);
    else visitor.answerAtMs = nowMs + 2_000;
  }

  /** All that can be seen is as the model says. */
  check(): void {
    const { bench, model } = this;
    const { bootMs } = bench;
    bench.live();
    const names = (phase: Person['phase']): string[] =>
      model.people.filter((one) => one.phase === phase).map(({ nick }) => nick);
    const inside = bench.inside.toSorted((one, other) => one.nick.localeCompare(other.nick));
    expect(inside.map(({ nick }) => nick)).toEqual(names('in').toSorted());
    for (const { nick, role, isAway, invitation } of inside) {
      const { by, lostAtMs } = model.people.find((one) => one.nick === nick) ?? {};
      const personal = by === 'shared' ? null : (by ?? null);
      expect([role, invitation]).toEqual([personal?.role ?? 'guest', personal?.id ?? null]);
      expect(isAway).toBe(lostAtMs !== null);
    }
    const waiting = bench.guests.knocks.waiting.map(({ nick }) => nick);
    expect(waiting.toSorted()).toEqual(names('knocking').toSorted());
    for (const visitor of this.visitors) {
      expect(/ 464 /.test(visitor.client.heard)).toBe(visitor.isRefused);
      if (visitor.phase === 'out') expect(visitor.client.isGone).toBe(true);
      else if (visitor.lostAtMs === null) expect(visitor.client.isGone).toBe(false);
    }
    const list = bench.access.list(0).answer;
    expect(list.invitations.map(({ state }) => state)).toEqual(
      model.known.map((known) => stateOf(known, bootMs)),
    );
    const { isOpen, usesLeft } = model;
    expect(list.shared).toEqual({ state: isOpen ? 'open' : 'closed', usesLeft });
    expect(bench.panics).toBe(this.panics);
    this.visitors = this.visitors.filter(({ phase }) => phase !== 'out');
    model.people = model.people.filter(({ phase }) => phase !== 'out');
  }

  seconds(count: number): void {
    for (let at = 0; at < count; at += 1) {
      this.bench.second();
      this.model.tick(this.bench.nowMs, this.bench.bootMs);
    }
  }
}
