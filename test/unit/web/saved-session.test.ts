import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  maxKeptLength,
  maxKeptLines,
  readSavedSession,
  writeSavedSession,
} from '../../../web/src/keep/saved-session.ts';
import type { Action } from '../../../web/src/room/action.ts';
import { reduce } from '../../../web/src/room/reduce.ts';
import { emptyRoom, type RoomState } from '../../../web/src/room/state.ts';
import type { SavedSession } from '../../../web/src/session/environment.ts';

const at = 1_000;
const now = 2_000;
const holdMs = 300_000;

const after = (...actions: readonly Action[]): RoomState => actions.reduce(reduce, emptyRoom);
const entered: readonly Action[] = [
  { kind: 'registered', nick: 'Bruno', echoes: true, at },
  { kind: 'opened', name: '#Lobby', at },
  { kind: 'joined', nick: 'Bruno', channel: '#Lobby', at },
];
const stayOf = (room: RoomState): SavedSession => ({
  membership: {
    identity: { nick: 'Bruno', passphrase: 'correct-horse' },
    firstChannel: '#Lobby',
    channelKeys: [['#press', 's3cret']],
  },
  link: {
    place: {
      token: 'token',
      holdMs,
      got: 41,
      nextId: 7,
      unseen: [{ id: 6, line: 'PRIVMSG #Lobby :hi' }],
    },
    support: [':room 005 Bruno CHANTYPES=# :are supported'],
    sealed: null,
  },
  room,
});
const nick = fc.constantFrom('Ana', 'Bruno', 'Carla');
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('recalled' as const),
    channel: fc.constant('#Lobby'),
    lines: fc.array(
      fc.record({ form: fc.constant('say' as const), from: nick, text: fc.string(), at: fc.nat() }),
    ),
  }),
  fc.record({
    kind: fc.constant('talk' as const),
    form: fc.constantFrom('say' as const, 'act' as const, 'notice' as const),
    from: nick,
    target: fc.constantFrom('#Lobby', 'Bruno'),
    text: fc.string({ unit: 'grapheme' }),
    at: fc.nat(),
  }),
  fc.record({
    kind: fc.constant('wrote' as const),
    target: fc.constantFrom('#Lobby', 'Ana'),
    form: fc.constant('say' as const),
    text: fc.string(),
    at: fc.nat(),
  }),
  fc.record({
    kind: fc.constant('flushed' as const),
    target: fc.constant('#Lobby'),
    sentAs: fc.nat(),
  }),
  fc.record({
    kind: fc.constant('joined' as const),
    nick,
    channel: fc.constant('#Lobby'),
    at: fc.nat(),
  }),
  fc.record({
    kind: fc.constant('presence' as const),
    nick,
    away: fc.option(fc.string()),
    at: fc.nat(),
  }),
  fc.record({
    kind: fc.constant('person' as const),
    nick,
    isHost: fc.boolean(),
    isKept: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('muted' as const), nick }),
  fc.record({ kind: fc.constant('looked' as const), name: fc.constantFrom('#Lobby', 'Ana') }),
);

/** The room without what the page asks the server again, or computes again. */
const fresh = (room: RoomState): RoomState => ({
  ...room,
  hues: new Map(),
  known: new Map(),
  online: false,
  watched: true,
  buffers: new Map(
    [...room.buffers].map(([key, buffer]) => [key, { ...buffer, bans: null, outBecause: null }]),
  ),
});

test('what is written is read again, whatever happened in the room', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      const stay = stayOf(after(...entered, ...actions));
      expect(readSavedSession(writeSavedSession(stay, at), now)).toEqual({
        ...stay,
        room: fresh(stay.room),
      });
    }),
  );
});

const says = (text: string, target = '#Lobby'): Action => ({
  kind: 'talk',
  form: 'say',
  from: 'Ana',
  target,
  text,
  at,
});

test('what was asked of the past and not heard, and what is kept no more, may be asked for', () => {
  const room = after(
    ...entered,
    { kind: 'recalls', limit: 50 },
    { kind: 'recalling', channel: '#Lobby', is: 'asked' },
  );
  const kept = readSavedSession(writeSavedSession(stayOf(room), at), now)?.room;
  expect(kept).toMatchObject({ recallLimit: 50 });
  expect(kept?.buffers.get('#lobby')?.before).toBe('more');
});

test('the secret of an invitation that a host made by a command is not kept', () => {
  const told = (key: string, text: string): Action => ({
    kind: 'noted',
    key,
    values: { text },
    tone: 'plain',
    at,
  });
  const room = after(
    ...entered,
    told('says.invited', 'i2 Ana'),
    told('says.invitedSecret', 'k3v9'),
    told('says.invitedOnion', 'http://a.onion/#room=lobby&key=k3v9'),
    told('says.invitedLocal', 'http://127.0.0.1/#room=lobby&key=k3v9'),
  );
  const text = writeSavedSession(stayOf(room), at);
  expect(text).toContain('i2 Ana');
  expect(text).not.toContain('k3v9');
});

test('the newest lines of all places together are kept, and no more', () => {
  const talk = Array.from({ length: 2 * maxKeptLines }, (_, i) =>
    says(`${i}`, i % 3 === 0 ? 'Bruno' : '#Lobby'),
  );
  const text = writeSavedSession(stayOf(after(...entered, ...talk)), at);
  const kept = readSavedSession(text, now)?.room;
  const texts = [...(kept?.buffers.values() ?? [])].flatMap(({ lines }) =>
    lines.map((line) => (line.kind === 'talk' ? Number(line.text) : Number.NaN)),
  );
  expect(texts.toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: maxKeptLines }, (_, i) => maxKeptLines + i),
  );
});

test('long lines make fewer, and never more than the bound', () => {
  const talk = Array.from({ length: maxKeptLines }, (_, i) => says(`${i} ${'"'.repeat(2_000)}`));
  const text = writeSavedSession(stayOf(after(...entered, ...talk)), at);
  expect(text.length).toBeLessThanOrEqual(maxKeptLength);
  expect(text.length).toBeGreaterThan(maxKeptLength - 5_000);
  expect(readSavedSession(text, now)?.room.buffers.get('#lobby')?.lines.at(-1)).toMatchObject({
    text: `${maxKeptLines - 1} ${'"'.repeat(2_000)}`,
  });
});

test('a crowd that fits into no tab’s name is not kept', () => {
  const people = Array.from({ length: 12_000 }, (_, i) => ({
    nick: `guest-number-${i}`,
    modes: '',
  }));
  const crowd = after(...entered, { kind: 'people', channel: '#Lobby', people });
  expect(writeSavedSession(stayOf(crowd), at)).toBe('');
  expect(readSavedSession('', now)).toBeNull();
});

test('what the room has given up by now is not taken up', () => {
  const text = writeSavedSession(stayOf(after(...entered)), at);
  expect(readSavedSession(text, at + holdMs - 1)).not.toBeNull();
  expect(readSavedSession(text, at + holdMs)).toBeNull();
});

test('a page of another version, or another site’s idea of a stay, is nothing', () => {
  const text = writeSavedSession(stayOf(after(...entered, says('hi'))), at);
  for (const [from, to] of [
    ['"version":6', '"version":2'],
    ['"got":41', '"got":-1'],
    ['"delivery":"delivered"', '"delivery":"<b>"'],
    ['"support":[', '"support":[1,'],
    ['"token":"token"', '"token":null'],
    ['"people":[', '"people":[["x"],'],
    ['"presence":"in"', '"presence":"everywhere"'],
  ] as const) {
    expect(text).toContain(from);
    expect(readSavedSession(text.replace(from, to), now)).toBeNull();
  }
  for (const other of ['null', '[]', '{', 'hello', '{"version":6}']) {
    expect(readSavedSession(other, now)).toBeNull();
  }
});
