// Random rooms: nobody gets in who may not, and nobody is shut out who may. The rule is written down here once
// more, as plainly as possible, and compared with what the admission does.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AccessBench, passphrase, Visitor } from './access-fixture.ts';

/** What the test knows of an invitation. */
interface Known {
  readonly token: string;
  readonly once: boolean;
  readonly role: 'guest' | 'host';
  readonly endsAtMs: number | null;
  isUsed: boolean;
  isRevoked: boolean;
  inside: Visitor | null;
}

class Model {
  readonly bench: AccessBench;
  readonly known: Known[] = [];
  readonly sharers: Visitor[] = [];
  /** Their secret was right; the answer waits, as it does while somebody is guessing. */
  readonly waiting: { readonly visitor: Visitor; readonly known: Known }[] = [];
  isOpen = true;
  usesLeft: number | null;

  constructor(sharedUses: number | null) {
    this.bench = new AccessBench({ sharedUses });
    this.usesLeft = sharedUses;
  }

  mayEnter({ endsAtMs, inside, isRevoked, isUsed }: Known): boolean {
    const isOver = endsAtMs !== null && this.bench.nowMs >= endsAtMs;
    return !isUsed && !isRevoked && !isOver && inside?.isPresent !== true;
  }

  /** All that is said of each invitation is true. */
  check(): void {
    const { invitations, shared } = this.bench.list();
    expect(invitations.length).toBe(this.known.length);
    for (const [at, known] of this.known.entries()) {
      const isOver = known.endsAtMs !== null && this.bench.nowMs >= known.endsAtMs;
      const state =
        known.inside !== null
          ? 'inside'
          : known.isRevoked
            ? 'revoked'
            : known.isUsed
              ? 'used'
              : isOver
                ? 'expired'
                : 'open';
      expect(invitations[at]?.state).toBe(state);
      expect(known.inside?.ended ?? null).toBeNull();
    }
    expect(shared).toEqual({ state: this.isOpen ? 'open' : 'closed', usesLeft: this.usesLeft });
  }
}

type Move = (model: Model) => void;
const which = fc.nat({ max: 7 });

/** Does something with one of the invitations, if there are any. */
function withOne(act: (known: Known, model: Model, at: number) => void): fc.Arbitrary<Move> {
  return which.map((number) => (model) => {
    const at = number % Math.max(1, model.known.length);
    const known = model.known[at];
    if (known !== undefined) act(known, model, at);
  });
}

const issue: fc.Arbitrary<Move> = fc
  .record({
    once: fc.boolean(),
    lastsMs: fc.option(fc.nat({ max: 3_000 })),
    role: fc.constantFrom('guest' as const, 'host' as const),
  })
  .map((wish) => (model) => {
    const { token } = model.bench.issue(wish);
    const { once, role, lastsMs } = wish;
    const endsAtMs = lastsMs === null ? null : model.bench.nowMs + lastsMs;
    model.known.push({
      token,
      once,
      role,
      endsAtMs,
      isUsed: false,
      isRevoked: false,
      inside: null,
    });
  });

const enter = withOne((known, model) => {
  const visitor = new Visitor();
  const may = model.mayEnter(known);
  // The lite door's look at it counts nobody who is in.
  if (known.inside === null) expect(model.bench.access.isGood(known.token)).toBe(may);
  const before = known.inside;
  expect(visitor.enters(model.bench.access, known.token)).toBe(may);
  if (!may) return;
  expect(visitor.grant?.role).toBe(known.role);
  expect(before?.ended ?? 'replaced').toBe('replaced');
  known.inside = visitor;
  known.isUsed = known.once;
});

/** Comes as far as ngIRCd, and is not let in by it. */
const fail = withOne((known, model) => {
  const may = model.mayEnter(known);
  const hadAway = known.inside !== null && may;
  const visitor = new Visitor();
  expect(visitor.isAtDoor(model.bench.access, known.token)).toBe(may);
  if (hadAway) known.inside = null;
  visitor.leaves();
});

const compare = withOne((known, model) => {
  const visitor = new Visitor();
  visitor.grant = model.bench.access.admissionOf(visitor).grantFor(known.token);
  if (visitor.grant !== null) model.waiting.push({ visitor, known });
});

/** Who waited gets the answer, and leaves. What was right may not be good any more. */
const answer: fc.Arbitrary<Move> = fc.constant((model) => {
  const next = model.waiting.shift();
  if (next === undefined) return;
  const { known, visitor } = next;
  const may = model.mayEnter(known);
  expect(visitor.grant?.reserve()).toBe(may);
  if (may) known.inside = null;
  visitor.leaves();
});

const leave = withOne((known) => {
  known.inside?.leaves();
  known.inside = null;
});

const lose = withOne((known) => {
  if (known.inside !== null) known.inside.isPresent = false;
});

const revoke = withOne((known, model, at) => {
  model.bench.revoke(`i${at + 1}`);
  known.isRevoked = true;
  if (known.inside !== null) expect(known.inside.ended).toBe('revoked');
  known.inside = null;
});

const pass: fc.Arbitrary<Move> = fc.nat({ max: 1_000 }).map((ms) => (model) => {
  model.bench.nowMs += ms;
});

const enterShared: fc.Arbitrary<Move> = fc.constant((model) => {
  const visitor = new Visitor();
  const may = model.isOpen && model.usesLeft !== 0;
  expect(model.bench.access.isGood(passphrase)).toBe(may);
  expect(visitor.enters(model.bench.access, passphrase)).toBe(may);
  if (may && model.usesLeft !== null) model.usesLeft -= 1;
});

const setShared: fc.Arbitrary<Move> = fc.boolean().map((open) => (model) => {
  model.bench.setShared(open);
  model.isOpen = open;
});

/** All guests are out, and who may come in is as before. */
const restart: fc.Arbitrary<Move> = fc.constant((model) => {
  model.bench.restart();
  model.waiting.length = 0;
  for (const known of model.known) known.inside = null;
});

const guess: fc.Arbitrary<Move> = fc.string({ maxLength: 40 }).map((text) => (model) => {
  expect(new Visitor().enters(model.bench.access, `x${text}`)).toBe(false);
});

const move = fc.oneof(
  issue,
  { weight: 4, arbitrary: enter },
  { weight: 2, arbitrary: leave },
  lose,
  fail,
  compare,
  answer,
  revoke,
  pass,
  enterShared,
  setShared,
  restart,
  guess,
);

test('whatever happens in whatever order, who may come in gets in, and nobody else', () => {
  fc.assert(
    fc.property(
      fc.option(fc.nat({ max: 3 })),
      fc.array(move, { maxLength: 80, size: 'max' }),
      (uses, moves) => {
        const model = new Model(uses);
        for (const each of moves) {
          each(model);
          model.check();
        }
      },
    ),
    { numRuns: 500 },
  );
});
