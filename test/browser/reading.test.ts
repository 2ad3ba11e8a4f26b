// Reading: formats, muted people, new messages, the place where the guest stopped, screen readers. The room is on
// this machine: Tor is not the point.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import type { PageGuest } from './page-guest.ts';
import {
  chords,
  clears,
  comesTo,
  hasNoFaults,
  isQuiet,
  openTwoGuests,
  pieces,
  type TwoGuests,
} from './two-guests.ts';

let guests: TwoGuests;
let ada: PageGuest;
let bea: PageGuest;
let both: readonly PageGuest[];
let mallory: IrcClient;

beforeAll(async () => {
  guests = await openTwoGuests();
  ({ ada, bea, both, mallory } = guests);
});

afterAll(() => guests.end());

beforeEach(async () => {
  for (const guest of both) await clears(guest);
});

test('formats of others are seen', async () => {
  mallory.say(
    'PRIVMSG #lobby :\x02bold \x1dboth\x0f \x1funder\x1f \x1estruck\x1e \x11typed\x11 \x034red\x03 \x0399plain \x16turned\x16',
  );
  for (const guest of both) {
    await guest.sees('bold both under struck typed red plain turned');
    await comesTo(guest, pieces, [
      ['bold', 'bold ', false],
      ['bold italic', 'both', false],
      ['underline', 'under', false],
      ['strike', 'struck', false],
      ['mono', 'typed', false],
      ['', 'red', true],
      ['', 'turned', true],
    ]);
  }
});

test('a muted person is one quiet line, under a new nickname too, until heard again', async () => {
  const mutedLines = `[...document.querySelectorAll('.muted-lines p')].at(-1)?.textContent ?? ''`;
  for (const guest of both) await guest.says('/mute mallory');
  mallory.say('PRIVMSG #lobby :first nuisance', 'NICK mallet');
  for (const guest of both) await guest.sees('mallory is now mallet');
  mallory.say('PRIVMSG #lobby :second nuisance', 'PRIVMSG #lobby :third nuisance');
  for (const guest of both) {
    await comesTo(guest, mutedLines, '2 messages from people you muted Show');
    expect(await guest.log()).not.toContain('nuisance');
    expect(await guest.page.read(`document.querySelector('.muted-people bdi').textContent`)).toBe(
      'mallet',
    );
    await guest.page.read(`[...document.querySelectorAll('.muted-lines button')].at(-1).click()`);
    await guest.sees('third nuisance');
    expect(await guest.log()).not.toContain('first nuisance');
    await guest.page.click('Unmute: mallet');
    await guest.sees('first nuisance');
  }
  mallory.say('NICK mallory');
  for (const guest of both) await guest.seesPerson('mallory');
});

/** Where the first new line is: above the visible part, in it, or nowhere. */
const newLine = `(() => {
  const line = document.querySelector('.new-line');
  if (line === null) return 'none';
  const log = document.querySelector('[role=log]').getBoundingClientRect();
  const { top, bottom } = line.getBoundingClientRect();
  return bottom <= log.top ? 'above' : top >= log.bottom ? 'below' : 'in view';
})()`;
const atBottom = `(() => {
  const { scrollHeight, scrollTop, clientHeight } = document.querySelector('[role=log]');
  return scrollHeight - scrollTop - clientHeight < 2;
})()`;
const lines = (count: number, what: string): readonly string[] =>
  Array.from({ length: count }, (_, n) => `PRIVMSG #lobby :${what} ${n}`);

test('what came while one was elsewhere is marked, and one click away', async () => {
  for (const guest of both) {
    await guest.says('/join #away');
    await guest.looksAt('#away');
  }
  // As many as the gateway accepts at once.
  mallory.say(...lines(35, 'while away'));
  for (const guest of both) {
    await comesTo(guest, `document.querySelector('.buffer .badge')?.textContent`, '35');
    await guest.looksAt('#lobby');
    await comesTo(guest, atBottom, true);
    await comesTo(guest, newLine, 'above');
    await guest.page.click('35 new messages above');
    await comesTo(guest, newLine, 'in view');
    const first = `document.querySelector('.new-line + .message-group .message').textContent`;
    expect(await guest.page.read(first)).toBe('while away 0');
  }
});

/** The line at the top of the log, and its distance from there in whole pixels. */
const topLine = `(() => {
  const log = document.querySelector('[role=log]');
  const top = log.getBoundingClientRect().top;
  const line = [...log.querySelectorAll('[data-line]')]
    .find((one) => one.getBoundingClientRect().bottom > top);
  return [line.dataset.line, Math.round(line.getBoundingClientRect().top - top)];
})()`;
type TopLine = readonly [id: string, px: number];

/** A scroll position is whole pixels, and text is not. */
async function isAt({ page }: PageGuest, [id, px]: TopLine): Promise<void> {
  await until(`${page.browser} to have line ${id} at ${px} px`, async () => {
    const [nowId, nowPx] = (await page.read(topLine)) as TopLine;
    return nowId === id && Math.abs(nowPx - px) <= 1;
  });
}

test('who reads back is not moved by new lines, is told how many, and finds the place again', async () => {
  for (const guest of both) {
    // Until the mark of new lines is out of sight: it is removed when the guest looks elsewhere.
    await guest.page.read(`document.querySelector('[role=log]').scrollTop += 120`);
    await comesTo(guest, newLine, 'above');
  }
  const places = await Promise.all(both.map(({ page }) => page.read(topLine) as Promise<TopLine>));
  mallory.say('PRIVMSG #lobby :one below', 'PRIVMSG #lobby :two below');
  for (const [at, guest] of both.entries()) {
    const place = places[at] ?? ['', 0];
    await guest.sees('two below');
    await comesTo(guest, `document.querySelector('.newest')?.textContent`, '2 new messages below');
    await isAt(guest, place);
    await guest.looksAt('#away');
    await guest.looksAt('#lobby');
    await isAt(guest, place);
    await guest.page.click('2 new messages below');
    await comesTo(guest, atBottom, true);
    await comesTo(guest, `document.querySelector('.newest') === null`, true);
  }
  for (const guest of both) {
    await guest.says('an answer');
    await comesTo(guest, newLine, 'none');
  }
});

test('a log that is at its bottom stays there, whatever becomes of the window', async () => {
  for (const guest of both) {
    for (const [width, height] of [
      [360, 640],
      [1280, 800],
    ] as const) {
      await guest.page.resize(width, height);
      await comesTo(guest, atBottom, true);
      await comesTo(guest, `document.querySelector('[role=log]').dataset.follows`, 'yes');
    }
  }
});

/** The last text that was read; lines that came just before are read with it. */
const told = `document.querySelector('.log-frame > [aria-live=polite]').textContent.split('\\n').at(-1)`;

test('new lines are told to a screen reader, few by their words, many by their number, one’s own never', async () => {
  mallory.say('PRIVMSG #lobby :for all ears');
  for (const guest of both) await comesTo(guest, told, 'mallory: for all ears');
  await ada.says('my own words');
  await bea.sees('my own words');
  await comesTo(bea, told, 'ada: my own words');
  expect(await ada.page.read(told)).toBe('mallory: for all ears');
  // A client whose lines the gateway accepts at once.
  const trudy = guests.near.room.irc();
  await trudy.enters('trudy', passphrase, '#lobby');
  trudy.say(...lines(5, 'many'));
  for (const guest of both) await comesTo(guest, told, '5 new messages');
});

test('an own message says that it is there, the newest alone', async () => {
  for (const guest of both) {
    await guest.says('did it arrive?');
    const words = `[...document.querySelectorAll('.delivery')].map((one) => one.textContent.trim())`;
    await comesTo(guest, words, ['delivered']);
    const said = `[...document.querySelectorAll('.own')].at(-1).querySelector('.delivery') !== null`;
    expect(await guest.page.read(said)).toBe(true);
  }
});

test('axe finds nothing in what muted people said, light and dark', async () => {
  const opened: Readonly<Record<string, () => Promise<unknown>>> = {
    'muted people': async () => {
      await chords(ada, 'Escape');
      await ada.says('/mute mallory');
      await ada.page.read(`document.querySelector('.muted-lines button').click()`);
    },
  };
  await hasNoFaults(ada, opened);
});

test('none of it made a page ask for anything else, run anything or break its policy', async () => {
  for (const guest of both) await isQuiet(guest, guests.near);
});
