import { expect, test } from 'vitest';
import { SshMembers, type Member } from '../../../server/gateway/doors/ssh/members.ts';

const member = (circuit: number | null, forwards = 0): Member => ({
  circuit,
  forwards,
  isClosing: false,
});

test('there is room up to the limit', () => {
  const members = new SshMembers<Member>(3);
  for (let number = 0; number < 3; number += 1) expect(members.add(member(number))).toBeNull();
  expect(members.size).toBe(3);
});

test('above it, the oldest idle member of the circuit with the most idle ones is closed', () => {
  const members = new SshMembers<Member>(4);
  const [one, first, second] = [member(1), member(2), member(2)];
  for (const each of [one, first, second, member(2, 1)]) members.add(each);
  expect(members.add(member(3))).toBe(first);
});

test('a member with a connection to the IRC door is not closed; the new one is, where all have one', () => {
  const members = new SshMembers<Member>(2);
  members.add(member(1, 1));
  members.add(member(null, 2));
  const newcomer = member(3);
  expect(members.add(newcomer)).toBe(newcomer);
});

test('all members of the local door are one group: they do not push out guests of the onion', () => {
  const members = new SshMembers<Member>(5);
  const guests = [member(1), member(2)];
  const [oldest, ...local] = [member(null), member(null), member(null)];
  for (const each of [...guests, oldest, ...local]) members.add(each);
  expect(members.add(member(null))).toBe(oldest);
});

test('several that come at once each close another member, before the first is gone', () => {
  const members = new SshMembers<{ -readonly [K in keyof Member]: Member[K] }>(2);
  const idle = [member(1), member(2)];
  for (const each of idle) expect(members.add(each)).toBeNull();
  for (const first of idle) {
    const told = members.add(member(3, 1));
    expect(told).toBe(first);
    if (told !== null) told.isClosing = true;
  }
  // Those two are told already, and their places are taken.
  expect(members.size).toBe(4);
  const newcomer = member(4);
  expect(members.add(newcomer)).toBe(newcomer);
});
