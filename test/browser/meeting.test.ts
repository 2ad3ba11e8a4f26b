// People meet: Chromium and Firefox by the onion, irssi by ssh and over Tor, and an IRC client behind
// `mayfly connect`. Everything but the plain ssh tunnel crosses a real Tor network.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openChromium, openFirefox } from '../support/browsers.ts';
import { freePorts } from '../support/free-ports.ts';
import { IrcClient } from '../support/irc-client.ts';
import { Irssi } from '../support/irssi.ts';
import { SshGuest } from '../support/ssh.ts';
import { until } from '../support/until.ts';
import { openOnionRoom, type OnionRoom } from './onion-room.ts';
import { PageGuest } from './page-guest.ts';
import { answers } from '../support/answers.ts';

const root = join(import.meta.dirname, '../..');

let room: OnionRoom;
/** In a Chromium. */
let ada: PageGuest;
/** In a Firefox, dark. */
let bea: PageGuest;
/** In irssi, behind ssh. */
let cyd: Irssi;
/** In irssi, by torsocks. */
let dan: Irssi;
/** In any IRC client, behind `mayfly connect`. */
let eve: IrcClient;

const closers: (() => unknown)[] = [];

/** Waits until a tunnel of this machine listens there. */
async function listening(port: number): Promise<void> {
  await until(`a tunnel on ${port}`, () => answers(port), { withinMs: 60_000 });
}

beforeAll(async () => {
  room = await openOnionRoom();
  const [chromium, firefox] = await Promise.all([
    openChromium(room.socks.port),
    openFirefox(room.socks.port, 'dark'),
  ]);
  closers.push(
    () => chromium.close(),
    () => firefox.close(),
  );
  ada = new PageGuest(chromium);
  bea = new PageGuest(firefox);
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
  await room.end();
});

test('Chromium enters by the link, which leaves no secret in the address bar', async () => {
  await ada.enters(room.link, 'ada');
  expect(await ada.page.read('location.href')).toBe(`http://${room.address}/`);
  expect(await ada.page.read('history.length')).toBeLessThanOrEqual(2);
});

test('Firefox enters by the link', async () => {
  await bea.enters(room.link, 'bea');
  await ada.seesPerson('bea');
});

test('irssi enters by a plain ssh tunnel', async () => {
  const guest = new SshGuest(room.appliance.ready.ssh);
  const [port = 0] = await freePorts(1);
  const { host, port: to } = room.appliance.ready.irc;
  const tunnel = guest.start('-N', '-L', `127.0.0.1:${port}:${host}:${to}`);
  closers.push(
    () => guest.remove(),
    () => tunnel.kill(),
  );
  await listening(port);
  cyd = Irssi.start();
  closers.push(() => cyd.close());
  await cyd.enters('127.0.0.1', port, room.passphrase, 'cyd');
  await cyd.joins('#lobby');
  await ada.seesPerson('cyd');
});

test('irssi enters the onion over Tor, without ssh', async () => {
  dan = Irssi.start(['torsocks', '-a', '127.0.0.1', '-P', String(room.torPort)]);
  closers.push(() => dan.close());
  await dan.entersOnion(room.address, room.passphrase, 'dan');
  await dan.joins('#lobby');
  await ada.seesPerson('dan');
});

test('an IRC client enters behind `mayfly connect`, by ssh over Tor', async () => {
  const [port = 0] = await freePorts(1);
  const helper = spawn(
    process.execPath,
    [
      join(root, 'docker/cli/mayfly.mjs'),
      'connect',
      `--tor=127.0.0.1:${room.torPort}`,
      `--listen=${port}`,
      '-',
    ],
    { stdio: ['pipe', 'ignore', 'inherit'] },
  );
  closers.push(async () => {
    helper.kill('SIGTERM');
    if (helper.exitCode === null) await once(helper, 'exit');
    expect(helper.exitCode).toBe(0);
  });
  helper.stdin.end(`${room.appliance.ready.host?.links.ssh}\n`);
  await listening(port);
  eve = IrcClient.tcp({ host: '127.0.0.1', port });
  closers.push(() => eve.close());
  await eve.enters('eve', room.passphrase, '#lobby');
  await ada.seesPerson('eve');
});

test('what each one says, all see', async () => {
  await ada.says('ada greets all');
  await bea.says('bea greets all');
  cyd.types('cyd greets all');
  dan.types('dan greets all');
  eve.say('PRIVMSG #lobby :eve greets all');
  const all = ['ada', 'bea', 'cyd', 'dan', 'eve'];
  for (const nick of all) {
    for (const page of [ada, bea]) await page.sees(`${nick} greets all`);
    for (const irssi of [cyd, dan]) await irssi.hears(new RegExp(`${nick}.*${nick} greets all`));
    if (nick === 'eve') continue;
    await until(`eve to hear ${nick}`, () =>
      eve.lines.some(
        (line) => line.startsWith(`:${nick}!`) && line.endsWith(`:${nick} greets all`),
      ),
    );
  }
});

test('nobody’s address is told', () => {
  const hosts = eve.lines.flatMap((line) => /^:\w+!\S+@(\S+) /.exec(line)?.[1] ?? []);
  expect(hosts).not.toEqual([]);
  for (const host of hosts) expect(host).not.toMatch(/127\.0\.0\.1|localhost|::1|fc00|fd00/);
});

test('letters of all scripts come through whole', async () => {
  const text = 'naïve Привет 你好 🐝 ملاك';
  await ada.says(text);
  await bea.sees(text);
  await cyd.hears(new RegExp(text));
  await eve.hears(new RegExp(`:${text}$`));
});

test('two talk in private: Chromium and Firefox, irssi and Chromium, Firefox and IRC', async () => {
  await ada.says('/msg bea between ada and bea');
  await bea.hasPlace('ada');
  await bea.looksAt('ada');
  await bea.sees('between ada and bea');
  await bea.says('between bea and ada');
  await ada.looksAt('bea');
  await ada.sees('between bea and ada');

  cyd.types('/msg ada between cyd and ada');
  await ada.hasPlace('cyd');
  await ada.looksAt('cyd');
  await ada.sees('between cyd and ada');
  await ada.says('between ada and cyd');
  await cyd.hears(/between ada and cyd/);

  eve.say('PRIVMSG bea :between eve and bea');
  await bea.hasPlace('eve');
  await bea.looksAt('eve');
  await bea.sees('between eve and bea');
  await bea.says('between bea and eve');
  await eve.hears(/^:bea!.* PRIVMSG eve :between bea and eve$/);

  for (const page of [ada, bea]) await page.looksAt('#lobby');
  expect(await ada.log()).not.toContain('between');
  expect(dan.heard()).not.toContain('between');
});

test('a new nickname is seen by all', async () => {
  await bea.says('/nick beatrix');
  await ada.sees('bea is now beatrix');
  await ada.seesPerson('beatrix');
  await cyd.hears(/bea is now known as beatrix/);
  await dan.hears(/bea is now known as beatrix/);
  await eve.hears(/^:bea!.* NICK :?beatrix$/);
  await bea.sees('You are now beatrix');
});

test('in a channel of one’s own, a topic and a kick are seen by all', async () => {
  await ada.says('/join #side');
  await ada.looksAt('#side');
  await bea.says('/join #side');
  await bea.looksAt('#side');
  await cyd.joins('#side');
  await dan.joins('#side');
  eve.say('JOIN #side');
  await eve.hears(/ 366 eve #side /);

  await ada.says('/topic Only for a day');
  for (const page of [ada, bea]) await page.seesTopic('Only for a day');
  await cyd.hears(/ada changed the topic of #side to: Only for a day/);
  await dan.hears(/ada changed the topic of #side to: Only for a day/);
  await eve.hears(/ TOPIC #side :Only for a day$/);

  await ada.says('/kick dan enough');
  for (const page of [ada, bea]) await page.missesPerson('dan');
  await bea.sees('ada removed dan: enough');
  await cyd.hears(/dan was kicked from #side by ada \[enough\]/);
  await eve.hears(/^:ada!.* KICK #side dan :enough$/);
  await until('dan to be out', () => dan.screen().includes('kicked from #side'));
  for (const page of [ada, bea]) await page.looksAt('#lobby');
});

test('one who quits is seen to go by all', async () => {
  dan.types('/quit farewell');
  for (const page of [ada, bea]) await page.missesPerson('dan');
  await cyd.hears(/dan .* has quit/);
  await eve.hears(/^:dan!.* QUIT /);
});

test('the room is seen on a desktop and on a phone, light and dark', async () => {
  await ada.screenshot('room-chromium-light');
  await bea.screenshot('room-firefox-dark');
  await ada.page.colours('dark');
  await ada.screenshot('room-chromium-dark');
  for (const scheme of ['dark', 'light'] as const) {
    await ada.page.colours(scheme);
    await ada.page.resize(390, 844);
    await ada.screenshot(`room-phone-${scheme}`);
  }
  const wider = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
  expect(await ada.page.read(wider)).toBe(false);
  await ada.page.resize(1280, 800);
});

test('ngIRCd dies, and browsers are back in their channels by themselves', async () => {
  const { pid } = await room.appliance.inside('ngircd');
  process.kill(pid, 'SIGKILL');
  await until('another ngIRCd', () =>
    room.appliance.inside('ngircd').then(
      (another) => another.pid !== pid,
      () => false,
    ),
  );
  for (const page of [ada, bea]) {
    await until('the connection to stand', async () => (await page.state()) === 'Connected');
  }
  await ada.seesPerson('beatrix');
  await bea.seesPerson('ada');
  await ada.says('still here');
  await bea.sees('still here');
});

test('the page asked the onion, and nobody for anything else', async () => {
  for (const { page } of [ada, bea]) {
    expect(page.asked.length).toBeGreaterThan(3);
    for (const url of page.asked) expect(new URL(url).host).toBe(room.address);
    expect(await page.alarms()).toEqual([]);
  }
  expect(room.asked()).toEqual(new Set([`${room.address}:80`]));
});

test('the room’s end is told in the page', async () => {
  for (const close of closers.splice(2).toReversed()) await close();
  await room.appliance.end();
  for (const page of [ada, bea]) {
    expect(await page.seesTheEnd()).not.toContain('greets all');
  }
});
