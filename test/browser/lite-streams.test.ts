// Messages without script, as they arrive in Firefox and Chromium: the newest is in view, and they come back by
// themselves after a stream broke, with an error or silently. The test shortens the longer times of the frames on
// their way to the browser.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { liteAddress, newest, openLiteBrowsers, type LiteBrowsers } from './lite-browsers.ts';

let lite: LiteBrowsers;
let irc: IrcClient;

beforeAll(async () => {
  lite = await openLiteBrowsers(6);
  irc = lite.room.irc();
  await irc.enters('ircy', passphrase, '#lobby');
});

afterAll(() => lite.end());

/** In the address of a browser's own error page, when nobody answers. */
const errorPages = { firefox: 'e=connectionFailure', chromium: 'chrome-error' };

function say(text: string): void {
  irc.say(`PRIVMSG #lobby :${text}`);
}

test('the newest is in view without a reload, however much is said', async ({ onTestFinished }) => {
  const { port } = await lite.way();
  const guests = await lite.guests('reads', liteAddress(port), onTestFinished);
  for (let index = 0; index < 35; index += 1) say(`line ${index} of many`);
  const inView = `(() => {
    const last = [...document.querySelectorAll('.log p')].at(-1);
    if (last === undefined) return null;
    const { top, bottom } = last.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight + 1 && last.textContent.includes('line 34');
  })()`;
  await Promise.all(
    guests.map(async ({ nick, page }) => {
      await page.sees('line 34 of many');
      await until(`${nick} to have the newest line in view`, async () =>
        (await page.read(inView)).includes(true),
      );
    }),
  );
});

test('a stream that broke comes back, with what was missed behind a mark', async ({
  onTestFinished,
}) => {
  const way = await lite.way();
  const guests = await lite.guests('back', liteAddress(way.port), onTestFinished);
  for (const how of ['reset', 'end'] as const) {
    way.cut(how);
    say(`said while cut by ${how}`);
    const missed = new RegExp(`New since you last looked.*said while cut by ${how}`);
    await Promise.all(guests.map(({ page }) => page.sees(missed)));
    say(`live after ${how}`);
    await Promise.all(guests.map(({ page }) => page.sees(`live after ${how}`)));
  }
});

test.concurrent('it comes back even where the first attempt met a closed door', async ({
  onTestFinished,
}) => {
  const way = await lite.way({ '30;url=watch': '12;url=watch' });
  const guests = await lite.guests('closed', liteAddress(way.port), onTestFinished);
  await way.down();
  say('said while nobody answered');
  await Promise.all(
    guests.map(({ page }) =>
      until(`${page.name} to show its own error page`, async () =>
        (await page.read('location.href + document.documentURI')).some((address) =>
          String(address).includes(errorPages[page.name]),
        ),
      ),
    ),
  );
  await way.up();
  await Promise.all(guests.map(({ page }) => page.sees('said while nobody answered')));
  say('live again');
  await Promise.all(guests.map(({ page }) => page.sees('live again')));
});

test.concurrent('silence without an end is ended by the frames themselves', async ({
  onTestFinished,
}) => {
  const way = await lite.way({ '1200;url=watch': '0006;url=watch' });
  const guests = await lite.guests('away', liteAddress(way.port), onTestFinished);
  way.silence('GET /lite/in/stream?');
  say('said while away');
  await Promise.all(guests.map(({ page }) => page.sees('said while away')));
});

test.concurrent(
  'silence without an end is told, and ended by a link; a stream in which nobody talks is not silent',
  { timeout: 90_000 },
  async ({ onTestFinished }) => {
    // A little longer than the time between two signs of life. The style sheet is not compressed here, so that
    // it can be changed on its way.
    const edits = { 'gzip, deflate': 'zgip, deflate', '1ms 60s': '1ms 28s' };
    const [quiet, silent] = [await lite.way(edits), await lite.way(edits)];
    const calm = await lite.guests('calm', liteAddress(quiet.port), onTestFinished);
    const told = await lite.guests('told', liteAddress(silent.port), onTestFinished);
    silent.silence('GET /lite/in/stream?');
    say('said into the silence');
    const note = 'Nothing has come from the room for a minute.';
    await Promise.all(
      told.map(async ({ page }) => {
        await page.sees(note, 45_000);
        await page.clicksTo(newest('.beat'), 'said into the silence');
      }),
    );
    for (const { page } of calm) expect(await page.text()).not.toContain(note);
  },
);

test('the room’s end covers the browser’s own error, and the form that leads nowhere', async ({
  onTestFinished,
}) => {
  const ended = await openLiteBrowsers(0);
  onTestFinished(() => ended.end());
  const guests = await ended.guests('last', liteAddress(ended.room.webPort), onTestFinished);
  for (const { page } of guests) await page.shows('#text');
  await ended.room.close('over');
  await Promise.all(
    guests.map(async ({ nick, page }) => {
      await page.sees('The room has ended.');
      await until(`${nick}'s frames to find nobody`, async () =>
        (await page.read('location.href + document.documentURI')).some((address) =>
          String(address).includes(errorPages[page.name]),
        ),
      );
      const covers = `(() => {
        const over = document.querySelector('.over');
        if (over === null) return null;
        const { width, height } = over.getBoundingClientRect();
        const { backgroundColor } = getComputedStyle(over);
        return [width, height, backgroundColor].join(' ');
      })()`;
      const size = String(await page.readTop('innerWidth + " " + innerHeight'));
      const cover = (await page.read(covers)).find((answer) => typeof answer === 'string');
      expect(cover).toMatch(new RegExp(`^${size} rgb\\(`));
    }),
  );
});
