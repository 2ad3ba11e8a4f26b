// The page's own session before a real gateway and a real ngIRCd, while its connections break.

import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readStay, writeStay } from '../../web/src/keep/kept-stay.ts';
import { breakableRelay, type BreakableRelay } from '../support/breakable-relay.ts';
import { freePorts } from '../support/free-ports.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { PageSession } from '../support/page-session.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;
let relay: BreakableRelay;
let sessions: PageSession[] = [];

let before = 0;

beforeAll(async () => {
  [before = 0] = await freePorts(1);
  room = await GatewayRoom.start({}, (config) => ({
    ...config,
    hosts: [...config.hosts, `127.0.0.1:${before}`],
  }));
});
beforeEach(async () => {
  relay = await breakableRelay(room.webPort, before);
  sessions = [];
});
afterEach(async () => {
  for (const { session } of sessions) session.leave('');
  await relay.close();
});
afterAll(() => room.end());

function page(port = relay.port): PageSession {
  const one = new PageSession(port);
  sessions.push(one);
  return one;
}

const numbered = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${name} ${i + 1}`);

/** Numbers that look random and are the same in every run: Lehmer's generator. */
function* dice(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

const deliveries = (one: PageSession, name: string): readonly string[] => [
  ...new Set(one.talk(name).flatMap(({ own, delivery }) => (own ? [delivery] : []))),
];

test.each([1, 2, 3])(
  'both ways nothing is lost and nothing doubled, wherever the line breaks (seed %i)',
  async (seed) => {
    const channel = `#chaos${seed}`;
    const chance = dice(seed);
    const [ana, ben] = [page(), page()];
    await ana.enters(`ana${seed}`, passphrase, channel);
    await ben.enters(`ben${seed}`, passphrase, channel);
    await ana.sees(channel, `ben${seed}`);
    const [rounds, each] = [8, 5];
    const lines = rounds * each;
    const [said, answered] = [numbered('said', lines), numbered('answered', lines)];
    for (let i = 0; i < lines; i += 1) {
      // Less than a round takes: it breaks in the middle of a line, a handshake or a replay.
      if (i % each === 0) relay.cutAfter(Math.floor(chance.next().value * 1_000));
      ana.says(channel, said[i] ?? '');
      ben.says(channel, answered[i] ?? '');
      // Some fall into one turn of the socket, some into a connection that is being made.
      if (chance.next().value < 0.5) await delay(Math.floor(chance.next().value * 20));
      if (i % each === each - 1) {
        await until('the break', () => relay.cuts > Math.floor(i / each));
      }
    }
    const whole = (one: PageSession, from: string): boolean =>
      one.texts(channel, from).length >= lines && !deliveries(one, channel).includes('sending');
    await until('all to be heard', () => whole(ana, `ben${seed}`) && whole(ben, `ana${seed}`));
    await until(
      'all to be delivered',
      () =>
        deliveries(ana, channel).join() + deliveries(ben, channel).join() === 'delivereddelivered',
    );
    expect(ben.texts(channel, `ana${seed}`)).toEqual(said);
    expect(ana.texts(channel, `ben${seed}`)).toEqual(answered);
    expect(ana.texts(channel, `ana${seed}`)).toEqual(said);
    expect(relay.cuts).toBe(rounds);
  },
);

test('a page takes up where another stopped, and its own lines are not said twice', async () => {
  const [ana, ben] = [page(), page(room.webPort)];
  await ana.enters('ana', passphrase, '#reload');
  await ben.enters('ben', passphrase, '#reload');
  ben.says('#reload', 'before');
  await until('before', () => ana.texts('#reload', 'ben').length === 1);
  ana.session.send('TOPIC', '#reload', 'bread');
  await until('the topic', () => ana.events('#reload').includes('event.topic'));
  // Given to the socket, and cut before the room can have told that it has it.
  ana.says('#reload', 'under way');
  const { kept } = ana.session;
  if (kept === null) throw new Error('nothing to take up');
  const text = writeStay(kept, Date.now());
  ana.session.toDoor();
  ben.says('#reload', 'meanwhile');

  const again = page();
  const stay = readStay(text, Date.now());
  if (stay === null) throw new Error('what was kept cannot be read');
  await again.takesUp(stay);
  await until('meanwhile', () => again.texts('#reload', 'ben').length === 2);
  await until('the own line', () => deliveries(again, '#reload').join() === 'delivered');
  expect(again.talk('#reload').map((line) => line.text)).toEqual([
    'before',
    'under way',
    'meanwhile',
  ]);
  expect(ben.texts('#reload', 'ana')).toEqual(['under way']);
  expect(again.session.line.value).toEqual({ is: 'back', lost: 0 });
  expect(again.session.room.value.buffers.get('#reload')?.topic).toBe('bread');
  await again.sees('#reload', 'ben');
  expect(again.events('#reload')).not.toContain('event.anew');
});

test('others see who lost the connection, and that they are back', async () => {
  const [ana, ben] = [page(), page(room.webPort)];
  await ana.enters('ana', passphrase, '#away');
  await ben.enters('ben', passphrase, '#away');
  await ana.sees('#away', 'ben');
  relay.refuse(true);
  relay.cut();
  await until('ana to be away', () => ben.session.room.value.away.has('ana'));
  ben.says('ana', 'are you there?');
  await until('the answer', () => ben.events('ana').includes('event.absentLost'));
  relay.refuse(false);
  ana.session.retryNow();
  await until('ana to be back', () => !ben.session.room.value.away.has('ana'));
  await until('the private word', () => ana.texts('ben', 'ben').length === 1);
  expect(ben.events('ana')).toEqual(['event.absentLost', 'event.present']);
});

test('who takes up the same place elsewhere is told to the first, who dials no more until asked', async () => {
  const ana = page();
  await ana.enters('ana', passphrase, '#taken');
  const { kept } = ana.session;
  if (kept === null) throw new Error('nothing to take up');
  const other = page();
  await other.takesUp(kept);
  await until('ana to be told', () => ana.session.line.value.is === 'taken');
  ana.session.wake();
  expect(ana.session.line.value.is).toBe('taken');
  ana.says('#taken', 'still me?');
  ana.session.retryNow();
  await until('ana to be back', () => ana.session.online);
  await until('the line', () => deliveries(ana, '#taken').join() === 'delivered');
});
