// Guests without script: Firefox over Tor, Firefox and Chromium straight, w3m and lynx. They enter,
// talk with those who have script or IRC, and lose nothing when the stream breaks.

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { BreakableRelay } from '../support/breakable-relay.ts';
import { openChromium } from '../support/browsers.ts';
import { freePorts } from '../support/free-ports.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { IrcClient } from '../support/irc-client.ts';
import {
  chromiumWithoutScript,
  firefoxWithoutScript,
  type NoScriptBrowser,
} from '../support/no-script-browsers.ts';
import { Terminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';
import { openOnionRoom, type OnionRoom } from './onion-room.ts';
import { PageGuest } from './page-guest.ts';

const artefacts = join(import.meta.dirname, '../artefacts');
mkdirSync(artefacts, { recursive: true });

function picture(name: string): string {
  return join(artefacts, `lite-${name}.png`);
}

describe('by the onion', () => {
  let room: OnionRoom;
  /** In Firefox without script. */
  let ada: NoScriptBrowser;
  /** In Chromium with script. */
  let bea: PageGuest;
  let irc: IrcClient;
  const closers: (() => unknown)[] = [];

  beforeAll(async () => {
    room = await openOnionRoom();
    ada = await firefoxWithoutScript(room.socks.port);
    closers.push(() => ada.close());
    const page = await openChromium(room.socks.port);
    closers.push(() => page.close());
    bea = new PageGuest(page);
    await bea.enters(room.link, 'bea');
    irc = IrcClient.tcp({ host: '127.0.0.1', port: room.appliance.ports.irc });
    closers.push(() => irc.close());
    await irc.enters('ircy', room.passphrase, '#lobby');
  });

  afterAll(async () => {
    for (const close of closers.toReversed()) await close();
    await room.end();
  });

  test('the room’s own address leads Firefox without script to the form, in three languages', async () => {
    await ada.open(room.link);
    for (const words of [
      'Enter the room without JavaScript',
      'Entrar na sala sem JavaScript',
      'Entrar en la sala sin JavaScript',
    ]) {
      await ada.sees(words);
    }
    await ada.screenshot(picture('noscript'));
    await ada.click('a[href="/lite?lang=es"]');
    await ada.sees('Frase secreta');
    await ada.click('a[lang="en"]');
    await ada.sees('Passphrase');
  });

  test('it enters, and is seen by a page with script and by IRC', async () => {
    await ada.enters('ada', room.passphrase);
    await bea.seesPerson('ada');
    await irc.hears(/^:ada!\S+ JOIN/);
  });

  test('all three talk, live', async () => {
    await ada.says('ada greets <b>all</b>');
    await bea.sees('ada greets <b>all</b>');
    await irc.hears(/^:ada!\S+ PRIVMSG #lobby :ada greets <b>all<\/b>$/);
    await bea.says('bea greets all');
    await ada.sees('bea bea greets all');
    irc.say('PRIVMSG #lobby :ircy greets all');
    await ada.sees('ircy ircy greets all');
  });

  test('two talk in private, and the one without script is told where', async () => {
    await bea.says('/msg ada between bea and ada');
    await ada.sees('New in bea');
    await ada.screenshot(picture('tor-news'));
  });

  test('nothing was asked of anybody but the onion', () => {
    const makers = /\.(googleapis\.com|google\.com|mozilla\.com|mozilla\.net|mozilla\.org):443$/;
    const asked = new Set(room.socks.destinations.filter((name) => !makers.test(name)));
    expect(asked).toEqual(new Set([`${room.address}:80`]));
  });

  test('the room’s end is told', async () => {
    await room.appliance.end();
    await ada.sees('The room is closed.');
  });
});

describe('straight', () => {
  let room: GatewayRoom;
  let relay: BreakableRelay;
  let irc: IrcClient;

  beforeAll(async () => {
    const [port = 0] = await freePorts(1);
    room = await GatewayRoom.start({}, (config) => ({
      ...config,
      hosts: [...config.hosts, `127.0.0.1:${port}`],
    }));
    relay = new BreakableRelay(port, () => room.webPort);
    await relay.up();
    irc = room.irc();
    await irc.enters('ircy', passphrase, '#lobby');
    irc.say('TOPIC #lobby :Tea at five, by the river <b>');
  });

  afterAll(async () => {
    await relay.down();
    await room.end();
  });

  describe.each([
    ['firefox', () => firefoxWithoutScript(null), 'e=connectionFailure'],
    ['chromium', () => chromiumWithoutScript(), 'chrome-error'],
  ] as const)('%s', (name, open, errorPage) => {
    let guest: NoScriptBrowser;

    beforeAll(async () => {
      guest = await open();
      await guest.open(`http://127.0.0.1:${relay.port}/lite`);
      await guest.enters(`a${name}`, passphrase);
    });

    afterAll(() => guest.close());

    test('shows the newest without a reload, however much is said', async () => {
      for (let index = 0; index < 35; index += 1) irc.say(`PRIVMSG #lobby :line ${index} of many`);
      await guest.sees('line 34 of many');
      const inView = `(() => {
        const last = [...document.querySelectorAll('.log p')].at(-1);
        if (last === undefined) return null;
        const { top, bottom } = last.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight + 1 && last.textContent.includes('line 34');
      })()`;
      await until('the newest line in view', async () => (await guest.read(inView)).includes(true));
      await guest.says(`from ${name}`);
      await irc.hears(new RegExp(`:from ${name}$`));
      await guest.sees(`a${name} from ${name}`);
    });

    test.each(['reset', 'end'] as const)(
      'brings a stream back that broke by a TCP %s, with what was missed',
      async (how) => {
        relay.cut(how);
        irc.say(`PRIVMSG #lobby :said while ${how}`);
        await guest.sees(`said while ${how}`, 15_000);
        irc.say(`PRIVMSG #lobby :live after ${how}`);
        await guest.sees(`live after ${how}`, 15_000);
      },
    );

    test(
      'brings it back even where the first attempt met a closed door',
      { timeout: 120_000 },
      async () => {
        await relay.down();
        irc.say('PRIVMSG #lobby :said while nobody answered');
        await until('the browser’s own error page', async () =>
          (await guest.read('location.href + document.documentURI')).some((address) =>
            String(address).includes(errorPage),
          ),
        );
        await relay.up();
        await guest.sees('said while nobody answered', 90_000);
        irc.say('PRIVMSG #lobby :live again');
        await guest.sees('live again');
      },
    );

    test('goes back, and reloads, and nothing is said twice', async () => {
      await guest.says('said by a form');
      await irc.hears(/:said by a form$/);
      await guest.open(`http://127.0.0.1:${relay.port}/lite/in/room?in=%23lobby`);
      await guest.sees('said by a form');
      await guest.read('history.back()');
      await guest.sees('#lobby');
      await irc.sync();
      expect(irc.lines.filter((line) => line.endsWith(':said by a form'))).toHaveLength(
        name === 'firefox' ? 1 : 2,
      );
    });
  });

  test(
    'is readable on a desktop and on a phone, light and dark',
    { timeout: 120_000 },
    async () => {
      for (const scheme of ['light', 'dark'] as const) {
        const guest = await firefoxWithoutScript(null, scheme);
        try {
          await guest.open(`http://127.0.0.1:${relay.port}/lite`);
          await guest.screenshot(picture(`join-${scheme}`));
          await guest.enters(`look${scheme}`, passphrase);
          irc.say(`PRIVMSG #lobby :look${scheme}: is this easy to read? http://example.org/tea`);
          irc.say(`PRIVMSG look${scheme} :a word in private`);
          await guest.sees('New in ircy');
          await guest.says('Easy.');
          await guest.sees(`look${scheme} Easy.`);
          await guest.screenshot(picture(`room-${scheme}`));
          await guest.resize(320, 640);
          await guest.screenshot(picture(`phone-${scheme}`));
          const wide =
            'document.documentElement.scrollWidth > document.documentElement.clientWidth';
          expect(await guest.read(wide)).not.toContain(true);
        } finally {
          await guest.close();
        }
      }
    },
  );

  test('w3m enters, writes and reads in one page', async () => {
    const w3m = new Terminal('w3m', `http://127.0.0.1:${relay.port}/lite?lang=en`);
    const field = (tabs: number, text: string): void => {
      w3m.keys('g', ...Array.from({ length: tabs }, () => 'Tab'), 'Enter', 'C-u');
      w3m.types(text);
      w3m.keys('Enter');
    };
    try {
      await w3m.shows('Enter the room');
      field(4, 'wim');
      await w3m.shows('[wim');
      field(5, passphrase);
      await w3m.shows('[****');
      w3m.keys('g', ...Array.from({ length: 9 }, () => 'Tab'), 'Enter');
      await w3m.shows('(*) When I ask');
      w3m.keys('Tab', 'Enter');
      await w3m.shows('You are in #lobby');
      irc.say('PRIVMSG #lobby :hello w3m');
      await irc.sync();
      await until(
        'w3m to read it',
        () => {
          w3m.keys('R');
          return w3m.screen().includes('ircy hello w3m');
        },
        { everyMs: 500 },
      );
      w3m.keys('g', '/');
      w3m.types('Message to');
      w3m.keys('Enter', 'Tab', 'Enter');
      w3m.types('hello from w3m');
      w3m.keys('Enter', 'Tab', 'Enter');
      await irc.hears(/^:wim!\S+ PRIVMSG #lobby :hello from w3m$/);
      await w3m.shows('wim hello from w3m');
    } finally {
      w3m.close();
    }
  });

  test('lynx enters without cookies, and finds the one page where it has no frames', async () => {
    const lynx = new Terminal('lynx', '-cookies', `http://127.0.0.1:${relay.port}/lite?lang=en`);
    try {
      await lynx.shows('Enter the room');
      lynx.keys('Down', 'Down', 'Down', 'C-u');
      lynx.types('lyn');
      lynx.keys('Down');
      lynx.types(passphrase);
      lynx.keys('Down', 'Down', 'Down', 'Down', 'Down', 'Enter');
      await lynx.shows('Messages and form on one page');
      lynx.keys('/');
      lynx.types('form on one');
      lynx.keys('Enter', 'Enter');
      await lynx.shows('You are in #lobby');
      await irc.hears(/^:lyn!\S+ JOIN/);
      lynx.keys('/');
      lynx.types('Reload the');
      lynx.keys('Enter', 'Down');
      lynx.types('hello from lynx');
      lynx.keys('Down', 'Enter');
      await irc.hears(/^:lyn!\S+ PRIVMSG #lobby :hello from lynx$/);
      await lynx.shows('lyn hello from lynx');
    } finally {
      lynx.close();
    }
  });

  const everything = '{ iframes: false }';
  // A frame needs no heading and no landmark of its own: the page around it has them. Its refresh
  // mends a stream that broke, or is the guest's own choice, which may be taken back (WCAG 2.2.1).
  const inFrames = `{
    iframes: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'meta-refresh': { enabled: false } },
  }`;

  test(
    'axe-core finds nothing on any page, in any frame, light or dark',
    { timeout: 120_000 },
    async () => {
      const axe = readFileSync(
        createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
        'utf8',
      );
      const guest = room.lite();
      await guest.enters('axel', passphrase);
      irc.say('PRIVMSG axel :a word', 'PRIVMSG #lobby :axel: look http://example.org/');
      const browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
      });
      try {
        for (const colorScheme of ['light', 'dark'] as const) {
          const context = await browser.newContext({ bypassCSP: true, colorScheme, locale: 'en' });
          const [cookie = '', value = ''] = guest.cookie?.split('=') ?? [];
          await context.addCookies([{ name: cookie, value, domain: '127.0.0.1', path: '/lite' }]);
          const page = await context.newPage();
          const base = `http://127.0.0.1:${room.webPort}/lite`;
          const here = 'in=%23lobby';
          for (const address of [
            base,
            `${base}/in/room?${here}&view=live`,
            `${base}/in/room?${here}&view=page`,
            `${base}/in/room?${here}&view=slow`,
            `${base}/in/people?${here}`,
            `${base}/in/help?${here}`,
            `${base}/in/write?in=%23out`,
            `${base}/in/write?${here}&go=axel`,
            `${base}/in/watch?in=%23out`,
            `${base}/left`,
            `${base}/t/none/room`,
          ]) {
            await page.goto(address, { waitUntil: 'commit' });
            await page.locator('h1, iframe').first().waitFor();
            await until('all frames', () => page.frames().every((frame) => frame.url() !== ''));
            for (const frame of page.frames()) {
              await frame.evaluate(axe);
              const rules = frame === page.mainFrame() ? everything : inFrames;
              const found = await frame.evaluate(`axe.run(${rules}).then(({ violations }) =>
              violations.map(({ id, nodes }) => id + ' ' + nodes.map((node) => node.html).join(' ')))`);
              expect(found, `${frame.url()} (${colorScheme})`).toEqual([]);
            }
          }
          await context.close();
        }
      } finally {
        await browser.close();
      }
    },
  );
});
