import { expect, test } from 'vitest';
import { Bans } from '../../../server/gateway/doors/lite/model/bans.ts';

const ban = { do: 'ban', nick: 'Eve', reason: 'too loud' } as const;

test('a ban waits for the session’s host, then keeps it out and removes it', () => {
  const bans = new Bans();
  expect(bans.begin(ban, '#lobby')).toEqual([['USERHOST', 'Eve']]);
  expect(bans.answered('eve=+,web@beef.room').commands).toEqual([
    ['MODE', '#lobby', '+b', '*!*@beef.room'],
    ['KICK', '#lobby', 'eve', 'too loud'],
  ]);
  expect(bans.answered('eve=+,web@beef.room').commands).toEqual([]);
});

test('lifting one removes nobody', () => {
  const bans = new Bans();
  expect(bans.begin({ do: 'unban', who: 'Eve' }, '#lobby')).toEqual([['USERHOST', 'Eve']]);
  expect(bans.answered('Eve*=-,web@beef.room').commands).toEqual([
    ['MODE', '#lobby', '-b', '*!*@beef.room'],
  ]);
});

test('a mask is lifted as it stands', () => {
  expect(new Bans().begin({ do: 'unban', who: '*!*@beef.room' }, '#lobby')).toEqual([
    ['MODE', '#lobby', '-b', '*!*@beef.room'],
  ]);
});

test.each(['Bob=+,web@beef.room', 'Eve', 'Eve=+web'])('%j is no answer to it', (text) => {
  const bans = new Bans();
  bans.begin(ban, '#lobby');
  expect(bans.answered(text).commands).toEqual([]);
});

test('whoever is not there is named, and the next answer is about the next one', () => {
  const bans = new Bans();
  bans.begin(ban, '#lobby');
  bans.begin({ ...ban, nick: 'Ivy' }, '#lobby');
  expect(bans.answered('')).toEqual({ commands: [], missing: 'Eve' });
  expect(bans.answered('Ivy=+,web@beef.room')).toMatchObject({ missing: null });
  expect(bans.answered('')).toEqual({ commands: [], missing: null });
});

test('of many that were never answered the oldest go', () => {
  const bans = new Bans();
  for (let n = 0; n < 20; n += 1) bans.begin({ ...ban, nick: `eve${n}` }, '#lobby');
  expect(bans.answered('eve0=+,web@beef.room').commands).toEqual([]);
  expect(bans.answered('eve19=+,web@beef.room').commands).toHaveLength(2);
});

test('a reason is cut to what a line has room for', () => {
  const bans = new Bans();
  bans.begin({ ...ban, reason: 'x'.repeat(600) }, '#lobby');
  const [, kick] = bans.answered('Eve=+,web@beef.room').commands;
  expect(kick?.at(-1)).toHaveLength(300);
});
