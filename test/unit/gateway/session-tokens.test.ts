import { expect, test } from 'vitest';
import { SessionTokens } from '../../../server/gateway/guests/session-tokens.ts';

const owner = { name: 'alice' };

test('a token leads to its owner, and to nobody else', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const other = { name: 'bob' };
  const [one, two] = [tokens.mint(owner), tokens.mint(other)];
  expect([tokens.find(one), tokens.find(two)]).toEqual([owner, other]);
  expect(one).toMatch(/^[\w-]{22}$/);
  expect(one).not.toBe(two);
});

test.each(['', 'x', 'A'.repeat(21), 'A'.repeat(22), 'A'.repeat(23), '%'.repeat(22)])(
  '%j leads to nobody',
  (token) => {
    const tokens = new SessionTokens<{ name: string }>();
    tokens.mint(owner);
    expect(tokens.find(token)).toBeNull();
  },
);

test('what was used, and what was given since, stays good until the newest has arrived', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const first = tokens.mint(owner);
  tokens.used(owner, first);
  const second = tokens.mint(owner);
  // A connection that its client has left says the first again, late.
  tokens.used(owner, first);
  const late = tokens.mint(owner);
  expect([first, second, late].map((token) => tokens.find(token))).toEqual([owner, owner, owner]);
  // The client goes on with the second.
  tokens.used(owner, second);
  const third = tokens.mint(owner);
  tokens.settle(owner);
  expect([first, second, late, third].map((token) => tokens.find(token))).toEqual([
    null,
    null,
    null,
    owner,
  ]);
});

test('the way back of who lost it stays good whatever arrives, until it is used', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const first = tokens.mint(owner);
  tokens.used(owner, first);
  const wayBack = tokens.mintReclaimToken(owner);
  tokens.mint(owner);
  tokens.settle(owner);
  tokens.settle(owner);
  expect([first, wayBack].map((token) => tokens.find(token))).toEqual([null, owner]);
  tokens.used(owner, wayBack);
  const newest = tokens.mint(owner);
  expect(tokens.find(wayBack)).toBe(owner);
  tokens.settle(owner);
  expect([wayBack, newest].map((token) => tokens.find(token))).toEqual([null, owner]);
});

test('of ways back the last eight are good', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const ways = Array.from({ length: 20 }, () => tokens.mintReclaimToken(owner));
  expect(ways.filter((token) => tokens.find(token) !== null)).toEqual(ways.slice(-8));
});

test('the one that is used again and again is not crowded out', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const first = tokens.mint(owner);
  const lost = Array.from({ length: 20 }, () => {
    tokens.used(owner, first);
    return tokens.mint(owner);
  });
  expect(tokens.find(first)).toBe(owner);
  expect(lost.filter((token) => tokens.find(token) !== null)).toEqual(lost.slice(-7));
});

test('none is left of an owner who is gone', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const given = [tokens.mint(owner), tokens.mint(owner), tokens.mintReclaimToken(owner)];
  tokens.forget(owner);
  expect(given.map((token) => tokens.find(token))).toEqual([null, null, null]);
});
