// Random evenings at real sessions: people with all kinds of invitations come, knock, are let in, lose their
// connection, come back; hosts invite, revoke, close; ngIRCd and the gateway fall in the middle of it; the machine
// sleeps. Nobody gets in who may not, and nobody is shut out who may.

import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answered, guestWish, panicWord, passphrase } from './access-fixture.ts';
import type { Known, Person } from './entry-model.ts';
import { Evening, type Visitor, type Way } from './evening.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

type Move = (evening: Evening) => void;

const way: fc.Arbitrary<Way> = fc.record({
  door: fc.constantFrom('websocket' as const, 'lite' as const, 'irc' as const),
  circuit: fc.constantFrom(null, 1, 1, 2),
  mayResume: fc.constantFrom(true, true, false),
});

const issue: fc.Arbitrary<Move> = fc
  .record({
    once: fc.boolean(),
    lastsMs: fc.option(fc.nat({ max: 60_000 })),
    role: fc.constantFrom('guest' as const, 'guest' as const, 'host' as const),
  })
  .map((wish) => ({ bench, model }) => {
    const [issued] = answered(bench.access.issue([{ ...guestWish, ...wish }]));
    const { lastsMs, once, role } = wish;
    model.known.push({
      id: issued?.entry.id ?? '',
      token: issued?.token ?? '',
      once,
      role,
      endsAtBootMs: lastsMs === null ? null : bench.bootMs + lastsMs,
      isUsed: false,
      isRevoked: false,
      holder: null,
    });
  });

function oneOf<T>(all: readonly T[], at: number): T | undefined {
  return all[at % Math.max(1, all.length)];
}

function withKnown(act: (evening: Evening, known: Known, how: Way) => void): fc.Arbitrary<Move> {
  // Mostly the same few: who is in is to be met by others.
  return fc.tuple(fc.constantFrom(0, 0, 0, 1, 1, 2, 5), way).map(([at, how]) => (evening) => {
    const known = oneOf(evening.model.known, at);
    if (known !== undefined) act(evening, known, how);
  });
}

/** Does something with one of the people who are there in this way. */
function withOne(
  phases: readonly Person['phase'][],
  isAway: boolean,
  act: (evening: Evening, visitor: Visitor, how: Way) => void,
): fc.Arbitrary<Move> {
  return fc.tuple(fc.nat({ max: 7 }), way).map(([at, how]) => (evening) => {
    const those = evening.visitors.filter(
      ({ lostAtMs, phase }) => phases.includes(phase) && (lostAtMs !== null) === isAway,
    );
    const visitor = oneOf(those, at);
    if (visitor !== undefined) act(evening, visitor, how);
  });
}

const anywhere = ['asking', 'knocking', 'entering', 'in'] as const;

const moves = {
  issue,
  comesByOwn: withKnown((evening, known, how) => evening.comes(known, known.token, how)),
  comesByShared: way.map(
    (how): Move =>
      (evening) =>
        evening.comes('shared', passphrase, how),
  ),
  comesByNothing: fc.tuple(fc.string({ maxLength: 30 }), way).map(
    ([text, how]): Move =>
      (evening) =>
        evening.comes(null, `x${text.replaceAll(/[^!-~]/g, '')}`, how),
  ),
  typesPanicWord: way.map((how): Move => (evening) => {
    evening.comes(null, panicWord, how);
    // Where somebody guesses, it is told in two seconds, like any other.
    evening.seconds(2);
    evening.panics += 1;
  }),
  /** Says the secret, and not who they are, or the other way round; or looks, and goes. */
  looks: withKnown(({ bench }, known, { circuit, door }) => {
    const client = bench.client(door, circuit);
    client.says('CAP LS 302', `PASS ${known.token}`, 'USER a 0 * :a', 'PING x', 'JOIN #lobby');
    client.cut();
  }),
  guesses: fc.constant((({ bench }) => {
    for (let at = 0; at < 40; at += 1) {
      const client = bench.client('irc', null);
      client.says('PASS guess', `NICK g${at}`, 'USER a 0 * :a');
      client.cut();
    }
  }) satisfies Move),
  cut: withOne(anywhere, false, ({ bench, model }, visitor) => {
    visitor.client.cut();
    model.cut(visitor, bench.nowMs);
  }),
  quits: withOne(['knocking', 'in'], false, ({ model }, visitor) => {
    visitor.client.says('QUIT :bye');
    model.leave(visitor);
  }),
  comesBack: withOne(['in'], true, ({ bench }, visitor, { circuit, door }) => {
    const client = bench.client(door, circuit);
    client.says('CAP REQ :mayfly.chat/resume', 'CAP END', `RESUME ${visitor.client.token} 0`);
    visitor.client = client;
    visitor.lostAtMs = null;
  }),
  letIn: withOne(['knocking'], false, ({ bench, model }, visitor) => {
    expect(bench.guests.knocks.letIn(visitor.nick.toUpperCase())).toBe(true);
    model.letIn(visitor, bench.nowMs);
  }),
  turnAway: withOne(['knocking'], false, ({ bench, model }, visitor) => {
    expect(bench.guests.knocks.turnAway(visitor.nick)).toBe(true);
    model.turnAway(visitor, bench.nowMs);
  }),
  letInNobody: fc.constant((({ bench }) => {
    expect(bench.guests.knocks.letIn('nobody')).toBe(false);
  }) satisfies Move),
  remove: withOne(['in'], false, ({ bench, model }, visitor) => {
    expect(bench.guests.remove(visitor.nick)).toBe(true);
    model.leave(visitor);
  }),
  revoke: withKnown(({ bench, model }, known) => {
    answered(bench.access.revoke(known.id));
    model.revoke(known);
  }),
  setShared: fc.boolean().map((open): Move => ({ bench, model }) => {
    answered(bench.access.setShared(open));
    model.isOpen = open;
  }),
  /** Links to ngIRCd stand, and it says nothing. */
  opens: fc.constant((({ bench }) => bench.ngircd.opens()) satisfies Move),
  welcomes: fc.constant(((evening) => {
    evening.bench.ngircd.answers();
    evening.model.welcome();
    // Who was in before rests for half a second.
    evening.seconds(1);
  }) satisfies Move),
  ngircdFalls: fc.constant((({ bench, model }) => {
    bench.ngircd.falls();
    model.loseRoom(bench.nowMs);
  }) satisfies Move),
  passes: fc.integer({ min: 1, max: 12 }).map(
    (count): Move =>
      (evening) =>
        evening.seconds(count),
  ),
  passesLong: fc.integer({ min: 60, max: 320 }).map(
    (count): Move =>
      (evening) =>
        evening.seconds(count),
  ),
  sleeps: fc.nat({ max: 40_000 }).map((ms): Move => ({ bench }) => {
    bench.bootMs += ms;
  }),
  restart: fc.constant((({ bench, model }) => {
    bench.restart();
    model.restart();
  }) satisfies Move),
};

const weights: { readonly [M in keyof typeof moves]?: number } = {
  comesByOwn: 8,
  comesByShared: 8,
  issue: 2,
  cut: 3,
  letIn: 3,
  welcomes: 6,
  passes: 3,
};

const move = fc.oneof(
  ...Object.entries(moves).map(([name, arbitrary]) => ({
    weight: Object.entries(weights).find(([key]) => key === name)?.[1] ?? 1,
    arbitrary: arbitrary.map((act) => ({ name, act })),
  })),
);

test('whatever happens in whatever order, who may come in gets in, and nobody else', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('off' as const, 'shared' as const, 'all' as const),
      fc.constantFrom(null, null, 1, 3),
      fc.array(move, { maxLength: 60, size: 'max' }),
      (knock, sharedUses, all) => {
        const evening = new Evening({ knock, sharedUses });
        for (const { act } of all) {
          act(evening);
          evening.check();
        }
        evening.bench.end();
      },
    ),
    { numRuns: 300 },
  );
}, 120_000);
