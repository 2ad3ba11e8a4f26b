// What the page knows of a channel's modes, bans and sessions, and what operators' commands send.

import { describe, expect, test } from 'vitest';
import { parseOrder } from '../../../server/contract/room/commands.ts';
import { parseModes } from '../../../server/contract/room/modes.ts';
import type { Action } from '../../../web/src/room/action.ts';
import { modesOf } from '../../../web/src/room/channel-modes.ts';
import { isOperator } from '../../../web/src/room/people.ts';
import { reduce } from '../../../web/src/room/reduce.ts';
import { emptyRoom, maxBans, maxKnown, type RoomState } from '../../../web/src/room/state.ts';

const at = 1_000;
const after = (state: RoomState, ...actions: readonly Action[]): RoomState =>
  actions.reduce(reduce, state);

const seen = (nick: string, host: string): Action => ({ kind: 'seen', nick, host });
const modes = (...changes: readonly (readonly [string, string | null])[]): Action => ({
  kind: 'modes',
  channel: '#lobby',
  by: 'Ana',
  changes: changes.flatMap(([mode, param]) => parseModes(mode, param === null ? [] : [param])),
  text: '',
  at,
});

const lobby = after(
  emptyRoom,
  { kind: 'registered', nick: 'Ana', echoes: false, at },
  { kind: 'opened', name: '#lobby', at },
  { kind: 'joined', nick: 'Ana', channel: '#lobby', at },
  {
    kind: 'people',
    channel: '#lobby',
    people: [
      { nick: 'Ana', modes: 'o' },
      { nick: 'Bruno', modes: '' },
    ],
  },
);
const channel = (state: RoomState) => {
  const found = state.buffers.get('#lobby');
  if (found === undefined) throw new Error('no #lobby');
  return found;
};
const told = (state: RoomState): readonly unknown[] =>
  channel(state).lines.flatMap((line) => (line.kind === 'event' ? [[line.key, line.values]] : []));

describe('a channel’s modes', () => {
  test('are read from the room’s answer, each with what it needs', () => {
    expect(modesOf('+mlkt', ['40', 'sesame'])).toEqual({ flags: 'mt', key: 'sesame', limit: 40 });
    expect(modesOf('+', [])).toEqual({ flags: '', key: null, limit: null });
  });

  test('follow every change', () => {
    const set = after(lobby, modes(['+m', null], ['+k', 'sesame'], ['+l', '40'], ['+v', 'Bruno']));
    expect(channel(set).modes).toEqual({ flags: 'm', key: 'sesame', limit: 40 });
    const unset = after(set, modes(['-m', null], ['-k', 'sesame'], ['-l', null]));
    expect(channel(unset).modes).toEqual({ flags: '', key: null, limit: null });
  });

  test('are told in words, and a key is never shown', () => {
    const set = after(
      lobby,
      seen('Eve', 'beef.room'),
      modes(['+t', null], ['+k', 'sesame']),
      modes(['+b', '*!*@beef.room'], ['+X', null]),
    );
    expect(told(set).slice(1)).toEqual([
      ['event.topicLocked', { by: 'Ana', nick: '', limit: '' }],
      ['event.keySet', { by: 'Ana', nick: '', limit: '' }],
      ['event.banned', { by: 'Ana', nick: 'eve', limit: 'eve' }],
      ['event.modes', { nick: 'Ana', modes: '+X' }],
    ]);
  });

  test('are unknown again once the channel is entered anew', () => {
    const set = after(lobby, modes(['+m', null]), { kind: 'bans listed', channel: '#lobby' });
    const again = after(set, { kind: 'joined', nick: 'Ana', channel: '#lobby', at });
    expect(channel(again)).toMatchObject({ modes: { flags: '' }, bans: null });
  });
});

describe('bans', () => {
  test('are listed once asked for, and follow what is set and lifted', () => {
    const listed = after(
      lobby,
      modes(['+b', 'before!*@*']),
      { kind: 'ban listed', channel: '#lobby', mask: '*!*@beef.room' },
      { kind: 'bans listed', channel: '#lobby' },
      modes(['+b', 'after!*@*'], ['-b', '*!*@beef.room']),
    );
    expect(channel(lobby).bans).toBeNull();
    expect(channel(listed).bans).toEqual(['after!*@*']);
    expect(channel(after(listed, { kind: 'bans asked', channel: '#lobby' })).bans).toBeNull();
  });

  test(`are bounded: ${maxBans}`, () => {
    const many = Array.from({ length: maxBans + 20 }, (_, n): Action => ({
      kind: 'ban listed',
      channel: '#lobby',
      mask: `*!*@${n}.room`,
    }));
    expect(channel(after(lobby, ...many)).bans).toHaveLength(maxBans);
  });
});

describe('sessions that the room has shown', () => {
  test('are known by host, and follow their person’s name', () => {
    const state = after(lobby, seen('Eve', 'beef.room'), {
      kind: 'renamed',
      from: 'Eve',
      to: 'Ivy',
      at,
    });
    expect(state.known.get('ivy')).toEqual({ host: 'beef.room' });
    expect(state.known.has('eve')).toBe(false);
  });

  test(`are bounded: ${maxKnown}`, () => {
    const crowd = Array.from({ length: maxKnown + 10 }, (_, n) => seen(`n${n}`, `${n}.room`));
    const { known } = after(lobby, ...crowd);
    expect(known.size).toBe(maxKnown);
    expect(known.has('n0')).toBe(false);
  });
});

test('why a guest is out of a channel is kept until they are in again', () => {
  const out = after(lobby, {
    kind: 'kicked',
    nick: 'Ana',
    by: 'Eve',
    channel: '#lobby',
    reason: 'too loud',
    at,
  });
  expect(channel(out).outBecause).toEqual({
    key: 'event.youKicked',
    values: { by: 'Eve', channel: '#lobby', reason: 'too loud' },
  });
  const banned = after(out, { kind: 'refused', code: '474', subject: '#lobby', text: 'no', at });
  expect(channel(banned).outBecause?.key).toBe('refused.bannedHere');
  const back = after(banned, { kind: 'joined', nick: 'Ana', channel: '#lobby', at });
  expect(channel(back).outBecause).toBeNull();
});

test('an operator is who has a mode above voice', () => {
  expect(isOperator(channel(lobby), 'ANA')).toBe(true);
  expect(isOperator(channel(after(lobby, modes(['+v', 'Bruno']))), 'Bruno')).toBe(false);
  expect(isOperator(channel(lobby), 'nobody')).toBe(false);
});

test.each([
  ['/op Bia', { do: 'mode', changes: ['+o', 'Bia'] }],
  ['/deop Bia', { do: 'mode', changes: ['-o', 'Bia'] }],
  ['/voice Bia', { do: 'mode', changes: ['+v', 'Bia'] }],
  ['/devoice Bia', { do: 'mode', changes: ['-v', 'Bia'] }],
  ['/ban Bia too loud', { do: 'ban', nick: 'Bia', reason: 'too loud' }],
  ['/unban *!*@beef.room', { do: 'unban', who: '*!*@beef.room' }],
  ['/invite Bia', { do: 'invite', nick: 'Bia' }],
  ['/ban', { do: 'wrong', key: 'wrong.usage', values: { usage: '/ban name reason' } }],
  ['/op 9lives', { do: 'wrong', key: 'wrong.nickName', values: { name: '9lives' } }],
])('%s is an order', (typed, order) => {
  expect(parseOrder(typed)).toEqual(order);
});
