// The page from the guest's own copy, by `mayfly connect --page`: in a room whose own page is another, and over Tor.

import { afterEach, expect, onTestFinished, test } from 'vitest';

import { parseInvitation } from '../../server/contract/invitation/invitation.ts';
import {
  connectWith,
  untilUp,
  type RunningConnect,
} from '../daemons/connect-fixture/connect-command.ts';
import { readyAppliance } from '../support/appliance.ts';
import { openChromium, openFirefox } from '../support/browsers.ts';
import { freePorts } from '../support/free-ports.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { openOnionRoom } from './onion-room.ts';
import { PageGuest } from './page-guest.ts';

let running: RunningConnect | null = null;

afterEach(async () => {
  running?.end('SIGKILL');
  await running?.exitCode;
});

/** @returns the link that it prints. */
async function ownPage(invitation: string, ...flags: string[]): Promise<string> {
  const [port = 0] = await freePorts(1);
  const started = connectWith(`${invitation}\n`, ['--page', '--page-port', `${port}`, ...flags]);
  running = started;
  const link = /http:\/\/[0-9a-f]{32}\.localhost:\d+\/#\S+/;
  return await until('the link', () => link.exec(started.out)?.[0] ?? null, { withinMs: 90_000 });
}

/** Every address that the page asked for is on its own host, and no policy was broken. */
async function staysAt(link: string, { page }: PageGuest): Promise<void> {
  expect(page.asked.length).toBeGreaterThan(2);
  for (const url of page.asked) expect(new URL(url).host).toBe(new URL(link).host);
  expect(await page.alarms()).toEqual([]);
}

test.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
] as const)('%s enters by it, talks, and hears of its end', async (_, open) => {
  // Its own page is one of two files that cannot talk.
  const room = await GatewayRoom.start();
  onTestFinished(() => room.end());
  const mallory = room.irc();
  await mallory.enters('mallory', passphrase, '#lobby');
  const link = await ownPage(`http://127.0.0.1:${room.webPort}/#room=lobby&key=${passphrase}`);
  const browser = await open(null);
  onTestFinished(() => browser.close());
  const ada = new PageGuest(browser);
  await ada.enters(link, 'ada');
  expect(await browser.read('location.href')).toBe(`http://${new URL(link).host}/`);
  await ada.says('from my own copy');
  await mallory.hears(/ PRIVMSG #lobby :from my own copy$/);
  mallory.say('PRIVMSG #lobby :and back');
  await ada.sees('and back');
  // Chromium ends the session there, as at the room's own page.
  if (browser.browser === 'firefox') {
    await browser.reload();
    await ada.sees('and back');
  }
  await staysAt(link, ada);
  running?.end('SIGINT');
  const isTold = (): Promise<unknown> =>
    browser.read(`document.body.textContent.includes('this machine has ended the connection')`);
  await until('the page to say so', isTold);
});

test('in a sealed room the own page and an IRC client read each other, by the same four words', async () => {
  const room = await readyAppliance({ flags: ['--sealed', '--no-onion'] });
  onTestFinished(async () => void (await room.end()));
  const [port = 0] = await freePorts(1);
  const host = connectWith(`${room.ready.host?.links.ssh ?? ''}\n`, ['--listen', `${port}`]);
  onTestFinished(async () => {
    host.end('SIGKILL');
    await host.exitCode;
  });
  await untilUp(host);
  const { passphrase: token } = parseInvitation(room.ready.host?.links.ssh ?? '');
  const hanna = IrcClient.tcp({ host: '127.0.0.1', port });
  onTestFinished(() => hanna.close());
  await hanna.enters('hanna', token, '#lobby');
  await hanna.hears(/The four words: .*hanna/);

  const link = await ownPage(room.ready.web.link);
  const browser = await openChromium(null);
  onTestFinished(() => browser.close());
  const ada = new PageGuest(browser);
  await ada.enters(link, 'ada');
  const told = await hanna.hears(/The four words: .*\bada\b/);
  const [, words = ''] = /The four words: (\w+ \w+ \w+ \w+)\./.exec(told) ?? [];
  await ada.says('/words');
  const shown = `[...document.querySelectorAll('dialog .seal-words li')].map((one) => one.textContent).join(' ')`;
  await until('the page to show the same words', async () => (await browser.read(shown)) === words);
  await browser.chord('Escape');
  await ada.says('from my own copy');
  await hanna.hears(/^:ada!\S+ PRIVMSG #lobby :from my own copy$/);
  hanna.say('PRIVMSG #lobby :and back');
  await ada.sees('and back');
  await staysAt(link, ada);
});

test('over Tor: the browser itself asks for nothing but this machine', async () => {
  const room = await openOnionRoom();
  onTestFinished(() => room.end());
  const link = await ownPage(room.link, '--tor', `127.0.0.1:${room.torPort}`);
  // A browser with no proxy at all.
  const browser = await openChromium(null);
  onTestFinished(() => browser.close());
  const ada = new PageGuest(browser);
  await ada.enters(link, 'ada');
  await ada.says('over six relays');
  await ada.sees('over six relays');
  await staysAt(link, ada);
});
