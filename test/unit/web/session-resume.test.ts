// The page's session in a room that resumes: over a real WebSocket and the real irc-framework; only the
// room is scripted, and time passes when the test says so.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { linkOpener } from '../../../web/src/irc/link.ts';
import { wireOpener } from '../../../web/src/irc/wire.ts';
import { Session } from '../../../web/src/session/session.ts';
import { scriptedRoom, type ScriptedRoom, type Visitor } from '../../support/scripted-room.ts';
import { lookInto } from './look-into.ts';

interface Timer {
  readonly delayMs: number;
  readonly call: () => void;
}

let room: ScriptedRoom;
let session: Session;
let timers: Timer[];

const after = (delayMs: number, call: () => void): (() => void) => {
  const timer = { delayMs, call };
  timers.push(timer);
  return () => {
    timers = timers.filter((other) => other !== timer);
  };
};

/** The time of the one timer with this delay has come. */
function pass(delayMs: number): void {
  const timer = timers.find((one) => one.delayMs === delayMs);
  if (timer === undefined) {
    throw new Error(`${delayMs} is none of ${timers.map((one) => one.delayMs).join()}`);
  }
  timers = timers.filter((other) => other !== timer);
  timer.call();
}

function newSession(): Session {
  return new Session({
    openLink: linkOpener({ openWire: wireOpener(room.url), now: () => 1_000, after }),
    now: () => 1_000,
    random: () => 0.5,
    pick: () => 0,
    after,
    hasNetwork: () => true,
  });
}

beforeEach(async () => {
  room = await scriptedRoom();
  timers = [];
  session = newSession();
});

afterEach(async () => {
  session.toDoor();
  await room.close();
});

const until = (check: () => void): Promise<void> =>
  vi.waitFor(check, { timeout: 5_000, interval: 5 });
const { lines, talk, events } = lookInto(() => session);

const offered = 'away-notify batch echo-message mayfly.chat/resume message-tags server-time';

/** Registers as new, and is let into #lobby. */
async function admit(visitor: Visitor, token: string): Promise<void> {
  await visitor.hears(/^CAP LS/);
  visitor.says(`:room CAP * LS :${offered}`);
  const wanted = await visitor.hears(/^CAP REQ/);
  expect(wanted).toContain('mayfly.chat/resume');
  visitor.says(`:room CAP * ACK ${wanted.slice('CAP REQ '.length)}`);
  await visitor.hears(/^CAP END/);
  visitor.says(
    `:room RESUME TOKEN ${token} 300`,
    ':room 001 Bruno :Welcome',
    ':room 005 Bruno CASEMAPPING=ascii PREFIX=(qaohv)~&@%+ CHANTYPES=# :are supported',
  );
  await visitor.hears(/ JOIN :#lobby$/);
  visitor.says(
    ':Bruno!g@h JOIN #lobby',
    ':room 353 Bruno = #lobby :@Ana Bruno',
    ':room 366 Bruno #lobby :End',
  );
  await until(() => expect(session.room.value.buffers.get('#lobby')?.people.size).toBe(2));
}

async function inside(): Promise<Visitor> {
  session.enter({ nick: 'Bruno', passphrase: 'correct-horse' }, '#lobby');
  const visitor = await room.visitor();
  await admit(visitor, 'first');
  return visitor;
}

/** The line breaks, and the page dials anew. */
async function breaks(visitor: Visitor): Promise<Visitor> {
  visitor.cut();
  await until(() => expect(session.connection.value).toEqual({ is: 'waiting', waitMs: 750 }));
  pass(750);
  return room.visitor();
}

test('what comes is acknowledged within four seconds, and at once after 128 lines', async () => {
  const visitor = await inside();
  pass(4_000);
  expect(await visitor.hears(/^RESUME/)).toBe('RESUME ACK 5');
  visitor.says(...Array.from({ length: 128 }, (_, i) => `:Ana!g@h PRIVMSG #lobby :${i}`));
  expect(await visitor.hears(/^RESUME/)).toBe('RESUME ACK 133');
  expect(timers.map(({ delayMs }) => delayMs)).not.toContain(4_000);
});

test('a line that the browser closes itself is no end of the room: the next page finds the place', async () => {
  const visitor = await inside();
  // As Firefox has it when its page is about to go: going away, and nobody says why.
  visitor.close(1001);
  await until(() => expect(session.connection.value.is).toBe('waiting'));
  expect(session.saved?.link.place.token).toBe('first');
  // The load was stopped, and the page is still there.
  pass(750);
  expect(await (await room.visitor()).hears(/^RESUME/)).toBe('RESUME first 5');
});

test('a message is sent when the room has it, and delivered when everybody has', async () => {
  const visitor = await inside();
  session.sendMessage('#lobby', 'say', 'hello');
  session.sendMessage('#lobby', 'act', 'waves');
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
  const visitor = await inside();
  session.sendMessage('#lobby', 'say', 'one');
  session.sendMessage('#lobby', 'say', 'two');
  visitor.says(
    ':room RESUME SEEN 3',
    ':room 404 Bruno #lobby :Cannot send to channel',
    '@mayfly.chat/id=3 :Bruno!g@h PRIVMSG #lobby :two',
  );
  await until(() => expect(talk()).toEqual(['Bruno: one (failed)', 'Bruno: two (delivered)']));
});

test('what was under way is said again with its id, before what was written meanwhile', async () => {
  const first = await inside();
  session.sendMessage('#lobby', 'say', 'one');
  session.sendMessage('#lobby', 'say', 'two');
  await first.hears(/two$/);
  first.cut();
  await until(() => expect(session.connection.value.is).toBe('waiting'));
  session.sendMessage('#lobby', 'say', 'three');
  expect(talk()).toEqual([
    'Bruno: one (sending)',
    'Bruno: two (sending)',
    'Bruno: three (waiting)',
  ]);
  pass(750);
  const second = await room.visitor();
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
  expect(session.connection.value).toEqual({ is: 'back', lost: 0 });
  pass(6_000);
  expect(session.connection.value).toEqual({ is: 'online' });
  expect(session.room.value.buffers.get('#lobby')?.presence).toBe('in');
});

test('lost lines are told in every place, and what is known of channels is asked anew', async () => {
  const second = await breaks(await inside());
  await second.hears(/^RESUME first/);
  second.says(':room RESUME OK second 300 1 18');
  await until(() => expect(session.connection.value).toEqual({ is: 'back', lost: 12 }));
  expect(events().at(-1)).toBe('event.gap');
  for (const question of ['NAMES', 'TOPIC', 'WHO', 'MODE']) {
    expect(await second.hears(/ :#lobby$/)).toContain(` ${question} :#lobby`);
  }
});

test('a place that was given up is entered anew on the same connection, and that is told', async () => {
  const first = await inside();
  session.sendMessage('#lobby', 'say', 'heard?');
  await first.hears(/heard/);
  const second = await breaks(first);
  session.sendMessage('#lobby', 'say', 'later');
  await second.hears(/^RESUME first/);
  second.says(':room FAIL RESUME INVALID_TOKEN :That session is not here any more');
  await admit(second, 'other');
  await until(() => expect(events()).toContain('event.anew'));
  expect(await second.hears(/PRIVMSG/)).toMatch(/^@mayfly.chat\/id=\d+ PRIVMSG #lobby :later$/);
  expect(talk()).toEqual(['Bruno: heard? (unsure)', 'Bruno: later (sending)']);
});

test('what the room took and nobody was given is unsure, once ngIRCd has answered behind it', async () => {
  const visitor = await inside();
  session.sendMessage('#lobby', 'say', 'into the void');
  visitor.says(':room RESUME SEEN 2');
  await until(() => expect(talk()).toEqual(['Bruno: into the void (sent)']));
  pass(4_000);
  pass(4_000);
  const ping = await visitor.hears(/^PING :receipt/);
  visitor.says(`:room PONG room ${ping.slice('PING '.length)}`);
  await until(() => expect(talk()).toEqual(['Bruno: into the void (unsure)']));
});

test('a silent line is asked, and one that does not answer is dialled anew', async () => {
  const first = await inside();
  // The first silence began before the last line came.
  pass(25_000);
  pass(25_000);
  expect(await first.hears(/^PING :still/)).toBe('PING :still-there');
  first.says(':room PONG room :still-there');
  await until(() => expect(session.saved?.link.place.got).toBe(6));
  expect(timers.map(({ delayMs }) => delayMs)).not.toContain(15_000);
  pass(25_000);
  pass(25_000);
  await first.hears(/^PING :still/);
  pass(15_000);
  expect(session.connection.value.is).toBe('waiting');
  pass(750);
  expect(await (await room.visitor()).hears(/./)).toBe('RESUME first 6');
});

test('whoever looks at the page again does not wait long for a dead line', async () => {
  await inside();
  session.checkConnection();
  pass(6_000);
  expect(session.connection.value.is).toBe('waiting');
  session.checkConnection();
  expect(session.connection.value.is).toBe('connecting');
  await (await room.visitor()).hears(/^RESUME first/);
});

test('a message that nothing answers shows a dead line, too', async () => {
  const visitor = await inside();
  session.sendMessage('#lobby', 'say', 'hello?');
  await visitor.hears(/hello/);
  pass(15_000);
  expect(session.connection.value.is).toBe('waiting');
});

test('taken elsewhere: told, not dialled by itself, and taken back by hand', async () => {
  const first = await inside();
  first.says(':room RESUME TAKEN back', 'ERROR :Closing link: taken up by another connection');
  first.close(1000);
  await until(() => expect(session.connection.value).toEqual({ is: 'taken' }));
  expect(timers).toEqual([]);
  expect(session.saved).toBeNull();
  session.checkConnection();
  expect(session.connection.value).toEqual({ is: 'taken' });
  session.retryNow();
  const second = await room.visitor();
  expect(await second.hears(/./)).toBe('RESUME back 5');
  second.says(':room RESUME OK second 300 1 6');
  await until(() => expect(session.connection.value).toEqual({ is: 'back', lost: 0 }));
});

test('another page goes on where this one stopped: nobody registers, and all stands as it did', async () => {
  const first = await inside();
  first.says(':Ana!g@h PRIVMSG #lobby :hi', ':Ana!g@h TOPIC #lobby :bread');
  await until(() => expect(events()).toContain('event.topic'));
  session.sendMessage('#lobby', 'say', 'under way');
  const { saved } = session;
  if (saved === null) throw new Error('nothing is kept');
  session.toDoor();
  session = newSession();
  session.resume(saved);
  expect(session.state.value.at).toBe('entering');
  const second = await room.visitor();
  expect(await second.hears(/./)).toBe('RESUME first 7');
  second.says(
    ':room RESUME OK second 300 1 8',
    ':Ana!g@h MODE #lobby +v Bruno',
    ':Ana!g@h PRIVMSG #lobby :back already?',
  );
  expect(await second.hears(/./)).toBe('RESUME ACK 7');
  expect(await second.hears(/./)).toBe('@mayfly.chat/id=2 PRIVMSG #lobby :under way');
  expect(await second.hears(/./)).toBe('@mayfly.chat/id=3 NAMES :#lobby');
  await until(() =>
    expect(talk()).toEqual([
      'Ana: hi (delivered)',
      'Bruno: under way (sending)',
      'Ana: back already? (delivered)',
    ]),
  );
  expect(session.state.value.at).toBe('inside');
  const lobby = session.room.value.buffers.get('#lobby');
  expect(lobby?.topic).toBe('bread');
  expect(lobby?.people.get('bruno')?.modes).toBe('v');
});

test('a page that may go says that it is back soon or never, and only where it has a place', async () => {
  session.mayUnload();
  session.enter({ nick: 'Bruno', passphrase: 'correct-horse' }, '#lobby');
  const visitor = await room.visitor();
  session.mayUnload();
  await admit(visitor, 'first');
  session.mayUnload();
  expect(await visitor.hears(/^RESUME SOON$/)).toBe('RESUME SOON');
  // It stays: nothing is another than before.
  session.sendMessage('#lobby', 'say', 'still here');
  expect(await visitor.hears(/still here/)).toMatch(/^@mayfly.chat\/id=\d+ PRIVMSG/);
  const again = await breaks(visitor);
  session.mayUnload();
  expect(await again.hears(/./)).toMatch(/^RESUME first /);
  session.mayUnload();
  session.leave('');
  expect(await again.hears(/./)).toMatch(/^QUIT/);
});

test('a page that was reloaded too late enters anew; one that finds no room asks at the door', async () => {
  await inside();
  const { saved } = session;
  if (saved === null) throw new Error('nothing is kept');
  session.toDoor();
  session = newSession();
  session.resume(saved);
  const second = await room.visitor();
  await second.hears(/^RESUME/);
  second.says(':room FAIL RESUME INVALID_TOKEN :That session is not here any more');
  await admit(second, 'other');
  expect(events()).toContain('event.anew');

  session.toDoor();
  session = newSession();
  await room.close();
  session.resume(saved);
  for (const waitMs of [750, 1_500, 3_000, 6_000]) {
    await until(() => expect(session.connection.value).toEqual({ is: 'waiting', waitMs }));
    expect(session.state.value.at).toBe('entering');
    expect(session.saved).not.toBeNull();
    pass(waitMs);
  }
  await until(() =>
    expect(session.state.value).toMatchObject({
      at: 'door',
      problem: { key: 'failed.unreachable' },
    }),
  );
  expect(session.saved).toBeNull();
});

test('who leaves leaves nothing for another page', async () => {
  await inside();
  expect(session.saved?.link.place.token).toBe('first');
  session.leave('');
  expect(session.saved).toBeNull();
});
