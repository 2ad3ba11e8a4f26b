// A session in a room that resumes: nothing is lost over a break, and nothing is sent twice.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { SessionFixture, until } from './session-fixture.ts';

let page: SessionFixture;

beforeEach(async () => {
  page = await SessionFixture.open({ linkHasTimers: true });
});

afterEach(() => page.close());

const lines = () => page.look.lines();
const talk = () => page.look.talk();
const events = (name?: string) => page.look.events(name);

test('what comes is acknowledged within four seconds, and at once after 128 lines', async () => {
  const visitor = await page.entersResumable('first');
  page.pass(4_000);
  expect(await visitor.hears(/^RESUME/)).toBe('RESUME ACK 5');
  visitor.says(...Array.from({ length: 128 }, (_, i) => `:Ana!g@h PRIVMSG #lobby :${i}`));
  expect(await visitor.hears(/^RESUME/)).toBe('RESUME ACK 133');
  expect(page.timers.map(({ delayMs }) => delayMs)).not.toContain(4_000);
});

test('a message is sent when the room has it, and delivered when everybody has', async () => {
  const visitor = await page.entersResumable('first');
  page.session.sendMessage('#lobby', 'say', 'hello');
  page.session.sendMessage('#lobby', 'act', 'waves');
  expect(await visitor.hears(/PRIVMSG/)).toBe('@mayfly.chat/id=2 PRIVMSG #lobby :hello');
  expect(talk()).toEqual(['Bruno: hello (sending)', 'Bruno: waves (sending)']);
  visitor.says(':room RESUME SEEN 2');
  await until(() => expect(talk()).toEqual(['Bruno: hello (sent)', 'Bruno: waves (sending)']));
  visitor.says(
    '@mayfly.chat/id=2;time=2026-11-22T10:00:00.000Z :Bruno!g@h PRIVMSG #lobby :hello',
    '@mayfly.chat/id=3 :Bruno!g@h PRIVMSG #lobby :\x01ACTION waves\x01',
  );
  await until(() =>
    expect(talk()).toEqual(['Bruno: hello (delivered)', 'Bruno: waves (delivered)']),
  );
  expect(lines()[1]?.at).toBe(Date.parse('2026-11-22T10:00:00Z'));
});

test('a refusal fails the oldest message that it can be about', async () => {
  const visitor = await page.entersResumable('first');
  page.session.sendMessage('#lobby', 'say', 'one');
  page.session.sendMessage('#lobby', 'say', 'two');
  visitor.says(
    ':room RESUME SEEN 3',
    ':room 404 Bruno #lobby :Cannot send to channel',
    '@mayfly.chat/id=3 :Bruno!g@h PRIVMSG #lobby :two',
  );
  await until(() => expect(talk()).toEqual(['Bruno: one (failed)', 'Bruno: two (delivered)']));
});

test('what was under way is said again with its id, before what was written meanwhile', async () => {
  const first = await page.entersResumable('first');
  page.session.sendMessage('#lobby', 'say', 'one');
  page.session.sendMessage('#lobby', 'say', 'two');
  await first.hears(/two$/);
  first.cut();
  await until(() => expect(page.session.connection.value.is).toBe('waiting'));
  page.session.sendMessage('#lobby', 'say', 'three');
  expect(talk()).toEqual([
    'Bruno: one (sending)',
    'Bruno: two (sending)',
    'Bruno: three (waiting)',
  ]);
  page.pass(750);
  const second = await page.room.visitor();
  expect(await second.hears(/./)).toBe('RESUME first 5');
  second.says(':room RESUME OK second 300 2 6', ':Ana!g@h PRIVMSG #lobby :meanwhile');
  expect(await second.hears(/./)).toBe('RESUME ACK 5');
  expect(await second.hears(/./)).toBe('@mayfly.chat/id=3 PRIVMSG #lobby :two');
  expect(await second.hears(/./)).toBe('@mayfly.chat/id=4 PRIVMSG #lobby :three');
  await until(() =>
    expect(talk()).toEqual([
      'Bruno: one (sent)',
      'Bruno: two (sending)',
      'Bruno: three (sending)',
      'Ana: meanwhile (delivered)',
    ]),
  );
  expect(page.session.connection.value).toEqual({ is: 'back', lost: 0 });
  page.pass(6_000);
  expect(page.session.connection.value).toEqual({ is: 'online' });
  expect(page.session.room.value.buffers.get('#lobby')?.presence).toBe('in');
});

test('lost lines are told in every place, and what is known of channels is asked anew', async () => {
  const second = await page.breaks(await page.entersResumable('first'));
  await second.hears(/^RESUME first/);
  second.says(':room RESUME OK second 300 1 18');
  await until(() => expect(page.session.connection.value).toEqual({ is: 'back', lost: 12 }));
  expect(events().at(-1)).toBe('event.gap');
  for (const question of ['NAMES', 'TOPIC', 'WHO', 'MODE']) {
    expect(await second.hears(/ :#lobby$/)).toContain(` ${question} :#lobby`);
  }
});

test('a place that was given up is entered anew on the same connection, and that is told', async () => {
  const first = await page.entersResumable('first');
  page.session.sendMessage('#lobby', 'say', 'heard?');
  await first.hears(/heard/);
  const second = await page.breaks(first);
  page.session.sendMessage('#lobby', 'say', 'later');
  await second.hears(/^RESUME first/);
  second.says(':room FAIL RESUME INVALID_TOKEN :That page.session is not here any more');
  await page.admitResumable(second, 'other');
  await until(() => expect(events()).toContain('event.anew'));
  expect(await second.hears(/PRIVMSG/)).toMatch(/^@mayfly.chat\/id=\d+ PRIVMSG #lobby :later$/);
  expect(talk()).toEqual(['Bruno: heard? (unsure)', 'Bruno: later (sending)']);
});

test('what the room took and nobody was given is unsure, once ngIRCd has answered behind it', async () => {
  const visitor = await page.entersResumable('first');
  page.session.sendMessage('#lobby', 'say', 'into the void');
  visitor.says(':room RESUME SEEN 2');
  await until(() => expect(talk()).toEqual(['Bruno: into the void (sent)']));
  page.pass(4_000);
  page.pass(4_000);
  const ping = await visitor.hears(/^PING :receipt/);
  visitor.says(`:room PONG room ${ping.slice('PING '.length)}`);
  await until(() => expect(talk()).toEqual(['Bruno: into the void (unsure)']));
});

test('a silent line is asked, and one that does not answer is dialled anew', async () => {
  const first = await page.entersResumable('first');
  // The first silence was measured from before the last line.
  page.pass(25_000);
  page.pass(25_000);
  expect(await first.hears(/^PING :still/)).toBe('PING :still-there');
  first.says(':room PONG room :still-there');
  await until(() => expect(page.session.saved?.link.place.got).toBe(6));
  expect(page.timers.map(({ delayMs }) => delayMs)).not.toContain(15_000);
  page.pass(25_000);
  page.pass(25_000);
  await first.hears(/^PING :still/);
  page.pass(15_000);
  expect(page.session.connection.value.is).toBe('waiting');
  page.pass(750);
  expect(await (await page.room.visitor()).hears(/./)).toBe('RESUME first 6');
});

test('whoever looks at the page again does not wait long for a dead line', async () => {
  await page.entersResumable('first');
  page.session.checkConnection();
  page.pass(6_000);
  expect(page.session.connection.value.is).toBe('waiting');
  page.session.checkConnection();
  expect(page.session.connection.value.is).toBe('connecting');
  await (await page.room.visitor()).hears(/^RESUME first/);
});

test('a message that nothing answers shows a dead line, too', async () => {
  const visitor = await page.entersResumable('first');
  page.session.sendMessage('#lobby', 'say', 'hello?');
  await visitor.hears(/hello/);
  page.pass(15_000);
  expect(page.session.connection.value.is).toBe('waiting');
});

test('taken elsewhere: told, not dialled by itself, and taken back by hand', async () => {
  const first = await page.entersResumable('first');
  first.says(':room RESUME TAKEN back', 'ERROR :Closing link: taken over by another connection');
  first.close(1000);
  await until(() => expect(page.session.connection.value).toEqual({ is: 'taken' }));
  expect(page.timers).toEqual([]);
  expect(page.session.saved).toBeNull();
  page.session.checkConnection();
  expect(page.session.connection.value).toEqual({ is: 'taken' });
  page.session.retryNow();
  const second = await page.room.visitor();
  expect(await second.hears(/./)).toBe('RESUME back 5');
  second.says(':room RESUME OK second 300 1 6');
  await until(() => expect(page.session.connection.value).toEqual({ is: 'back', lost: 0 }));
});
