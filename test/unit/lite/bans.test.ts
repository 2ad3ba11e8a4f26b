import { expect, test } from 'vitest';
import { Bans } from '../../../server/gateway/doors/lite/model/bans.ts';

const ban = { channel: '#lobby', nick: 'Eve', change: '+b', reason: 'too loud' } as const;

test('a ban waits for the session’s host, then keeps it out and removes it', () => {
  const bans = new Bans();
  bans.ask(ban);
  expect(bans.answered('eve=+,web@beef.room')).toEqual([
    ['MODE', '#lobby', '+b', '*!*@beef.room'],
    ['KICK', '#lobby', 'eve', 'too loud'],
  ]);
  expect(bans.answered('eve=+,web@beef.room')).toEqual([]);
});

test('lifting one removes nobody', () => {
  const bans = new Bans();
  bans.ask({ ...ban, change: '-b' });
  expect(bans.answered('Eve*=-,web@beef.room')).toEqual([
    ['MODE', '#lobby', '-b', '*!*@beef.room'],
  ]);
});

test.each(['', 'Bob=+,web@beef.room', 'Eve', 'Eve=+web'])('%j is no answer to it', (text) => {
  const bans = new Bans();
  bans.ask(ban);
  expect(bans.answered(text)).toEqual([]);
});

test('of many that were never answered the oldest go', () => {
  const bans = new Bans();
  for (let n = 0; n < 20; n += 1) bans.ask({ ...ban, nick: `eve${n}` });
  expect(bans.answered('eve0=+,web@beef.room')).toEqual([]);
  expect(bans.answered('eve19=+,web@beef.room')).toHaveLength(2);
});
