// Two guests talk in real browsers over Tor while circuits are closed, and ngIRCd and the gateway are killed.

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

/** From now on each change of the connection's state is recorded. */
const listen = `(() => {
  const state = () => document.querySelector('[role=status]')?.textContent ?? '';
  globalThis.told = [state()];
  const look = () => { if (state() !== told.at(-1)) told.push(state()); };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
})()`;

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
  for (const { page } of both) await page.read(listen);
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
  await room.end();
});

/** The states since `listen`, or since the last call. */
async function toldBy({ page }: PageGuest): Promise<readonly string[]> {
  return (await page.read('told.splice(0, told.length - 1)')) as string[];
}

/** The messages of this person in the log, in order. */
async function saidBy(nick: string, { page }: PageGuest): Promise<readonly string[]> {
  const read = `[...document.querySelectorAll('[role=log] li.message-group')]
    .filter((item) => item.querySelector('.head bdi')?.textContent === ${JSON.stringify(nick)})
    .flatMap((item) => [...item.querySelectorAll('.message .words')])
    .map((words) => words.textContent)`;
  return (await page.read(read)) as string[];
}

/** The guest's own messages with their delivery states, in order. */
async function fates({ page }: PageGuest): Promise<readonly (readonly [string, string])[]> {
  const read = `[...document.querySelectorAll('[role=log] .own .message')].map((said) =>
    [said.querySelector('.words').textContent, said.className.split(' ').at(-1)])`;
  return (await page.read(read)) as [string, string][];
}

/** Each of the guest's messages is delivered, or marked as unsure. */
async function settles(guest: PageGuest): Promise<void> {
  await until('the fate of each message to be known', async () =>
    (await fates(guest)).every(([, fate]) => fate === 'delivered' || fate === 'unsure'),
  );
}

const times = (text: string, part: string): number => text.split(part).length - 1;

/** Every delivered message was received; none was received twice or in another order. */
async function hearsOnceOrMarked(listener: PageGuest, nick: string, who: PageGuest): Promise<void> {
  const own = await fates(who);
  const delivered = own.filter(([, fate]) => fate === 'delivered').map(([text]) => text);
  const heard = await until(`all that ${nick} said to be heard`, async () => {
    const texts = await saidBy(nick, listener);
    return delivered.every((text) => texts.includes(text)) && texts;
  });
  expect(heard).toEqual(own.map(([text]) => text).filter((text) => heard.includes(text)));
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
    await guest.sees('ada says 9');
    await guest.sees('bea says 9');
    await settles(guest);
    expect(await saidBy('ada', guest)).toEqual(ofAda);
    expect(await saidBy('bea', guest)).toEqual(ofBea);
    expect((await fates(guest)).map(([, fate]) => fate)).toEqual(ofAda.map(() => 'delivered'));
    expect(await guest.log()).not.toMatch(/left|joined again|may be lost/);
    await until('the connection to stand', async () => (await guest.state()) === 'Connected');
    const told = await toldBy(guest);
    expect(told).toContainEqual(
      expect.stringMatching(/^The connection broke\. Trying again in \d+ s/),
    );
    expect(told).toContain('Back. Nothing was lost.');
  }
});

test('a reload in Firefox goes on where the page was, and the other guest sees nobody go', async () => {
  const before = await saidBy('ada', bea);
  await bea.page.reload();
  await ada.says('while the page was loading');
  await bea.sees('while the page was loading');
  expect(await saidBy('ada', bea)).toEqual([...before, 'while the page was loading']);
  await bea.says('and I can talk');
  await ada.sees('and I can talk');
  expect(await ada.log()).not.toMatch(/left|joined again/);
  await until('the connection to stand', async () => (await bea.state()) === 'Connected');
  // This is another page.
  await bea.page.read(listen);
});

test('ngIRCd dies: one line tells when it is back, and each message is heard once or marked', async () => {
  const { pid } = await room.appliance.inside('ngircd');
  await ada.says('said at its last moment');
  process.kill(pid, 'SIGKILL');
  await ada.says('said into the silence');
  await bea.says('said into the silence, too');
  for (const guest of both) {
    await guest.sees('You are back in the room.');
    await settles(guest);
    expect(times(await guest.log(), 'You are back in the room.')).toBe(1);
    expect(times(await guest.log(), 'The room is away for a moment.')).toBe(1);
    expect(await guest.log()).not.toMatch(/joined again/);
    // The page's connection was up all the time.
    expect(await toldBy(guest)).toEqual([]);
  }
  await hearsOnceOrMarked(bea, 'ada', ada);
  await hearsOnceOrMarked(ada, 'bea', bea);
  expect(await fates(ada)).toContainEqual(['said into the silence', 'delivered']);
});

test('the gateway dies: guests are told that they joined again, and talk on', async () => {
  const { pid } = await room.appliance.gateway();
  const before = await fates(ada);
  const killedMs = performance.now();
  process.kill(pid, 'SIGKILL');
  const back = async (guest: PageGuest, other: string): Promise<string> => {
    await guest.sees('The room no longer held your place');
    await guest.seesPerson(other);
    return `${((performance.now() - killedMs) / 1000).toFixed(1)} s`;
  };
  const spans = await Promise.all([back(ada, 'bea'), back(bea, 'ada')]);
  process.stdout.write(`back in the room after the gateway's end: ${spans.join(' and ')}\n`);
  await ada.says('and on we go');
  await bea.sees('and on we go');
  await settles(ada);
  expect(await fates(ada)).toEqual([...before, ['and on we go', 'delivered']]);
  for (const guest of both) {
    expect(await toldBy(guest)).toContainEqual(expect.stringMatching(/^The connection broke\./));
    expect(times(await guest.log(), 'The room no longer held your place')).toBe(1);
  }
});
