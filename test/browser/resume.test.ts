// Two guests in real browsers, over Tor, in the middle of a conversation: circuits are closed under them,
// ngIRCd and the gateway are killed.

import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { openChromium, openFirefox } from '../support/browsers.ts';
import { until } from '../support/until.ts';
import { breakCircuits } from '../tornet/break-circuits.ts';
import { openOnionRoom, type OnionRoom } from './onion-room.ts';
import { PageGuest } from './page-guest.ts';

const { control } = inject('tornet');

let room: OnionRoom;
let ada: PageGuest;
let bea: PageGuest;
let both: readonly PageGuest[];

const closers: (() => unknown)[] = [];

beforeAll(async () => {
  room = await openOnionRoom();
  const [chromium, firefox] = await Promise.all([
    openChromium(room.socks.port),
    openFirefox(room.socks.port),
  ]);
  closers.push(
    () => chromium.close(),
    () => firefox.close(),
  );
  ada = new PageGuest(chromium);
  bea = new PageGuest(firefox);
  both = [ada, bea];
  await ada.enters(room.link, 'ada');
  await bea.enters(room.link, 'bea');
  await ada.seesPerson('bea');
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
  await room.end();
});

/** What this person is read to have said, in order. */
async function saidBy(nick: string, { page }: PageGuest): Promise<readonly string[]> {
  const read = `[...document.querySelectorAll('[role=log] li.talk')]
    .filter((item) => item.querySelector('.head bdi')?.textContent === ${JSON.stringify(nick)})
    .flatMap((item) => [...item.querySelectorAll('.said .words')])
    .map((words) => words.textContent)`;
  return (await page.read(read)) as string[];
}

/** The words beside the guest's newest message. */
async function newestState({ page }: PageGuest): Promise<string> {
  const read = `[...document.querySelectorAll('[role=log] .own .delivery')].at(-1)?.textContent ?? ''`;
  return String(await page.read(read)).trim();
}

test('circuits close in the middle of a conversation, and nothing is lost or doubled', async () => {
  const [ofAda, ofBea]: [string[], string[]] = [[], []];
  for (let round = 1; round <= 9; round += 1) {
    ofAda.push(`ada says ${round}`);
    ofBea.push(`bea says ${round}`);
    await ada.says(`ada says ${round}`);
    await bea.says(`bea says ${round}`);
    if (round % 3 === 0) expect(await breakCircuits(control)).toBeGreaterThan(0);
  }
  for (const guest of both) {
    await until(
      'all to be heard',
      async () =>
        (await guest.log()).includes('ada says 9') && (await guest.log()).includes('bea says 9'),
    );
    await until(
      'the newest to be delivered',
      async () => (await newestState(guest)) === 'delivered',
    );
    expect(await saidBy('ada', guest)).toEqual(ofAda);
    expect(await saidBy('bea', guest)).toEqual(ofBea);
    expect(await guest.log()).not.toMatch(/left|came in anew|may be lost/);
  }
});

test('ngIRCd dies: what is written meanwhile is said when it is back', async () => {
  const { pid } = await room.appliance.inside('ngircd');
  process.kill(pid, 'SIGKILL');
  await ada.says('said into the silence');
  await bea.sees('said into the silence');
  await until('it to be delivered', async () => (await newestState(ada)) === 'delivered');
  expect(
    (await saidBy('ada', bea)).filter((text) => text === 'said into the silence'),
  ).toHaveLength(1);
});

test('the gateway dies: guests are told that they came in anew, and talk on', async () => {
  const { pid } = await room.appliance.gateway();
  process.kill(pid, 'SIGKILL');
  for (const guest of both) await guest.sees('Your place in the room was given up');
  await ada.seesPerson('bea');
  await bea.seesPerson('ada');
  await ada.says('and on we go');
  await bea.sees('and on we go');
  await until('it to be delivered', async () => (await newestState(ada)) === 'delivered');
});
