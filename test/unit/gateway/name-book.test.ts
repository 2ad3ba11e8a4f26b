// The book of names: each name, and all that look like it, has one owner at most.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxAccessBytes } from '../../../server/config/access-exchange.ts';
import { maxInvitations } from '../../../server/contract/host/access.ts';
import { shapeOf } from '../../../server/contract/room/look-alike.ts';
import {
  maxGone,
  NameBook,
  type NameHolder,
  type NameOwner,
} from '../../../server/gateway/admission/names/name-book.ts';
import { decodeNameSnapshot } from '../../../server/config/name-snapshot.ts';

const holdMs = 300_000;
const invitation = (id: string): NameOwner => ({ kind: 'invitation', id });
const guest = (...marks: string[]): NameOwner => ({ kind: 'guest', marks });

/** A session whose guest has these names, the last of them now. */
function inside(book: NameBook, owner: NameOwner, ...names: string[]): NameHolder {
  const holder = book.enter(owner);
  for (const name of names) {
    expect(book.claim(holder, name, 0)).toBe('free');
    book.confirm(holder, name);
  }
  return holder;
}

/** What somebody else is told who asks for a name. */
function asked(book: NameBook, nick: string, nowMs: number, owner = guest('other')): string {
  const holder = book.enter(owner);
  const verdict = book.claim(holder, nick, nowMs);
  book.leave(holder, nowMs);
  return verdict;
}

describe('a name of an invitation', () => {
  test('is kept while its owner is in, and for ever after they left', () => {
    const book = new NameBook(holdMs);
    const alice = inside(book, invitation('i1'), 'alice');
    for (const nowMs of [0, holdMs * 100]) {
      expect(asked(book, 'Alice', nowMs)).toBe('kept');
      expect(asked(book, 'a1ice_', nowMs)).toBe('alike');
      expect(asked(book, 'alice', nowMs, invitation('i2'))).toBe('kept');
      if (nowMs === 0) book.leave(alice, nowMs);
    }
    expect(asked(book, 'alice', holdMs * 100, invitation('i1'))).toBe('free');
    expect(asked(book, 'alice', holdMs * 100)).toBe('kept');
  });

  test('stays when they change it: the last four', () => {
    const book = new NameBook(holdMs);
    const alice = inside(book, invitation('i1'), 'one', 'two', 'three', 'four');
    expect(asked(book, 'one', 0)).toBe('kept');
    book.claim(alice, 'five', 0);
    book.confirm(alice, 'five');
    expect(asked(book, 'one', 0)).toBe('free');
    for (const nick of ['two', 'three', 'four', 'five']) expect(asked(book, nick, 0)).toBe('kept');
  });

  test('is the same for both sessions while one takes the place of the other', () => {
    const book = new NameBook(holdMs);
    const old = inside(book, invitation('i1'), 'alice');
    const next = inside(book, invitation('i1'), 'alice');
    book.leave(old, 0);
    expect(asked(book, 'alice', 0)).toBe('kept');
    book.leave(next, 0);
    expect(asked(book, 'alice', 0)).toBe('kept');
  });
});

describe('a name of a guest of the shared invitation', () => {
  test('is taken while they are in, and kept for a while when they are out', () => {
    const book = new NameBook(holdMs);
    const bob = inside(book, guest('b'), 'bob');
    expect(asked(book, 'bob', 0)).toBe('taken');
    expect(asked(book, 'b0b', 0)).toBe('alike');
    book.leave(bob, 1_000);
    expect(asked(book, 'bob', holdMs)).toBe('kept');
    expect(asked(book, 'b0b', holdMs)).toBe('alike');
    expect(asked(book, 'b0b', 1_000 + holdMs)).toBe('free');
  });

  test('is free for who comes back with the same mark, who keeps the names of before', () => {
    const book = new NameBook(holdMs);
    book.leave(inside(book, guest('b'), 'bobby', 'bob'), 0);
    const back = inside(book, guest('b'), 'bob');
    expect(asked(book, 'bobby', holdMs * 2)).toBe('kept');
    expect(asked(book, 'bob', holdMs * 2)).toBe('taken');
    book.leave(back, 0);
  });

  test('is free for who has one of the marks that they left with', () => {
    const book = new NameBook(holdMs);
    book.leave(inside(book, guest('login', 'circuit 1'), 'bob'), 0, guest('login', 'circuit 2'));
    expect(asked(book, 'bob', 0, guest('other', 'circuit 1'))).toBe('kept');
    expect(asked(book, 'bob', 0, guest('other', 'circuit 2'))).toBe('free');
  });

  test('is theirs alone while they are in: the same mark may be that of another', () => {
    const book = new NameBook(holdMs);
    inside(book, guest('b'), 'bob');
    expect(asked(book, 'b0b', 0, guest('b'))).toBe('alike');
  });

  test('is not taken over by an invitation, nor by its mark', () => {
    const book = new NameBook(holdMs);
    book.leave(inside(book, guest('i1'), 'bob'), 0);
    expect(asked(book, 'bob', 0, invitation('i1'))).toBe('kept');
  });

  test('stays with the one before it, and no more', () => {
    const book = new NameBook(holdMs);
    inside(book, guest('b'), 'one', 'two', 'three');
    expect(asked(book, 'one', 0)).toBe('free');
    expect(asked(book, 'two', 0)).toBe('kept');
  });
});

describe('a name that ngIRCd was asked for', () => {
  test('is nobody else’s until it is refused', () => {
    const book = new NameBook(holdMs);
    const alice = book.enter(guest('a'));
    book.claim(alice, 'alice', 0);
    expect(asked(book, 'alice', 0)).toBe('taken');
    expect(asked(book, 'aIice', 0)).toBe('alike');
    book.release(alice, 'alice');
    expect(asked(book, 'alice', 0)).toBe('free');
  });

  test('is free when the session ends first', () => {
    const book = new NameBook(holdMs);
    const alice = inside(book, guest('a'), 'alice');
    book.claim(alice, 'queen', 0);
    book.leave(alice, 0);
    expect(asked(book, 'queen', 0)).toBe('free');
    expect(asked(book, 'alice', 0)).toBe('kept');
  });

  test('stays the owner’s when a name that looks like it is refused', () => {
    const book = new NameBook(holdMs);
    const alice = inside(book, guest('a'), 'alice');
    expect(book.claim(alice, 'alice_', 0)).toBe('free');
    book.release(alice, 'alice_');
    expect(asked(book, 'alice', 0)).toBe('taken');
  });
});

test.each([
  ['mayfly', 'kept'],
  ['MayFly', 'kept'],
  ['mayf1y', 'alike'],
  ['rnayfly', 'alike'],
  ['may_fly', 'alike'],
])('%s is nobody’s, not even a host’s', (nick, verdict) => {
  const book = new NameBook(holdMs);
  expect(asked(book, nick, 0)).toBe(verdict);
  expect(asked(book, nick, 0, invitation('i1'))).toBe(verdict);
});

describe('limits', () => {
  test(`names of ${maxGone} guests who are out are kept; then whoever left first loses them`, () => {
    const book = new NameBook(holdMs);
    for (let at = 0; at <= maxGone; at += 1) {
      book.leave(inside(book, guest(`g${at}`), `guest-a${at}`), 0);
    }
    expect(asked(book, 'guest-a0', 0)).toBe('free');
    expect(asked(book, 'guest-a2', 0)).toBe('kept');
    expect(book.snapshot().guests).toHaveLength(maxGone);
  });

  test('a session cannot keep more than it is given, whatever it asks for', () => {
    const book = new NameBook(holdMs);
    const greedy = book.enter(guest('a'));
    for (let at = 0; at < 1_000; at += 1) book.claim(greedy, `name-a${at}`, 0);
    expect(asked(book, 'name-a2', 0)).toBe('free');
    book.leave(greedy, 0);
    expect(asked(book, 'name-a999', 0)).toBe('free');
    expect(book.snapshot()).toEqual({ invitations: [], guests: [] });
  });

  test('a full book takes no more than three quarters of what the supervisor takes', () => {
    const book = new NameBook(holdMs);
    const name = (who: string, at: number): string => `${who}${at}x${'y'.repeat(31)}`.slice(0, 31);
    const digest = 'd'.repeat(44);
    for (let at = 0; at < maxInvitations; at += 1) {
      inside(book, invitation(`i${at}`), ...['a', 'b', 'c', 'd'].map((who) => name(who, at)));
    }
    for (let at = 0; at < maxGone; at += 1) {
      const owner = guest(`${digest}${at}`, `circuit ${2 ** 31 + at}`);
      book.leave(inside(book, owner, name('e', at), name('f', at)), 1e12);
    }
    // As many as `--max-guests` may say.
    for (let at = 0; at < 5_000; at += 1) {
      inside(
        book,
        guest(`${digest}${at}`, `circuit ${2 ** 31 + at}`),
        name('g', at),
        name('h', at),
      );
    }
    // A text within JSON, as the supervisor gets it.
    const sent = JSON.stringify(JSON.stringify(book.snapshot()));
    expect(sent.length).toBeGreaterThan(1_000_000);
    expect(sent.length).toBeLessThan((maxAccessBytes * 3) / 4);
  });

  test('guests who are gone for long leave nothing behind', () => {
    const book = new NameBook(holdMs);
    book.leave(inside(book, guest('a'), 'alice'), 0);
    asked(book, 'bob', holdMs);
    expect(book.snapshot()).toEqual({ invitations: [], guests: [] });
  });
});

describe('a snapshot', () => {
  /** As it comes out of the supervisor's hands. */
  const handed = (book: NameBook): ReturnType<NameBook['snapshot']> =>
    decodeNameSnapshot(JSON.parse(JSON.stringify(book.snapshot())));

  test('gives the next book the same names; guests who were in get their time from then on', () => {
    const book = new NameBook(holdMs);
    inside(book, invitation('i1'), 'anna', 'alice');
    inside(book, guest('b'), 'bob');
    book.leave(inside(book, guest('c'), 'carol'), 1_000);
    const next = new NameBook(holdMs, handed(book), 100_000);
    expect(handed(next).invitations).toEqual(handed(book).invitations);
    for (const nick of ['anna', 'alice', 'bob', 'carol']) {
      expect(asked(next, nick, 100_000)).toBe('kept');
    }
    expect(asked(next, 'carol', 1_000 + holdMs)).toBe('free');
    expect(asked(next, 'bob', 99_999 + holdMs)).toBe('kept');
    expect(asked(next, 'bob', 100_000, guest('b'))).toBe('free');
    expect(asked(next, 'alice', 1e9, invitation('i1'))).toBe('free');
    expect(asked(next, 'alice', 1e9)).toBe('kept');
  });

  test('that names one name twice, or none, is read as far as it goes', () => {
    const next = new NameBook(
      holdMs,
      {
        invitations: [
          { id: 'i1', names: ['alice', 'two words', ''] },
          { id: 'i2', names: ['a1ice'] },
        ],
        guests: [{ marks: ['b'], names: ['Alice_', 'bob'], untilMs: 0 }],
      },
      0,
    );
    expect(next.snapshot().invitations).toEqual([{ id: 'i1', names: ['alice'] }]);
    expect(asked(next, 'bob', 0)).toBe('free');
  });

  test('shows a change by the version', () => {
    const book = new NameBook(holdMs);
    const versions = [book.version];
    const alice = inside(book, guest('a'), 'alice');
    versions.push(book.version);
    book.leave(alice, 0);
    versions.push(book.version);
    asked(book, 'bob', holdMs);
    versions.push(book.version);
    expect(new Set(versions).size).toBe(versions.length);
  });
});

/** Everybody in the room, as simply as it can be told. */
interface Person {
  readonly owner: NameOwner;
  readonly holder: NameHolder;
  names: string[];
  isIn: boolean;
  untilMs: number;
}

test('whatever happens, no two people ever have names that look alike, and nobody loses their own', () => {
  const names = ['alice', 'aIice', 'alice_', 'ALICE', 'bob', 'b0b', 'mo', 'rno', 'walt', 'vvalt'];
  const owners = [invitation('i1'), invitation('i2'), guest('a'), guest('b')];
  const step = fc.oneof(
    fc.record({ do: fc.constant('enter'), who: fc.nat(3), nick: fc.constantFrom(...names) }),
    fc.record({ do: fc.constant('rename'), who: fc.nat(9), nick: fc.constantFrom(...names) }),
    fc.record({ do: fc.constant('refused'), who: fc.nat(9), nick: fc.constantFrom(...names) }),
    fc.record({ do: fc.constant('leave'), who: fc.nat(9), nick: fc.constant('') }),
    fc.record({ do: fc.constant('wait'), who: fc.nat(5), nick: fc.constant('') }),
    fc.record({ do: fc.constant('restart'), who: fc.constant(0), nick: fc.constant('') }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let book = new NameBook(100);
      let nowMs = 0;
      let people: Person[] = [];
      const isKept = (person: Person): boolean =>
        person.isIn || person.owner.kind === 'invitation' || nowMs < person.untilMs;
      const isSame = (one: Person, other: Person): boolean =>
        one === other ||
        (one.owner.kind === 'invitation' &&
          JSON.stringify(one.owner) === JSON.stringify(other.owner));
      const claim = (person: Person, nick: string, isGiven: boolean): void => {
        const shape = shapeOf(nick);
        const others = people.filter((other) => !isSame(person, other) && isKept(other));
        const rival = others.find((other) => other.names.some((name) => shapeOf(name) === shape));
        const isBack =
          rival?.isIn === false &&
          rival.owner.kind === 'guest' &&
          JSON.stringify(rival.owner) === JSON.stringify(person.owner);
        const verdict = book.claim(person.holder, nick, nowMs);
        expect(verdict === 'free').toBe(rival === undefined || isBack);
        if (verdict !== 'free') return;
        if (rival !== undefined) {
          const both = [...rival.names, ...person.names];
          rival.names = [];
          person.names = [];
          for (const name of both) remember(person, name);
        }
        if (isGiven) {
          book.confirm(person.holder, nick);
          remember(person, nick);
        } else book.release(person.holder, nick);
      };
      const remember = (person: Person, nick: string): void => {
        const most = person.owner.kind === 'invitation' ? 4 : 2;
        const same = people.filter((other) => isSame(person, other));
        const all = (person.owner.kind === 'invitation' ? same[0] : person)?.names ?? [];
        const others = all.filter((name) => name.toLowerCase() !== nick.toLowerCase());
        for (const each of new Set([...same, person])) each.names = [...others, nick].slice(-most);
      };
      for (const { do: what, who, nick } of steps) {
        const here = people.filter(({ isIn }) => isIn);
        const person = here[who % Math.max(1, here.length)];
        if (what === 'enter') {
          const owner = owners[who] ?? guest('c');
          const before = people.find((one) => one.owner === owner && owner.kind === 'invitation');
          const entering: Person = {
            owner,
            holder: book.enter(owner),
            names: before?.names ?? [],
            isIn: true,
            untilMs: 0,
          };
          people.push(entering);
          claim(entering, nick, true);
        } else if (what === 'wait') nowMs += who * 25;
        else if (what === 'restart') {
          const next = new NameBook(100, book.snapshot(), nowMs);
          book = next;
          for (const one of people) {
            if (one.isIn) one.untilMs = nowMs + 100;
            one.isIn = false;
          }
        } else if (person !== undefined && what === 'leave') {
          person.isIn = false;
          person.untilMs = nowMs + 100;
          book.leave(person.holder, nowMs);
        } else if (person !== undefined) claim(person, nick, what === 'rename');
      }
      people = [];
    }),
    { numRuns: 500 },
  );
});
