// What shows that a person is there, and what clients send by themselves.

import { expect, test } from 'vitest';
import { isSignOfLife } from '../../../server/gateway/guests/sign-of-life.ts';

test.each([
  'PRIVMSG #lobby :hello',
  '@+mayfly.chat/id=3 privmsg #lobby :hello',
  'TOPIC #lobby :new',
  'KICK #lobby bob',
  'STILL-HERE',
  'remove bob',
  'INVITE Ana once',
])('%s is a sign of life', (line) => {
  expect(isSignOfLife(Buffer.from(line), false)).toBe(true);
});

test.each([
  'PING 1',
  'PONG :mayfly.room',
  'WHO #lobby',
  'MODE #lobby',
  'JOIN #lobby',
  'AWAY :gone',
  'NOTICE bob :\u0001VERSION none\u0001',
  'MAYFLYSHEET',
  'CAP END',
  'RESUME token 3',
  'CHATHISTORY LATEST #lobby * 50',
  ':PRIVMSG PONG',
  '',
  ' ',
  '\u00ff',
  'P'.repeat(2_000),
])('%s is none', (line) => {
  expect(isSignOfLife(Buffer.from(line), false)).toBe(false);
});

test.each([
  ['PRIVMSG #lobby :+m1 AAAAAAAB AAAA', false],
  ['PRIVMSG ana :+m1 AAAAAAAB AAAA', false],
  ['PRIVMSG mayfly :people', true],
  ['TAGMSG mayfly', true],
  ['STILL-HERE', true],
  ['REDACT #lobby id', true],
])('in a sealed room %s: %s, as devices send sealed lines by themselves', (line, isSign) => {
  expect(isSignOfLife(Buffer.from(line), true)).toBe(isSign);
});
