// A room that forgets: which lines of the page's state are dropped.

import { expect, test } from 'vitest';
import { readSavedSession, writeSavedSession } from '../../../web/src/keep/saved-session.ts';
import { emptyRoom } from '../../../web/src/room/state.ts';
import { after, at, buffer, inLobby, says } from './room-fixture.ts';

const ageMs = 600_000;
const away = after(inLobby, { kind: 'watched', watched: false });

test('a message is dropped at that age by the room’s clock, with the events of that time', () => {
  const state = after(
    away,
    { kind: 'forgets', ageMs, aheadMs: 5_000 },
    says('Ana', '#lobby', 'old Bruno', at),
    says('Ana', '#lobby', 'new', at + 60_000),
  );
  const before = after(state, { kind: 'passed', now: at + ageMs + 4_999 });
  expect(before).toBe(state);
  const then = after(state, { kind: 'passed', now: at + ageMs + 5_000 });
  expect(buffer(then).lines).toMatchObject([{ text: 'new' }]);
  // What is gone is not unread, and the mark of what is new moves on.
  expect(buffer(then)).toMatchObject({
    unread: 1,
    mentions: 1,
    newFrom: buffer(then).lines[0]?.id,
  });
  const last = after(then, { kind: 'passed', now: at + 2 * ageMs });
  expect(buffer(last)).toMatchObject({ lines: [], unread: 0, mentions: 0, newFrom: null });
});

test('an own message that is not delivered yet stays', () => {
  const wrote = { kind: 'wrote', target: '#lobby', form: 'say', text: 'mine', at } as const;
  const state = after(inLobby, { kind: 'forgets', ageMs, aheadMs: 0 }, wrote);
  const then = after(state, { kind: 'passed', now: at + 2 * ageMs });
  expect(buffer(then).lines).toMatchObject([{ text: 'mine' }]);
});

test('nothing is dropped in a room that keeps messages', () => {
  expect(after(inLobby, { kind: 'passed', now: at + 2 * ageMs })).toBe(inLobby);
});

test('a reloaded page still knows the age', () => {
  const room = after(inLobby, { kind: 'forgets', ageMs, aheadMs: -20 });
  const place = { token: 't', holdMs: 300_000, got: 1, nextId: 1, unseen: [] };
  const membership = {
    identity: { nick: 'Bruno', passphrase: null },
    firstChannel: '#lobby',
    channelKeys: [],
  };
  const text = writeSavedSession({ membership, link: { place, support: [] }, room }, at);
  expect(readSavedSession(text, at)?.room.forgets).toEqual({ ageMs, aheadMs: -20 });
  expect(emptyRoom.forgets).toBeNull();
});
