import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Membership } from '../../../server/protocol/state/membership.ts';
import { parseMessage } from '../../../server/protocol/wire/message.ts';
import { utf8 } from './bytes.ts';

function named(nick: string): Membership {
  const membership = new Membership();
  membership.welcomed(nick, '');
  return membership;
}

describe('a line of somebody else', () => {
  test.each([
    [':bob!b@c.room JOIN :#a', true],
    [':anabel!b@c.room JOIN :#a', true],
    [':an!b@c.room JOIN :#a', true],
    [':ana!b@c.room JOIN :#a', false],
    [':ANA!b@c.room JOIN :#a', false],
    ['@time=x :bob!b@c.room JOIN :#a', false],
    ['JOIN #a', false],
    ['', false],
  ])('%j: %s', (line, others) => {
    expect(named('ana').isOthers(utf8(line))).toBe(others);
  });

  test('is never one of the guest’s own', () => {
    const nick = fc.stringMatching(/^[A-Za-z[\]\\^_{|}][A-Za-z0-9[\]\\^_{|}-]{0,9}$/);
    fc.assert(
      fc.property(nick, nick, (own, other) => {
        const membership = named(own);
        const line = utf8(`:${other}!a@b.room JOIN :#a`);
        const isOwn = membership.isSelf(parseMessage(line)?.source ?? null);
        if (membership.isOthers(line)) expect(isOwn).toBe(false);
        expect(membership.isOthers(utf8(`:${own}!a@b.room PART #a`))).toBe(false);
      }),
    );
  });
});
