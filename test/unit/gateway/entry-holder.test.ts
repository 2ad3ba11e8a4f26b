// What a guest and the hosts hear when somebody else comes with the guest's invitation.

import { expect, test } from 'vitest';
import type { Role } from '../../../server/contract/host/access.ts';
import { EntryHolder, type Invited } from '../../../server/gateway/guests/entry-holder.ts';

class Guest implements Invited {
  readonly nick: string;
  readonly role: Role | null;
  readonly isPresent = true;
  readonly heard: string[] = [];
  asked = 0;
  ended: string | null = null;

  constructor(nick: string, role: Role | null) {
    this.nick = nick;
    this.role = role;
  }

  askForLife(): void {
    this.asked += 1;
  }

  notice(text: string): void {
    this.heard.push(text);
  }

  end({ words }: { words: string }): void {
    this.ended = words;
  }
}

function scene(nick: string, role: Role | null) {
  const guest = new Guest(nick, role);
  const host = new Guest('hana', 'host');
  const other = new Guest('omar', 'guest');
  const clock = { nowMs: 7 };
  const everybody = new Set([guest, host, other]);
  const recognised = (): void => {};
  const holder = new EntryHolder(guest, { everybody, recognised, now: () => clock.nowMs });
  return { guest, host, other, clock, holder };
}

test('the guest and the hosts are told, and not more than once a minute', () => {
  const { guest, host, other, clock, holder } = scene('ana', 'guest');
  for (let at = 0; at < 5; at += 1) holder.triedByAnother();
  clock.nowMs += 59_999;
  holder.triedByAnother();
  expect(guest.heard).toEqual([expect.stringContaining('your invitation')]);
  expect(host.heard).toEqual([expect.stringContaining('invitation of ana')]);
  expect(other.heard).toEqual([]);
  clock.nowMs += 1;
  holder.triedByAnother();
  expect([guest.heard.length, host.heard.length]).toEqual([2, 2]);
});

test('each time it is found out whether the guest is still there', () => {
  const { guest, holder } = scene('ana', 'guest');
  for (let at = 0; at < 5; at += 1) holder.triedByAnother();
  expect(guest.asked).toBe(5);
});

test('a host hears of their own invitation once, as its owner', () => {
  const { guest, host, holder } = scene('ida', 'host');
  holder.triedByAnother();
  expect(guest.heard).toEqual([expect.stringContaining('your invitation')]);
  expect(host.heard).toHaveLength(1);
});

test('of somebody who is not in yet, nothing is told', () => {
  const { guest, host, holder } = scene('', null);
  holder.triedByAnother();
  expect([...guest.heard, ...host.heard]).toEqual([]);
});

test('a session that is over says why', () => {
  const { guest, holder } = scene('ana', 'guest');
  holder.replaced();
  expect(guest.ended).toBe('taken over by another connection');
  holder.revoked();
  expect(guest.ended).toBe('your invitation was taken back');
});
