// A room that forgets: which lines of the page's state are dropped.

import { expect, test } from 'vitest';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import { readSavedSession, writeSavedSession } from '../../../web/src/keep/saved-session.ts';
import { typedUntil } from '../../../web/src/room/forgetting.ts';
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

test('whatever the seconds of the room’s clock, no message goes before what was typed is gone, too', () => {
  const sentMs = 5_000;
  let earliest = Infinity;
  for (let late = 0; late < 1_000; late += 90)
    for (let learned = 0; learned < 3_000; learned += 170) {
      const clock = new WallClock(at, 0, late);
      const forgets = { ageMs, aheadMs: at + learned - clock.wallMs(learned) };
      const state = after(
        inLobby,
        { kind: 'forgets', ...forgets },
        says('Bruno', '#lobby', 'mine', clock.wallMs(sentMs)),
      );
      const gone = Array.from(
        { length: 200 },
        (_, step) => at + sentMs + ageMs + step * 10 - 1_000,
      );
      const goneAt = gone.find(
        (now) => buffer(after(state, { kind: 'passed', now })).lines.length === 0,
      );
      earliest = Math.min(earliest, goneAt ?? Infinity);
      expect(typedUntil(forgets, goneAt ?? 0)).toBeGreaterThanOrEqual(at + sentMs);
    }
  // Without this there would be nothing to hold.
  expect(earliest).toBeLessThan(at + sentMs + ageMs);
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
  const text = writeSavedSession(
    { membership, link: { place, support: [], sealed: null }, room },
    at,
  );
  expect(readSavedSession(text, at)?.room.forgets).toEqual({ ageMs, aheadMs: -20 });
  expect(emptyRoom.forgets).toBeNull();
});
