// ngIRCd is killed in the middle of what a host does: the gateway answers for the room, so nothing of it is lost.

import { afterEach, expect, test } from 'vitest';
import type { AccessList } from '../../server/contract/host/access.ts';
import { processesInside } from '../support/inside.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { WholeRoom } from '../support/whole-room.ts';

let room: WholeRoom;

async function start(...flags: string[]): Promise<IrcClient> {
  room = await WholeRoom.start('--no-onion', ...flags);
  return room.enters('hanna', room.hostSecret);
}

afterEach(() => room.kill());

async function killNgircd(): Promise<void> {
  const running = () => room.appliance.inside('ngircd').catch(() => null);
  process.kill((await until('an ngIRCd', running)).pid, 'SIGKILL');
}

test('what a host does meanwhile is done, and answered', async () => {
  const host = await start('--lifetime', '2h');
  await killNgircd();
  host.say('PRIVMSG mayfly :invite Ana');
  const secretForm = /Its secret, in place of a passphrase: ([0-9a-z-]{32})$/;
  const secret = secretForm.exec(await host.hears(secretForm))?.[1] ?? '';
  const ana = await room.enterAgain('ana', secret);
  await killNgircd();
  host.say('REVOKE i2');
  await host.hears(/i2 Ana is taken back/);
  await ana.ends();
  host.say('CLOSE');
  await host.hears(/The shared invitation is closed/);
  host.say('EXTEND 1h');
  await host.hears(/it ends in (3 h|2 h 59 min)/);
  expect((await room.status()).remainingMs).toBeGreaterThan(2.9 * 3_600_000);
  const { invitations, shared } = (await room.read('invite', '--list')) as AccessList;
  expect(invitations.map(({ id, state }) => `${id} ${state}`)).toEqual(['i1 inside', 'i2 revoked']);
  expect(shared.state).toBe('closed');
  expect(await room.letsIn('ana', secret)).toBe(false);
  expect(await room.letsIn('bea', room.passphrase)).toBe(false);
});

test('burn goes on when ngIRCd is killed between its two steps', async () => {
  const host = await start();
  host.say('BURN');
  const wordForm = /within a minute: \/msg mayfly burn ([a-z-]+)$/;
  const word = wordForm.exec(await host.hears(wordForm))?.[1] ?? '';
  const inside = await room.appliance.namespace();
  await killNgircd();
  host.say(`PRIVMSG mayfly :burn ${word}`);
  await until('all daemons to be gone', () => processesInside(inside).length === 0);
  expect(await room.appliance.outcome).toEqual({ code: 0, signal: null });
  expect(room.endsBecause).toBe('burn');
  await host.ends();
  expect(host.lines.at(-1)).toContain('the room has ended');
});

test('a guest who knocked waits on, and is let in while ngIRCd starts again', async () => {
  const host = await start('--knock');
  const guest = room.client();
  guest.say(`PASS ${room.passphrase}`, 'NICK ana', 'USER a 0 * :a');
  await guest.hears(/Your two words: /);
  await killNgircd();
  host.say('PRIVMSG mayfly :let ana');
  await host.hears(/ana was let in\.$/);
  await guest.hears(/ 001 ana /);
  guest.say('JOIN #lobby');
  await guest.hears(/ 366 ana #lobby /);
  await host.hears(/^:ana!\S+ JOIN :?#lobby/);
});
