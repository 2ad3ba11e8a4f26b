import { expect, test } from 'vitest';
import type { Action } from '../../../web/src/room/action.ts';
import { groupLines } from '../../../web/src/room/groups.ts';
import { reduce } from '../../../web/src/room/reduce.ts';
import { emptyRoom, type RoomState, type TalkLine } from '../../../web/src/room/state.ts';
import { announce } from '../../../web/src/talk/announce.ts';

const at = 1_000;
const after = (state: RoomState, ...actions: readonly Action[]): RoomState =>
  actions.reduce(reduce, state);
const says = (from: string, text: string, target = '#lobby'): Action => ({
  kind: 'talk',
  form: 'say',
  from,
  target,
  text,
  at,
});
const inLobby = after(
  emptyRoom,
  { kind: 'registered', nick: 'Bruno', echoes: false, at },
  { kind: 'opened', name: '#lobby', at },
  { kind: 'joined', nick: 'Bruno', channel: '#lobby', at },
  { kind: 'joined', nick: 'Eve', channel: '#lobby', at },
);
const talk = (state: RoomState, name = '#lobby'): readonly TalkLine[] =>
  (state.buffers.get(name)?.lines ?? []).flatMap((line) => (line.kind === 'talk' ? [line] : []));
const visible = (state: RoomState): readonly string[] =>
  talk(state).flatMap((line) => (line.mutedAs === null ? [line.text] : []));

const muted = after(inLobby, says('Eve', 'before'), { kind: 'muted', nick: 'EVE' });

test('what a muted person said before and says after is hidden, of nobody else', () => {
  expect(visible(after(muted, says('Eve', 'after'), says('Ana', 'hello')))).toEqual(['hello']);
});

test('a mute goes along to a new nickname, and what was said under the old stays hidden', () => {
  const renamed = after(
    muted,
    { kind: 'renamed', from: 'Eve', to: 'Mallory', at },
    says('Mallory', 'again'),
    // Somebody else uses the free nickname.
    says('Eve', 'I am new here'),
  );
  expect(visible(renamed)).toEqual(['I am new here']);
  expect([...renamed.muted.values()].map(({ nick }) => nick)).toEqual(['Mallory']);
  const heard = after(renamed, { kind: 'unmuted', nick: 'mallory' });
  expect(visible(heard)).toEqual(['before', 'again', 'I am new here']);
  expect(heard.muted.size).toBe(0);
});

test('a muted person makes nothing unread, mentions nobody and is not read out', () => {
  const away = after(
    muted,
    { kind: 'opened', name: '#press', at },
    says('Eve', 'Bruno!'),
    says('Eve', 'psst', 'Bruno'),
  );
  for (const name of ['#lobby', 'eve']) {
    expect(away.buffers.get(name)).toMatchObject({ unread: 0, mentions: 0, newFrom: null });
  }
  expect(announce(talk(away), 0)).toBeNull();
});

test('their notices and invitations are not shown at all', () => {
  const lines = muted.buffers.get('#lobby')?.lines.length;
  const state = after(
    muted,
    { kind: 'talk', form: 'notice', from: 'Eve', target: 'Bruno', text: 'hey', at },
    { kind: 'invited', by: 'Eve', channel: '#trap', at },
  );
  expect(state.buffers.get('#lobby')?.lines).toHaveLength(lines ?? -1);
});

test('nobody can mute themselves, and a second mute changes nothing', () => {
  expect(after(inLobby, { kind: 'muted', nick: 'bruno' })).toBe(inLobby);
  expect(after(muted, { kind: 'muted', nick: 'Eve' })).toBe(muted);
  expect(after(inLobby, { kind: 'unmuted', nick: 'Eve' })).toBe(inLobby);
});

test('hidden lines that follow each other are one quiet line', () => {
  const state = after(muted, says('Eve', 'two'), says('Ana', 'hi'), says('Eve', 'three'));
  const kinds = groupLines(talk(state), () => 'today').map((group) =>
    group.kind === 'muted' ? group.lines.length : group.kind,
  );
  expect(kinds).toEqual([2, 'talk', 1]);
});

test('few new lines are read out, many only counted, and one’s own never', () => {
  const state = after(
    inLobby,
    { kind: 'wrote', target: '#lobby', form: 'say', text: 'mine', at },
    says('Ana', '1'),
    says('Ana', '2'),
  );
  const last = talk(state).at(-2)?.id ?? 0;
  expect(announce(talk(state), 0)?.lines.map(({ text }) => text)).toEqual(['1', '2']);
  expect(announce(talk(state), last)?.lines.map(({ text }) => text)).toEqual(['2']);
  const many = after(state, says('Ana', '3'), says('Ana', '4'));
  expect(announce(talk(many), 0)).toEqual({ lines: [], count: 4 });
});
