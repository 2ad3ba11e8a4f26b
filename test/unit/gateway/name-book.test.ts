// The book of names: each name, and all that look like it, has one owner at most.

import { describe, expect, test } from 'vitest';
import { maxAccessBytes } from '../../../server/config/access-exchange.ts';
import { maxInvitations } from '../../../server/contract/host/access.ts';
import { maxGone, NameBook } from '../../../server/gateway/admission/names/name-book.ts';
import { asked, guest, holdMs, inside, invitation } from './name-book-fixture.ts';

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
