import { expect, test } from 'vitest';
import { SessionTokens } from '../../../server/gateway/session-tokens.ts';

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

test('the one that was used stays good beside the next, until that has arrived', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const first = tokens.mint(owner);
  tokens.keepOnly(owner, first);
  const lost = tokens.mint(owner);
  // The answer was lost: the client comes with the first again, and the one it never got is void.
  tokens.keepOnly(owner, first);
  const second = tokens.mint(owner);
  expect([first, lost, second].map((token) => tokens.find(token))).toEqual([owner, null, owner]);
  tokens.settle(owner);
  expect([first, lost, second].map((token) => tokens.find(token))).toEqual([null, null, owner]);
  tokens.keepOnly(owner, second);
  const third = tokens.mint(owner);
  expect([second, third].map((token) => tokens.find(token))).toEqual([owner, owner]);
});

test('none is left of an owner who is gone', () => {
  const tokens = new SessionTokens<{ name: string }>();
  const given = [tokens.mint(owner), tokens.mint(owner)];
  tokens.forget(owner);
  expect(given.map((token) => tokens.find(token))).toEqual([null, null]);
});
