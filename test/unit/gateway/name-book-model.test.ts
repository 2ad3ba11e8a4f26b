// The book of names over a restart of the gateway, and compared with a simple model of who has which name.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapeOf } from '../../../server/contract/room/look-alike.ts';
import {
  NameBook,
  type NameHolder,
  type NameOwner,
} from '../../../server/gateway/admission/names/name-book.ts';
import { decodeNameSnapshot } from '../../../server/config/name-snapshot.ts';
import { asked, guest, holdMs, inside, invitation } from './name-book-fixture.ts';

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
