// What goes wrong for people, and what the page does: damaged links, a wrong channel, a reload, invalid names,
// repeated messages, a lost network, a room that has ended. Tor is not the point.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openChromium, type Chromium } from '../support/browsers.ts';
import { passphrase } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { openNearRoom, type NearRoom } from './near-room.ts';
import { PageGuest } from './page-guest.ts';

let near: NearRoom;
let chromium: Chromium;
let origin: string;

beforeAll(async () => {
  near = await openNearRoom();
  chromium = await openChromium(null);
  origin = `http://127.0.0.1:${near.room.webPort}`;
});

afterAll(async () => {
  await chromium.close();
  await near.end();
});

const shows = (tab: Chromium, text: string): Promise<unknown> =>
  until(`the page to show "${text}"`, () =>
    tab.read(`document.body.innerText.includes(${JSON.stringify(text)})`),
  );
let guests = 0;
/** A nickname that nobody has. */
const name = (): string => `guest${(guests += 1)}`;

test.each([
  ['# as %23', `/%23room=lobby&key=${passphrase}`],
  ['all encoded', `/%23room%3Dlobby%26key%3D${passphrase}`],
  ['an encoded fragment', `/#room%3Dlobby%26key%3D${passphrase}`],
  ['a full stop', `/#room=lobby&key=${passphrase}.`],
  ['brackets', `/#room=lobby&key=${passphrase}).`],
  ['a closing quote', `/#room=lobby&key=${passphrase}”`],
  ['an asterisk', `/#room=lobby&key=${passphrase}**`],
  ['%20', `/#room=lobby&key=${passphrase}%20`],
  ['&amp;', `/#room=lobby&amp;key=${passphrase}`],
  ['capitals in its fields', `/#ROOM=lobby&KEY=${passphrase}`],
  ['no-break hyphens', `/#room=lobby&key=${passphrase.replaceAll('-', '\u2011')}`],
  ['a zero-width space', `/#room=lobby&key=${passphrase}\u200b`],
])('a link with %s leads in, says what was mended, and leaves the address bar', async (_, link) => {
  const tab = await chromium.tab();
  await tab.open(origin + link);
  await shows(tab, 'Join #lobby');
  await shows(tab, 'has been repaired');
  expect(await tab.read('location.href')).toBe(`${origin}/`);
  const guest = new PageGuest(tab);
  const nick = name();
  await tab.fill('Nickname', nick);
  await tab.click('Enter the room');
  await guest.seesPerson(nick);
  await tab.closeTab();
});

test('a passphrase, a whole link or both mangled are taken in the passphrase field', async () => {
  for (const typed of [
    ` ${passphrase}\u00a0`,
    `${origin}/#room=lobby&key=${passphrase}`,
    `<${origin}/#room=lobby&amp;key=${passphrase}>.`,
    `“${passphrase}”`,
  ]) {
    const tab = await chromium.tab();
    const guest = new PageGuest(tab);
    const nick = name();
    await tab.open(`${origin}/`);
    await tab.fill('Nickname', nick);
    await tab.fillSecret(typed);
    await tab.click('Enter the room');
    await guest.seesPerson(nick);
    await tab.closeTab();
  }
});

test('a link that was cut off is called so, before and after it is tried', async () => {
  const tab = await chromium.tab();
  await tab.open(`${origin}/#room=lobby&key=correct-horse-bat`);
  await tab.click('Enter the room');
  await shows(tab, 'It seems to be cut off');
  await tab.open(`${origin}/#room=lobby&key=correct-horse-battery-staple-purple-mon`);
  await tab.click('Enter the room');
  await shows(tab, 'It may have lost something at its end');
  await tab.open(`${origin}/#roo`);
  await shows(tab, 'This link is not complete');
  // An operator's own passphrase may be short: the page does not complain before the server refuses it.
  await tab.open('about:blank');
  await tab.open(near.link);
  await shows(tab, 'The passphrase came with your link');
  expect(await tab.read('document.body.innerText')).not.toMatch(/not complete|repaired|cut off/);
  await tab.closeTab();
});

test('in a new channel of almost the right name one is told, and led to the other', async () => {
  const olga = near.room.irc();
  await olga.enters('olga', passphrase, '#lobby');
  const tab = await chromium.tab();
  const nick = name();
  const guest = new PageGuest(tab);
  await guest.enters(`${origin}/#room=loby&key=${passphrase}`, nick);
  await shows(tab, 'You are alone in #loby.');
  await shows(tab, 'Did you mean #lobby?');
  await guest.says('/list');
  await guest.sees(/Channels in this room: .*#lobby \(\d+\)/);
  await tab.click('Join #lobby');
  await guest.seesPerson('olga');
  expect(await tab.read('document.body.innerText')).not.toContain('Nothing has been said');
  olga.close();
  await tab.closeTab();
});

test.each([
  ['João', 'Joao'],
  ['Ñandú', 'Nandu'],
  ['Ana Maria', 'Ana_Maria'],
  ['x'.repeat(28), 'x'.repeat(24)],
  ['y'.repeat(40), 'y'.repeat(24)],
])('instead of the nickname %s the page offers %s', async (wanted, offered) => {
  const tab = await chromium.tab();
  await tab.open(near.link);
  await tab.fill('Nickname', wanted);
  await tab.click('Enter the room');
  await shows(tab, `try ${offered}`);
  if (wanted.length > 24) await shows(tab, wanted.length > 31 ? 'at most 31' : 'at most 24');
  expect(await tab.read(`document.getElementById('nickname').value`)).toBe(offered);
  await tab.click('Enter the room');
  await new PageGuest(tab).seesPerson(offered);
  await tab.closeTab();
});

test('before a reload and a step back the browser asks; a tab that is closed frees its name', async () => {
  const tab = await chromium.tab();
  const guest = new PageGuest(tab);
  const nick = name();
  await guest.enters(near.link, nick);
  await guest.says('not to be lost');
  tab.leaves = false;
  await tab.read('setTimeout(() => location.reload(), 0); undefined');
  await until('the question', () => tab.questions === 1);
  await tab.read('setTimeout(() => history.back(), 0); undefined');
  await until('the question', () => tab.questions === 2);
  await guest.sees('not to be lost');
  await tab.closeTab();
  const other = await chromium.tab();
  const again = new PageGuest(other);
  const taken = async (): Promise<boolean> => {
    await other.open('about:blank');
    await other.open(near.link);
    await other.fill('Nickname', nick);
    await other.click('Enter the room');
    const there = `document.querySelector('aside.people')?.innerText.includes('${nick}') ?? false`;
    const said = `document.getElementById('door-problem')?.innerText ?? ''`;
    return until('the room', async () => {
      if ((await other.read(there)) === true) return 'in' as const;
      return String(await other.read(said)) === '' ? null : ('out' as const);
    }).then((answer) => answer === 'in');
  };
  await until('the name to be free', taken);
  await again.says('it is me');
  await again.sees('it is me');
  await other.closeTab();
});

test('leaving and erasing ask first, and say what they do', async () => {
  const tab = await chromium.tab();
  const guest = new PageGuest(tab);
  await guest.enters(near.link, name());
  await guest.says('still here');
  await tab.click('Erase and leave');
  await shows(tab, 'Erase everything and leave?');
  await tab.click('Go back');
  await tab.click('Leave the room');
  await shows(tab, 'Leave the room?');
  await tab.click('Go back');
  await guest.sees('still here');
  const kinds = `['Leave the room', 'Erase and leave'].map((text) =>
    [...document.querySelectorAll('nav button')].find((one) => one.textContent === text).className)`;
  const [leave, erase] = (await tab.read(kinds)) as string[];
  expect(leave).not.toBe(erase);
  await tab.read(`[...document.querySelectorAll('nav button')]
    .find((one) => one.textContent === 'Leave the room').click()`);
  await tab.read(`document.querySelector('dialog button[type=submit]').click()`);
  await shows(tab, 'You have left the room.');
  await tab.closeTab();
});

test('the same message three times is read out three times', async () => {
  const tab = await chromium.tab();
  const guest = new PageGuest(tab);
  await guest.enters(near.link, name());
  const olga = near.room.irc();
  await olga.enters('olga2', passphrase, '#lobby');
  await tab.read(`(() => {
    globalThis.readOut = [];
    const region = document.querySelector('.log-frame [aria-live=polite]');
    new MutationObserver(() => readOut.push(region.textContent))
      .observe(region, { childList: true, characterData: true, subtree: true });
  })()`);
  for (const times of [1, 2, 3]) {
    olga.say('PRIVMSG #lobby :ok');
    const heard = `readOut.filter((text) => text === 'olga2: ok').length`;
    await until(`${times} times`, async () => Number(await tab.read(heard)) === times);
  }
  olga.close();
  await tab.closeTab();
});

test('a network that is gone is shown at once, and so is its return', async () => {
  const tab = await chromium.tab();
  const guest = new PageGuest(tab);
  await guest.enters(near.link, name());
  // A machine with loopback only has no network to lose: the test sends the browser's event, and records what the
  // next frames show.
  await tab.read(`(() => {
    dispatchEvent(new Event('offline'));
    requestAnimationFrame(() => requestAnimationFrame(() => {
      globalThis.shownNext = document.querySelector('[role=status]').textContent;
    }));
  })()`);
  const next = await until('the next frame', () => tab.read('globalThis.shownNext ?? null'));
  expect(next).toMatch(/offline|broke|Connecting/);
  await tab.read(`dispatchEvent(new Event('online')); undefined`);
  await until('the way back', async () => /Nothing was lost|Connected/.test(await guest.state()));
  await guest.says('here again');
  await guest.sees('here again');
  await tab.closeTab();
});

test('who joins again after the end is told that the room is over', async () => {
  const brief = await openNearRoom();
  const tab = await chromium.tab();
  const guest = new PageGuest(tab);
  await guest.enters(brief.link, 'last');
  await brief.room.close('the room has ended');
  await shows(tab, 'The room has ended.');
  await tab.click('Join again');
  await tab.click('Enter the room');
  await shows(tab, 'for another room you need a new invitation');
  await brief.end();
  await tab.closeTab();
});
