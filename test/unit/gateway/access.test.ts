// Who may come in by which invitation, and what becomes of it.

import { describe, expect, test } from 'vitest';
import { mintInvitationToken } from '../../../server/config/invitation-token.ts';
import { maxInvitations } from '../../../server/contract/host/access.ts';
import { AccessBench, guestWish, panicWord, passphrase, Visitor } from './access-fixture.ts';

describe('the panic word', () => {
  const isTyped = (bench: AccessBench, secret: string): void =>
    bench.access.admissionOf(new Visitor()).toldWrong(secret);

  test('lets nobody in, and ends the room once its guest was told that it is wrong', () => {
    const bench = new AccessBench();
    expect(new Visitor().enters(bench.access, panicWord)).toBe(false);
    expect(bench.access.isGood(panicWord)).toBe(false);
    expect(bench.panics).toBe(0);
    isTyped(bench, panicWord);
    expect(bench.panics).toBe(1);
  });

  test.for(['', 'wrong', passphrase, panicWord.toUpperCase(), `${panicWord} `, panicWord.slice(1)])(
    'is no other: %j',
    (secret) => {
      const bench = new AccessBench();
      isTyped(bench, secret);
      expect(bench.panics).toBe(0);
    },
  );

  test('is known, so that the lite door takes it out of what was pasted', () => {
    const { access } = new AccessBench();
    expect(['wrong', passphrase, panicWord].map((secret) => access.isKnown(secret))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('a personal invitation', () => {
  test('lets its owner in, out and in again', () => {
    const bench = new AccessBench();
    const { entry, token } = bench.issue({ label: 'Ana' });
    expect(entry).toEqual({
      id: 'i1',
      label: 'Ana',
      role: 'guest',
      once: false,
      state: 'open',
      nick: null,
      remainingMs: null,
    });
    const first = new Visitor();
    expect(first.enters(bench.access, token)).toBe(true);
    expect(bench.entry('i1')).toMatchObject({ state: 'inside', nick: 'ana' });
    first.leaves();
    expect(bench.entry('i1')).toMatchObject({ state: 'open', nick: null });
    expect(new Visitor().enters(bench.access, token.toUpperCase().replaceAll('-', ' '))).toBe(true);
  });

  test('lets one person in at a time, and tells who is in of the other', () => {
    const bench = new AccessBench();
    const { token } = bench.issue();
    const first = new Visitor();
    const second = new Visitor();
    first.isAtDoor(bench.access, token);
    expect(second.enters(bench.access, token)).toBe(false);
    first.leaves();
    expect(second.enters(bench.access, token)).toBe(true);
    expect(first.tries).toBe(1);
    expect(second.ended).toBeNull();
  });

  test('is taken over from a session whose guest is away', () => {
    const bench = new AccessBench();
    const { token } = bench.issue();
    const first = new Visitor();
    const second = new Visitor();
    first.enters(bench.access, token);
    first.isPresent = false;
    expect(second.enters(bench.access, token, 'bea')).toBe(true);
    expect(first).toMatchObject({ ended: 'replaced', tries: 0 });
    expect(bench.entry('i1')).toMatchObject({ state: 'inside', nick: 'bea' });
  });

  test('for one entry is used up by being in, and by nothing before', () => {
    const bench = new AccessBench();
    const { token } = bench.issue({ once: true });
    const refused = new Visitor();
    refused.isAtDoor(bench.access, token);
    refused.leaves();
    expect(bench.access.isGood(token)).toBe(true);
    const first = new Visitor();
    expect(first.enters(bench.access, token)).toBe(true);
    expect(bench.entry('i1')).toMatchObject({ state: 'inside' });
    first.leaves();
    expect(bench.entry('i1')).toMatchObject({ state: 'used' });
    expect(new Visitor().enters(bench.access, token)).toBe(false);
  });

  test('ends at its time: who is in stays in, and cannot come back', () => {
    const bench = new AccessBench();
    const { entry, token } = bench.issue({ lastsMs: 5_000 });
    expect(entry.remainingMs).toBe(5_000);
    const guest = new Visitor();
    const late = new Visitor();
    guest.enters(bench.access, token);
    bench.nowMs += 4_999;
    expect(bench.entry('i1')).toMatchObject({ state: 'inside', remainingMs: 1 });
    bench.nowMs += 1;
    guest.leaves();
    expect(bench.entry('i1')).toMatchObject({ state: 'expired', remainingMs: 0 });
    expect(late.enters(bench.access, token)).toBe(false);
  });

  test('that ends between the comparison and the entry lets nobody in', () => {
    const bench = new AccessBench();
    const { entry, token } = bench.issue();
    const grant = bench.access.admissionOf(new Visitor()).grantFor(token);
    bench.revoke(entry.id);
    expect(grant?.reserve()).toBe(false);
  });

  test('that is taken back ends the session of who is in, also of who is about to be', () => {
    const bench = new AccessBench();
    const inside = bench.issue();
    const entering = bench.issue();
    const [one, other] = [new Visitor(), new Visitor()];
    one.enters(bench.access, inside.token);
    other.isAtDoor(bench.access, entering.token);
    bench.revoke(inside.entry.id);
    bench.revoke(entering.entry.id);
    expect([one.ended, other.ended]).toEqual(['revoked', 'revoked']);
    expect(bench.list().invitations.map(({ state }) => state)).toEqual(['revoked', 'revoked']);
    expect(new Visitor().enters(bench.access, inside.token)).toBe(false);
  });

  test('has a role, and the operator’s own is there from the start', () => {
    const hostToken = mintInvitationToken();
    const bench = new AccessBench({ hostToken });
    const host = new Visitor();
    host.enters(bench.access, hostToken);
    const guest = new Visitor();
    guest.enters(bench.access, bench.issue().token);
    expect([host.grant?.role, guest.grant?.role]).toEqual(['host', 'guest']);
    expect([host.grant?.id, guest.grant?.id]).toEqual(['i1', 'i2']);
  });

  test('has a label that is safe to show, of 64 characters', () => {
    const bench = new AccessBench();
    const label = ` \u202eA\u0000n\u0007a\r\n${'🦋'.repeat(100)}`;
    const { entry } = bench.issue({ label });
    expect(entry.label).toBe(`A n a ${'🦋'.repeat(58)}`);
  });

  test('is one of 1,000 at most', () => {
    const bench = new AccessBench();
    const wishes = Array.from({ length: maxInvitations - 1 }, () => guestWish);
    const reply = bench.access.answer({ access: 'issue', wishes }, 0);
    expect('answer' in reply).toBe(true);
    const two = bench.access.answer({ access: 'issue', wishes: [guestWish, guestWish] }, 0);
    expect(two).toEqual({ refused: 'too many' });
    bench.issue();
    bench.revoke('i7');
    expect(bench.access.answer({ access: 'issue', wishes: [guestWish] }, 0)).toEqual({
      refused: 'too many',
    });
    expect(new Set(bench.list().invitations.map(({ id }) => id)).size).toBe(maxInvitations);
  });

  test('that does not exist cannot be taken back', () => {
    const bench = new AccessBench();
    expect(bench.access.answer({ access: 'revoke', id: 'i1' }, 0)).toEqual({
      refused: 'no such invitation',
    });
  });
});

describe('the shared invitation', () => {
  test('lets many in, until it is closed; who is in stays in', () => {
    const bench = new AccessBench();
    const guests = [new Visitor(), new Visitor()];
    expect(guests.map((guest) => guest.enters(bench.access, passphrase))).toEqual([true, true]);
    expect(bench.setShared(false)).toEqual({ state: 'closed', usesLeft: null });
    expect(new Visitor().enters(bench.access, passphrase)).toBe(false);
    expect(bench.access.isGood(passphrase)).toBe(false);
    expect(guests.map(({ ended }) => ended)).toEqual([null, null]);
    expect(new Visitor().enters(bench.access, bench.issue().token)).toBe(true);
    expect(bench.setShared(true)).toEqual({ state: 'open', usesLeft: null });
    expect(new Visitor().enters(bench.access, passphrase)).toBe(true);
  });

  test('is good for so many entries: those at the door count, those who do not get in do not', () => {
    const bench = new AccessBench({ sharedUses: 2 });
    const [one, two, three] = [new Visitor(), new Visitor(), new Visitor()];
    expect(one.isAtDoor(bench.access, passphrase)).toBe(true);
    expect(two.enters(bench.access, passphrase)).toBe(true);
    expect(three.enters(bench.access, passphrase)).toBe(false);
    one.leaves();
    expect(bench.list().shared.usesLeft).toBe(1);
    expect(three.enters(bench.access, passphrase)).toBe(true);
    two.leaves();
    three.leaves();
    expect(bench.list().shared.usesLeft).toBe(0);
    expect(new Visitor().enters(bench.access, passphrase)).toBe(false);
  });

  test('is not there in a room for the invited', () => {
    const bench = new AccessBench({ inviteOnly: true }, null);
    expect(bench.access.asksForNothing).toBe(false);
    for (const secret of ['', passphrase]) {
      expect(new Visitor().enters(bench.access, secret)).toBe(false);
    }
    expect(bench.setShared(true)).toEqual({ state: 'none', usesLeft: null });
    expect(new Visitor().enters(bench.access, bench.issue().token)).toBe(true);
  });

  test('of an open room is nothing at all; it can be closed, too', () => {
    const bench = new AccessBench({}, null);
    const { token } = bench.issue({ role: 'host' });
    expect(bench.access.asksForNothing).toBe(true);
    expect(bench.list().shared.state).toBe('none');
    const host = new Visitor();
    expect(host.enters(bench.access, token)).toBe(true);
    expect(host.grant?.role).toBe('host');
    expect(new Visitor().enters(bench.access, 'whatever')).toBe(true);
    expect(bench.setShared(false).state).toBe('closed');
    expect(bench.access.asksForNothing).toBe(false);
    expect(new Visitor().enters(bench.access, 'whatever')).toBe(false);
  });
});

test('invitations are counted: those that are over are not, and who is in by one is', () => {
  const bench = new AccessBench();
  const { token } = bench.issue();
  bench.issue({ lastsMs: 10_000 });
  bench.issue();
  bench.revoke('i3');
  new Visitor().enters(bench.access, token);
  const shared = { state: 'open', usesLeft: null };
  expect(bench.access.counts(4)).toEqual({ invitations: 2, shared, wrongTries: 4 });
  bench.nowMs += 10_000;
  expect(bench.access.counts(0).invitations).toBe(1);
});

describe('changes', () => {
  test('are numbered, and each is in the snapshot that the supervisor gets', async () => {
    const bench = new AccessBench();
    expect(bench.access.changes.latest.number).toBe(0);
    const waiting = bench.access.changes.after(0);
    const { token } = bench.issue({ once: true });
    expect(await waiting).toEqual(bench.access.changes.latest);
    const used = bench.access.changes.after(1);
    new Visitor().enters(bench.access, token);
    expect((await used)?.number).toBe(2);
    bench.restart((await used)?.snapshot);
    expect(bench.entry('i1')).toMatchObject({ state: 'used' });
    expect(bench.access.changes.latest.number).toBe(2);
  });

  test('that are no changes are not told', async () => {
    const bench = new AccessBench();
    const { token } = bench.issue();
    expect(bench.access.answer({ access: 'list' }, 4)).toMatchObject({
      answer: { wrongTries: 4 },
      change: null,
    });
    expect(bench.access.answer({ access: 'shared', open: true }, 0)).toMatchObject({
      change: null,
    });
    const waiting = bench.access.changes.after(1);
    new Visitor().enters(bench.access, token);
    new Visitor().enters(bench.access, passphrase);
    bench.access.changes.wake();
    expect(await waiting).toBeNull();
  });

  test('hold no secret', () => {
    const bench = new AccessBench();
    const { token } = bench.issue();
    const { snapshot } = bench.access.changes.latest;
    expect(snapshot).not.toContain(token.replaceAll('-', ''));
    expect(snapshot).not.toContain(token);
    expect(snapshot).not.toContain(passphrase);
  });
});
