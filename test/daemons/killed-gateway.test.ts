// The gateway is killed in the middle of what a host does. Who may come in still does, who may not does not, and what
// hosts and the operator were told is true.

import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { AccessList } from '../../server/contract/host/access.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { WholeRoom } from '../support/whole-room.ts';

let room: WholeRoom;

async function start(...flags: string[]): Promise<IrcClient> {
  room = await WholeRoom.start('--no-onion', ...flags);
  return room.enters('hanna', room.hostSecret);
}

afterEach(() => room.kill());

const hostReturns = (): Promise<IrcClient> => room.enterAgain('hanna', room.hostSecret);

/** When the gateway is killed: a stopped one hears nothing; milliseconds after the words were sent; after the answer. */
const moments = ['unheard', 0, 'answered'] as const;
type Moment = 'unheard' | 'answered' | number;

/** The host says it, and the gateway is killed. @returns whether the host read an answer of this form. */
async function killedWhile(
  moment: Moment,
  host: IrcClient,
  words: string,
  form: RegExp,
): Promise<boolean> {
  const { pid } = await room.appliance.gateway();
  const before = host.lines.length;
  if (moment === 'unheard') process.kill(pid, 'SIGSTOP');
  host.say(words);
  if (moment === 'answered') await host.hears(form);
  else if (moment !== 'unheard') await delay(moment);
  process.kill(pid, 'SIGKILL');
  await host.ends();
  return host.lines.slice(before).some((line) => form.test(line));
}

async function invitations(): Promise<AccessList> {
  return (await room.read('invite', '--list')) as AccessList;
}

const stateOf = async (id: string): Promise<string | undefined> =>
  (await invitations()).invitations.find((entry) => entry.id === id)?.state;

const secretForm = /Its secret, in place of a passphrase: ([0-9a-z-]{32})$/;

/** An invitation that a host has made at their door. */
async function invites(host: IrcClient): Promise<string> {
  host.say('PRIVMSG mayfly :invite');
  return secretForm.exec(await host.hears(secretForm))?.[1] ?? '';
}

describe.each(moments)('the gateway is killed: %s', (moment) => {
  test('while a host invites: a secret that was told lets in', async () => {
    const host = await start();
    const told = await killedWhile(moment, host, 'PRIVMSG mayfly :invite Ana', secretForm);
    const line = host.lines.find((each) => secretForm.test(each)) ?? '';
    const secret = secretForm.exec(line)?.[1] ?? '';
    const again = await hostReturns();
    if (told) await room.enters('ana', secret);
    again.say('INVITATIONS');
    await again.hears(told ? /i2 Ana: inside/ : /One invitation|i2 Ana: good/);
    const { invitations: list } = await invitations();
    if (moment === 'unheard') expect(list.map(({ id }) => id)).toEqual(['i1']);
    for (const entry of list.slice(1)) expect(entry.state).toBe(told ? 'inside' : 'open');
  });

  test('while a host takes back: who is told so is right, and the list says who comes in', async () => {
    const host = await start();
    const secret = await invites(host);
    await room.enters('ana', secret);
    const told = await killedWhile(moment, host, 'REVOKE i2', /i2 is taken back/);
    const again = await hostReturns();
    const isGood = await room.letsIn('ana', secret);
    if (told) expect(isGood).toBe(false);
    if (moment === 'unheard') expect(isGood).toBe(true);
    expect(await stateOf('i2')).toMatch(isGood ? /open|inside/ : /revoked/);
    again.say('REVOKE i2');
    await again.hears(/i2 is taken back/);
    expect(await room.letsIn('ana', secret)).toBe(false);
  });

  test('while a host closes the shared invitation: the same', async () => {
    const host = await start();
    const told = await killedWhile(moment, host, 'CLOSE', /The shared invitation is closed/);
    const again = await hostReturns();
    const isOpen = await room.letsIn('ana', room.passphrase);
    if (told) expect(isOpen).toBe(false);
    if (moment === 'unheard') expect(isOpen).toBe(true);
    expect((await invitations()).shared.state).toBe(isOpen ? 'open' : 'closed');
    again.say('CLOSE');
    await again.hears(/The shared invitation is closed/);
    expect(await room.letsIn('ana', room.passphrase)).toBe(false);
  });

  test('while a host extends: guests, hosts and the operator have one time', async () => {
    const host = await start('--lifetime', '2h');
    const told = await killedWhile(moment, host, 'EXTEND 1h', /it ends in (3 h|2 h 59 min)/);
    const again = await hostReturns();
    const seconds = /ENDS-IN=(\d+)/.exec(again.lines.join('\n'))?.[1];
    const { remainingMs } = await room.status();
    expect(Math.abs(Number(seconds) * 1000 - remainingMs)).toBeLessThan(20_000);
    if (told) expect(remainingMs).toBeGreaterThan(2.9 * 3_600_000);
    if (moment === 'unheard') expect(remainingMs).toBeLessThan(2 * 3_600_000);
  });
});

const wordForm = /within a minute: \/msg mayfly burn ([a-z-]+)$/;

async function wordToBurn(host: IrcClient): Promise<string> {
  host.say('BURN');
  return wordForm.exec(await host.hears(wordForm))?.[1] ?? '';
}

describe('burn', () => {
  test('of a gateway that is killed between its two steps asks for another word, and the room lives', async () => {
    const host = await start();
    const word = await wordToBurn(host);
    process.kill((await room.appliance.gateway()).pid, 'SIGKILL');
    const again = await hostReturns();
    again.say(`BURN ${word}`);
    const next = wordForm.exec(await again.hears(wordForm))?.[1] ?? '';
    expect((await room.status()).phase).toBe('ready');
    again.say(`BURN ${next}`);
    expect(await room.appliance.outcome).toEqual({ code: 0, signal: null });
    expect(room.endsBecause).toBe('burn');
  });

  test.each([0, 2] as const)(
    'by a gateway that is killed %i ms later ends the room, or the host is not told that it ends',
    async (ms) => {
      const host = await start();
      const word = await wordToBurn(host);
      const told = await killedWhile(ms, host, `BURN ${word}`, /The room ends now/);
      if (told) await until('the room to end', () => room.endsBecause === 'burn');
      else await Promise.race([hostReturns(), room.appliance.outcome]);
    },
  );
});

const twoWords = /Your two words: (\S+ \S+)$/;

async function knocks(nick: string): Promise<IrcClient> {
  const guest = room.client();
  guest.say(`PASS ${room.passphrase}`, `NICK ${nick}`, 'USER a 0 * :a');
  await guest.hears(twoWords);
  return guest;
}

describe('a guest who waits to be let in', () => {
  test('is cut off with the gateway, is not in by that, and knocks again', async () => {
    await start('--knock');
    const guest = await knocks('ana');
    process.kill((await room.appliance.gateway()).pid, 'SIGKILL');
    await guest.ends();
    expect(guest.lines.join('\n')).not.toMatch(/ 366 |A host has let you in/);
    const host = await hostReturns();
    expect(await room.read('knocks')).toEqual([]);
    expect(await room.run(['let', 'ana'])).toMatchObject({ code: 1, out: '' });
    const again = await until('the guest to knock again', () => knocks('ana').catch(() => null));
    await host.hears(/NOTICE hanna :ana \(/);
    expect((await room.run(['let', 'ana'])).code).toBe(0);
    await again.hears(/A host has let you in\.$/);
  });

  test('does not come in when the host’s word was not heard', async () => {
    const host = await start('--knock');
    const guest = await knocks('ana');
    const told = await killedWhile('unheard', host, 'LET ana', /ana was let in/);
    expect(told).toBe(false);
    await guest.ends();
    await hostReturns();
    expect(await room.read('guests')).toEqual([expect.objectContaining({ nick: 'hanna' })]);
  });
});

test.each(['invite Ben --json', 'invite --revoke i2', 'close', 'remove bea'])(
  'the operator’s command %s says whether it was done',
  async (typed) => {
    const args = typed.split(' ');
    const host = await start();
    const secret = await invites(host);
    await room.enters('bea', room.passphrase);
    const { pid } = await room.appliance.gateway();
    process.kill(pid, 'SIGSTOP');
    const asked = room.run(args);
    await delay(1000);
    process.kill(pid, 'SIGKILL');
    const { code, out, err } = await asked;
    await hostReturns();
    const { invitations: list, shared } = await invitations();
    if (code !== 0) {
      // The gateway was killed while the command waited for it: nothing was done.
      expect(`${code} ${out}`).toBe('1 ');
      // Or another gateway was there, where the guest was not back yet.
      expect(err).toMatch(args[0] === 'remove' ? /try again|nobody of that name/ : /try again/);
      expect(list.map(({ id, state }) => `${id} ${state}`)).toEqual(['i1 inside', 'i2 open']);
      expect(shared.state).toBe('open');
      expect(await room.letsIn('ana', secret)).toBe(true);
      return;
    }
    // The machine was slow, and another gateway was there before the command asked.
    if (args[1] === 'Ben') {
      expect(await room.letsIn('ben', (JSON.parse(out) as { token: string }).token)).toBe(true);
    } else if (args[0] === 'close') expect(shared.state).toBe('closed');
    else expect(await room.letsIn('ana', secret)).toBe(args[0] === 'remove');
  },
);
