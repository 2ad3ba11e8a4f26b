// The page's own session before a real gateway and a real ngIRCd, while its connections break.

import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readSavedSession, writeSavedSession } from '../../web/src/keep/saved-session.ts';
import { freePorts } from '../support/free-ports.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { PageSession } from '../support/page-session.ts';
import { Relay } from '../support/relay.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;
let relay: Relay;
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
  relay = new Relay(before, room.webPort);
  await relay.up();
  sessions = [];
});
afterEach(async () => {
  for (const { session } of sessions) session.leave('');
  await relay.down();
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

test.each([1, 2])(
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
  const { saved } = ana.session;
  if (saved === null) throw new Error('nothing to take up');
  const text = writeSavedSession(saved, Date.now());
  ana.session.toDoor();
  ben.says('#reload', 'meanwhile');

  const again = page();
  const stay = readSavedSession(text, Date.now());
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
  expect(again.session.connection.value).toEqual({ is: 'back', lost: 0 });
  expect(again.session.room.value.buffers.get('#reload')?.topic).toBe('bread');
  await again.sees('#reload', 'ben');
  expect(again.events('#reload')).not.toContain('event.anew');
});

test('a closed tab gives its nickname back within seconds; a lost connection is held, and that is told', async () => {
  const [cara, lost, eve] = [page(room.webPort), page(), page(room.webPort)];
  await eve.enters('eve', passphrase, '#ghost');
  await cara.enters('cara', passphrase, '#ghost');
  await lost.enters('lost', passphrase, '#ghost');
  await eve.sees('#ghost', 'lost');
  // As a tab that is closed in Firefox: the page hears that it may go, and its socket is closed.
  cara.session.mayUnload();
  cara.session.toDoor();
  await relay.down();
  await until('both to be away', () =>
    ['cara', 'lost'].every((nick) => eve.session.room.value.away.has(nick)),
  );

  const refused = page(room.webPort);
  refused.session.enter({ nick: 'lost', passphrase }, '#ghost');
  await until('the refusal', () => refused.session.state.value.at === 'door');
  expect(refused.session.state.value).toMatchObject({
    problem: { key: 'failed.nickHeld', values: { count: '5' } },
  });

  const here = (nick: string): boolean =>
    eve.session.room.value.buffers.get('#ghost')?.people.has(nick) ?? false;
  await until('the closed tab’s guest to be gone', () => !here('cara'));
  expect(here('lost')).toBe(true);
  await relay.up();
  const again = page(room.webPort);
  await again.enters('cara', passphrase, '#ghost');
  await until('the lost one to be back', () => lost.session.online);
  expect(lost.events('#ghost')).not.toContain('event.anew');
});

test('others see who lost the connection, and that they are back', async () => {
  const [ada, bob] = [page(), page(room.webPort)];
  await ada.enters('ada', passphrase, '#away');
  await bob.enters('bob', passphrase, '#away');
  await ada.sees('#away', 'bob');
  await relay.down();
  await until('ada to be away', () => bob.session.room.value.away.has('ada'));
  bob.says('ada', 'are you there?');
  await until('the answer', () => bob.events('ada').includes('event.absentLost'));
  await relay.up();
  ada.session.retryNow();
  await until('ada to be back', () => !bob.session.room.value.away.has('ada'));
  await until('the private word', () => ada.texts('bob', 'bob').length === 1);
  expect(bob.events('ada')).toEqual(['event.absentLost', 'event.present']);
});

test('who takes up the same place elsewhere is told to the first, who dials no more until asked', async () => {
  const amy = page();
  await amy.enters('amy', passphrase, '#taken');
  const { saved } = amy.session;
  if (saved === null) throw new Error('nothing to take up');
  const other = page();
  await other.takesUp(saved);
  await until('amy to be told', () => amy.session.connection.value.is === 'taken');
  amy.session.checkConnection();
  expect(amy.session.connection.value.is).toBe('taken');
  amy.says('#taken', 'still me?');
  amy.session.retryNow();
  await until('amy to be back', () => amy.session.online);
  await until('the line', () => deliveries(amy, '#taken').join() === 'delivered');
  expect(amy.session.room.value.nick).toBe('amy');
  expect(amy.events('#taken')).not.toContain('event.anew');
  await until('the other to be told', () => other.session.connection.value.is === 'taken');
});

test.each([
  ['zoom-yodel-zipfile-zebra-yonder-ze', 'failed.cutOff'],
  ['zoom-yodel-zipfile-zebra-yonder-zexx', 'failed.passphrase'],
])('a passphrase that is cut inside its last word is told as cut: %s', async (wrong, key) => {
  const cut = page(room.webPort);
  cut.session.enter({ nick: 'cut', passphrase: wrong }, '#lobby');
  await until('the refusal', () => cut.session.state.value.at === 'door');
  expect(cut.session.state.value).toMatchObject({ problem: { key } });
});
