import { expect, test } from 'vitest';
import type { Action } from '../../../web/src/room/action.ts';
import { reduce } from '../../../web/src/room/reduce.ts';
import { emptyRoom, maxKnown, type RoomState } from '../../../web/src/room/state.ts';

const at = 1_000;
const after = (state: RoomState, ...actions: readonly Action[]): RoomState =>
  actions.reduce(reduce, state);
const presence = (nick: string, away: string | null): Action => ({
  kind: 'presence',
  nick,
  away,
  at,
});
const inTalk = after(
  emptyRoom,
  { kind: 'registered', nick: 'Bruno', echoes: true, at },
  { kind: 'opened', name: 'Ana', at },
);
const told = (state: RoomState): readonly string[] =>
  (state.buffers.get('ana')?.lines ?? []).flatMap((line) =>
    line.kind === 'event' ? [line.key] : [],
  );

test('in a talk with somebody it is said that they are away, once, and that they are back', () => {
  const away = after(inTalk, presence('Ana', 'lunch'), presence('ANA', 'lunch'));
  expect(told(away)).toEqual(['event.absent']);
  expect(away.away.get('ana')).toBe('lunch');
  const later = after(away, presence('Ana', 'tea'), presence('Ana', null), presence('Ana', null));
  expect(told(later)).toEqual(['event.absent', 'event.absent', 'event.present']);
  expect(later.away.size).toBe(0);
});

test('a lost connection is told as such, and silence needs no words', () => {
  const state = after(inTalk, presence('Ana', 'connection lost'), presence('Ana', ''));
  expect(told(state)).toEqual(['event.absentLost', 'event.absentBare']);
});

test('in a channel nobody is told, and who is here is no news', () => {
  const state = after(inTalk, presence('Carla', 'lunch'), presence('Ana', null));
  expect(told(state)).toEqual([]);
  expect([...state.away]).toEqual([['carla', 'lunch']]);
});

test('WHO tells who is away, but not why', () => {
  const seen = (away?: boolean): Action => ({
    kind: 'seen',
    nick: 'Ana',
    host: 'f00d.room',
    ...(away === undefined ? {} : { away }),
  });
  expect(after(inTalk, seen(true)).away.get('ana')).toBe('');
  expect(after(inTalk, presence('Ana', 'lunch'), seen(true)).away.get('ana')).toBe('lunch');
  expect(after(inTalk, presence('Ana', 'lunch'), seen()).away.get('ana')).toBe('lunch');
  expect(after(inTalk, presence('Ana', 'lunch'), seen(false)).away.size).toBe(0);
});

test('it goes along to a new nickname, and ends with the stay', () => {
  const renamed = after(inTalk, presence('Ana', 'lunch'), {
    kind: 'renamed',
    from: 'Ana',
    to: 'Anna',
    at,
  });
  expect([...renamed.away]).toEqual([['anna', 'lunch']]);
  expect(after(renamed, { kind: 'quit', nick: 'Anna', at }).away.size).toBe(0);
});

test('of a crowd the oldest are forgotten', () => {
  const crowd = Array.from({ length: maxKnown + 5 }, (_, i) => presence(`guest${i}`, ''));
  const state = after(inTalk, ...crowd);
  expect(state.away.size).toBe(maxKnown);
  expect(state.away.has('guest4')).toBe(false);
});
