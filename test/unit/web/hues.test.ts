import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action } from '../../../web/src/room/action.ts';
import { hueCount, maxHues, preferredHue } from '../../../web/src/room/hues.ts';
import { reduce } from '../../../web/src/room/reduce.ts';
import { emptyRoom, type RoomState } from '../../../web/src/room/state.ts';

const at = 1_000;
const after = (state: RoomState, ...actions: readonly Action[]): RoomState =>
  actions.reduce(reduce, state);
const people = (nicks: readonly string[]): Action => ({
  kind: 'people',
  channel: '#lobby',
  people: nicks.map((nick) => ({ nick, modes: '' })),
});
const inLobby = after(
  emptyRoom,
  { kind: 'registered', nick: 'Bruno', echoes: false, at },
  { kind: 'joined', nick: 'Bruno', channel: '#lobby', at },
);

test('ada, bea and cyd have colours of their own', () => {
  expect(new Set(['ada', 'bea', 'cyd'].map(preferredHue)).size).toBe(3);
});

test('short names that differ in one letter are spread over all colours', () => {
  const counts = Array.from({ length: hueCount }, () => 0);
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  for (const a of letters) {
    for (const b of letters) {
      for (const c of letters) {
        const hue = preferredHue(a + b + c);
        counts[hue] = (counts[hue] ?? 0) + 1;
      }
    }
  }
  const even = 26 ** 3 / hueCount;
  for (const count of counts) expect(Math.abs(count - even)).toBeLessThan(even / 10);
});

test('as many people as there are colours all have another one, whatever they are called', () => {
  const nick = fc.stringMatching(/^[a-z]{1,6}$/);
  fc.assert(
    fc.property(fc.uniqueArray(nick, { minLength: hueCount, maxLength: hueCount }), (nicks) => {
      const room = after(
        emptyRoom,
        { kind: 'registered', nick: nicks[0] ?? '', echoes: false, at },
        { kind: 'joined', nick: nicks[0] ?? '', channel: '#lobby', at },
        people(nicks),
      );
      expect(new Set(nicks.map((one) => room.hues.get(one))).size).toBe(hueCount);
    }),
  );
});

test('more people share the colours evenly', () => {
  const nicks = ['Bruno', ...Array.from({ length: 23 }, (_, n) => `guest${n}`)];
  const room = after(inLobby, people(nicks));
  const counts = Array.from(
    { length: hueCount },
    (_, hue) => nicks.filter((nick) => room.hues.get(nick.toLowerCase()) === hue).length,
  );
  expect(counts).toEqual(Array.from({ length: hueCount }, () => 3));
});

test('a colour once given stays, under a new name too, and whoever comes or goes', () => {
  const before = after(inLobby, people(['Bruno', 'Ana', 'Eve']));
  const later = after(
    before,
    { kind: 'quit', nick: 'Ana', at },
    ...Array.from({ length: 20 }, (_, n): Action => ({
      kind: 'joined',
      nick: `guest${n}`,
      channel: '#lobby',
      at,
    })),
    { kind: 'renamed', from: 'Eve', to: 'Mallory', at },
    { kind: 'joined', nick: 'ANA', channel: '#lobby', at },
  );
  for (const nick of ['bruno', 'ana', 'eve'])
    expect(later.hues.get(nick)).toBe(before.hues.get(nick));
  expect(later.hues.get('mallory')).toBe(before.hues.get('eve'));
});

test('names of people long gone are let go', () => {
  let room = inLobby;
  for (let n = 0; n <= maxHues; n += 1) {
    room = after(
      room,
      { kind: 'joined', nick: `guest${n}`, channel: '#lobby', at },
      { kind: 'parted', nick: `guest${n}`, channel: '#lobby', reason: '', at },
    );
  }
  expect(room.hues.size).toBeLessThanOrEqual(maxHues);
  expect(room.hues.has('bruno')).toBe(true);
});
