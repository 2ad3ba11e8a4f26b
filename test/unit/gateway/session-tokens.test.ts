import { expect, test } from 'vitest';
import { SessionTokens } from '../../../server/gateway/guests/session-tokens.ts';

const owner = { name: 'alice' };

test('a token leads to its owner, and to nobody else', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const other = { name: 'bob' };
  const [one, two] = [tokens.of(owner).mint(), tokens.of(other).mint()];
  expect([tokens.find(one), tokens.find(two)]).toEqual([owner, other]);
  expect(one).toMatch(/^[\w-]{22}$/);
  expect(one).not.toBe(two);
});

test.each(['', 'x', 'A'.repeat(21), 'A'.repeat(22), 'A'.repeat(23), '%'.repeat(22)])(
  '%j leads to nobody',
  (token) => {
    const tokens = new SessionTokens<{ name: string }>();
    const own = tokens.of(owner);
    own.mint();
    expect(tokens.find(token)).toBeNull();
  },
);

test('the token that was used, and those minted since, stay good until the newest has arrived', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const own = tokens.of(owner);
  const first = own.mint();
  own.used(first);
  const second = own.mint();
  // A connection that its client has left says the first again, late.
  own.used(first);
  const late = own.mint();
  expect([first, second, late].map((token) => tokens.find(token))).toEqual([owner, owner, owner]);
  // The client goes on with the second.
  own.used(second);
  const third = own.mint();
  own.settle();
  expect([first, second, late, third].map((token) => tokens.find(token))).toEqual([
    null,
    null,
    null,
    owner,
  ]);
});

test('a reclaim token stays good whatever arrives, until it is used', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const own = tokens.of(owner);
  const first = own.mint();
  own.used(first);
  const wayBack = own.mintReclaim();
  own.mint();
  own.settle();
  own.settle();
  expect([first, wayBack].map((token) => tokens.find(token))).toEqual([null, owner]);
  own.used(wayBack);
  const newest = own.mint();
  expect(tokens.find(wayBack)).toBe(owner);
  own.settle();
  expect([wayBack, newest].map((token) => tokens.find(token))).toEqual([null, owner]);
});

test('of the reclaim tokens the last eight are good', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const own = tokens.of(owner);
  const ways = Array.from({ length: 20 }, () => own.mintReclaim());
  expect(ways.filter((token) => tokens.find(token) !== null)).toEqual(ways.slice(-8));
});

test('a token that is used again and again is not pushed out by new ones', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const own = tokens.of(owner);
  const first = own.mint();
  const lost = Array.from({ length: 20 }, () => {
    own.used(first);
    return own.mint();
  });
  expect(tokens.find(first)).toBe(owner);
  expect(lost.filter((token) => tokens.find(token) !== null)).toEqual(lost.slice(-7));
});

test('no token of an owner who is gone stays good', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const own = tokens.of(owner);
  const given = [own.mint(), own.mint(), own.mintReclaim()];
  own.drop();
  expect(given.map((token) => tokens.find(token))).toEqual([null, null, null]);
});
