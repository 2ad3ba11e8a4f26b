// Who is a host, and whose nickname is kept, with a real ngIRCd: told at all doors, and only of people whom a guest
// sees; through new nicknames, leaving, resuming, and restarts of ngIRCd and the gateway.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { marksOf } from '../../web/src/room/marks.ts';
import { guest } from '../support/capable-guest.ts';
import { GatewayRoom, hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { textOf } from '../support/lite-client.ts';
import { PageSession } from '../support/page-session.ts';
import { ResumeClient } from '../support/resume-client.ts';
import { until } from '../support/until.ts';
import { webSocketWire } from '../support/wire.ts';
import { Supervisor } from './gateway-fixture/supervisor.ts';

const capability = 'mayfly.chat/people';
const host = { isHost: true, isKept: true };
const kept = { isHost: false, isKept: true };
const none = { isHost: false, isKept: false };

let room: GatewayRoom;
let supervisor: Supervisor;

beforeEach(async () => {
  room = await GatewayRoom.start();
  supervisor = new Supervisor(room);
});
afterEach(() => room.end());

/** What a client was told of people, without source and command. */
const told = (client: Pick<IrcClient, 'lines'>): string[] =>
  client.lines.flatMap((line) => /^:mayfly\.room MAYFLYPERSON (.*)$/.exec(line)?.[1] ?? []);

async function enters(nick: string, secret: string, ...channels: string[]): Promise<IrcClient> {
  const client = room.irc();
  client.say(`CAP REQ :${capability}`, 'CAP END');
  await client.enters(nick, secret, ...channels);
  return client;
}

test('all doors tell it, of people in the guest’s own channels alone', async () => {
  const { token } = await supervisor.issue({ label: 'Secret label' });
  const page = new PageSession(room.webPort);
  await page.enters('pia', token, '#lobby');
  const lite = room.lite();
  await lite.enters('lia', passphrase);
  const peopleAtLite = async (): Promise<string> => textOf((await lite.people('#lobby')).body);
  const far = await enters('far', passphrase, '#far');
  const old = await guest(room, 'irc-old', 'batch', '#lobby');

  const hanna = await enters('hanna', hostToken, '#lobby');
  expect(told(hanna)[0]).toBe('hanna :host kept');
  const marks = (nick: string): unknown => marksOf(page.session.room.value, nick);
  await until('the page to know', () => marksOf(page.session.room.value, 'hanna').isHost);
  expect([marks('hanna'), marks('pia'), marks('lia'), marks('irc-old')]).toEqual([
    host,
    kept,
    none,
    none,
  ]);
  await hanna.hears(/MAYFLYPERSON pia kept$/);
  await until('lite to show it', async () => (await peopleAtLite()).includes('host'));
  expect(await peopleAtLite()).toMatch(
    / hanna ⌂ host kept name irc-old lia \(you\) pia kept name /,
  );
  expect(await peopleAtLite()).toContain('Hosts run this room.');

  expect([told(far), told(old)]).toEqual([[], []]);
  old.say('WHOIS hanna', 'WHOIS pia', 'WHOIS lia');
  await old.sync();
  expect(old.lines.filter((line) => line.includes(' 320 '))).toEqual([
    ':mayfly.room 320 irc-old hanna :is a host of this room',
    expect.stringMatching(/ 320 irc-old hanna :is here by an invitation of their own, /),
    expect.stringMatching(/ 320 irc-old pia :is here by an invitation of their own, /),
  ]);
  far.say('JOIN #lobby');
  await far.hears(/MAYFLYPERSON hanna :host kept$/);
  expect(told(far).toSorted()).toEqual(['hanna :host kept', 'pia kept']);
  const heard = room.clients.flatMap(({ lines }) => lines).join('\n');
  expect(heard).not.toMatch(/Secret label|MAYFLYPERSON.*i\d/);
  page.session.leave('');
});

test('it follows a nickname, ends with the session, and begins again with the invitation', async () => {
  const page = new PageSession(room.webPort);
  await page.enters('pia', passphrase, '#lobby');
  const ben = await enters('ben', passphrase, '#lobby');
  const hanna = await enters('hanna', hostToken, '#lobby');
  await ben.hears(/MAYFLYPERSON hanna :host kept$/);
  hanna.say('NICK hannah');
  await ben.hears(/MAYFLYPERSON hannah :host kept$/);
  const renamed = ben.lines.findIndex((line) => / NICK :?hannah$/.test(line));
  const marked = ben.lines.findIndex((line) => line.endsWith('MAYFLYPERSON hannah :host kept'));
  expect(renamed).toBeGreaterThan(0);
  expect(marked).toBeGreaterThan(renamed);
  expect(told(ben).slice(-2)).toEqual(['hanna :', 'hannah :host kept']);
  await page.sees('#lobby', 'hannah');
  expect(marksOf(page.session.room.value, 'hannah')).toEqual(host);

  hanna.say('QUIT');
  await hanna.ends();
  await ben.hears(/MAYFLYPERSON hannah :$/);
  await until('the page to forget', () => !marksOf(page.session.room.value, 'hannah').isHost);
  await enters('hannah', hostToken, '#lobby');
  await until('the page to know again', () => marksOf(page.session.room.value, 'hannah').isHost);
  expect(told(ben).at(-1)).toBe('hannah :host kept');
  page.session.leave('');
});

test('what changes while a connection is lost is there when it is taken up again', async () => {
  const away = new ResumeClient(webSocketWire(`127.0.0.1:${room.webPort}`), {
    capabilities: [capability],
  });
  await away.enters('wanda', passphrase, '#lobby');
  away.comesBack = false;
  away.cut();
  await until('wanda to be away', async () => (await room.status()).away > 0);
  const ben = await enters('ben', passphrase, '#lobby');
  await enters('hanna', hostToken, '#lobby');
  await ben.hears(/MAYFLYPERSON hanna :host kept$/);
  away.comeBack();
  await away.hears(
    ({ command, params }) => command === 'MAYFLYPERSON' && params.join() === 'hanna,host kept',
  );
  away.leave();
});

test('after ngIRCd’s restart it stands, and the next one is told', async () => {
  const { token } = await supervisor.issue();
  const page = new PageSession(room.webPort);
  await page.enters('pia', hostToken, '#lobby');
  const ben = await enters('ben', passphrase, '#lobby');
  await ben.hears(/MAYFLYPERSON pia :host kept$/);
  await room.ngircd.kill();
  await ben.hears(/away for a moment/);
  await room.ngircd.start();
  await ben.hears(/You are back in the room/, 20_000);
  await enters('zoe', token, '#lobby');
  await ben.hears(/MAYFLYPERSON zoe kept$/);
  await until('the page to know', () => marksOf(page.session.room.value, 'zoe').isKept);
  expect(marksOf(page.session.room.value, 'pia')).toEqual(host);
  page.session.leave('');
});

test('after the gateway’s restart everybody is told anew', async () => {
  const watching = supervisor.watch();
  const page = new PageSession(room.webPort);
  await page.enters('pia', hostToken, '#lobby');
  await until('the page to know', () => marksOf(page.session.room.value, 'pia').isHost);
  await until('the supervisor to know', () => supervisor.snapshot !== '');
  await room.restart(supervisor.snapshot);
  supervisor.stop();
  await watching;
  const ben = await enters('ben', passphrase, '#lobby');
  await page.enters('pia', hostToken, '#lobby');
  await ben.hears(/MAYFLYPERSON pia :host kept$/);
  await until('the page to know again', () => marksOf(page.session.room.value, 'pia').isHost);
  page.session.leave('');
});
