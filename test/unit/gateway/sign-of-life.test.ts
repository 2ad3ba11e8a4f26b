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
  expect(isSignOfLife(Buffer.from(line))).toBe(true);
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
  expect(isSignOfLife(Buffer.from(line))).toBe(false);
});
