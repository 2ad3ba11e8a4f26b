// The page's session over a real WebSocket and the real irc-framework; only the room is scripted.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { linkOpener } from '../../../web/src/irc/link.ts';
import { wireOpener } from '../../../web/src/irc/wire.ts';
import { obey } from '../../../web/src/session/orders.ts';
import { inEnglish } from '../../../server/contract/words/room-says.ts';
import { parseOrder } from '../../../server/contract/room/commands.ts';
import { Session } from '../../../web/src/session/session.ts';
import { scriptedRoom, type ScriptedRoom, type Visitor } from '../../support/scripted-room.ts';
import { lookInto } from './look-into.ts';

let room: ScriptedRoom;
let session: Session;
let timers: { readonly delayMs: number; readonly call: () => void }[];
let hasNetwork: boolean;

beforeEach(async () => {
  room = await scriptedRoom();
  timers = [];
  hasNetwork = true;
  session = new Session({
    openLink: linkOpener({
      openWire: wireOpener(room.url),
      now: () => 1_000,
      after: () => () => undefined,
    }),
    now: () => 1_000,
    random: () => 0.5,
    pick: () => 0,
    after: (delayMs, call) => {
      const timer = { delayMs, call };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    hasNetwork: () => hasNetwork,
  });
});

afterEach(async () => {
  session.toDoor();
  await room.close();
});

const until = (check: () => void): Promise<void> =>
  vi.waitFor(check, { timeout: 5_000, interval: 5 });
const { talk, events } = lookInto(() => session);
const order = (text: string, name = '#lobby'): boolean =>
  obey(parseOrder(text), name, { session, now: () => 1_000, showHelp: () => undefined });

/** Lets a visitor in under this nickname. */
async function welcome(visitor: Visitor, nick: string, capabilities = ''): Promise<void> {
  await visitor.hears(/^CAP LS/);
  visitor.says(`:room CAP * LS :${capabilities}`);
  if (capabilities !== '') {
    const wanted = await visitor.hears(/^CAP REQ/);
    visitor.says(`:room CAP * ACK ${wanted.slice('CAP REQ '.length)}`);
  }
  await visitor.hears(/^CAP END/);
  visitor.says(
    `:room 001 ${nick} :Welcome`,
    `:room 005 ${nick} CASEMAPPING=ascii PREFIX=(qaohv)~&@%+ CHANTYPES=# :are supported`,
  );
}

async function admit(visitor: Visitor, nick: string): Promise<void> {
  await visitor.hears(/^JOIN :#lobby$/);
  visitor.says(
    `:${nick}!g@h JOIN #lobby`,
    `:room 353 ${nick} = #lobby :@Ana ${nick}`,
    `:room 366 ${nick} #lobby :End`,
  );
  await until(() => expect(session.room.value.buffers.get('#lobby')?.people.size).toBe(2));
}

async function inside(capabilities = ''): Promise<Visitor> {
  session.enter({ nick: 'Bruno', passphrase: 'correct-horse' }, '#lobby');
  const visitor = await room.visitor();
  await welcome(visitor, 'Bruno', capabilities);
  await admit(visitor, 'Bruno');
  return visitor;
}

test('a guest enters with passphrase and nickname, and nothing that tells who they are', async () => {
  session.enter({ nick: 'Bruno', passphrase: 'correct-horse' }, '#lobby');
  const visitor = await room.visitor();
  expect(await visitor.hears(/^PASS/)).toBe('PASS correct-horse');
  expect(await visitor.hears(/^NICK/)).toBe('NICK Bruno');
  expect(await visitor.hears(/^USER/)).toBe('USER guest 0 * guest');
  expect(session.state.value.at).toBe('entering');
  visitor.says(':room 001 Bruno :Welcome');
  await admit(visitor, 'Bruno');
  expect(session.state.value.at).toBe('inside');
  expect(events()).toEqual(['event.youJoined']);
});

test('the passphrase is offered to no SASL, and nobody learns the client’s version', async () => {
  session.enter({ nick: 'Bruno', passphrase: 'correct-horse' }, '#lobby');
  const visitor = await room.visitor();
  await visitor.hears(/^CAP LS/);
  visitor.says(':room CAP * LS :sasl=PLAIN server-time');
  expect(await visitor.hears(/^CAP REQ/)).toBe('CAP REQ :server-time');
  visitor.says(
    ':room CAP * ACK :server-time',
    ':room 001 Bruno :Welcome',
    ':Eve!g@h PRIVMSG Bruno :\x01VERSION\x01',
    'PING :end',
  );
  const answers: string[] = [];
  for (;;) {
    const line = await visitor.hears(/./);
    answers.push(line);
    if (line.startsWith('PONG')) break;
  }
  expect(answers.join('\n')).not.toMatch(/AUTHENTICATE|VERSION|NOTICE/);
});

test.each([
  [':room 433 * Bruno :Nickname already in use', 'failed.nickTaken'],
  [`:room 433 * Bruno :${inEnglish('says.nickHeld', { count: '4' })}`, 'failed.nickHeld'],
  [':room 432 * Bruno :Erroneous nickname', 'failed.nickForm'],
  [':room 464 * :Bad password', 'failed.passphrase'],
  [`:room 464 * :${inEnglish('says.cutPassphrase')}`, 'failed.cutOff'],
  ['ERROR :Closing link: the room is full', 'failed.full'],
  ['ERROR :Closing link: your Tor circuit connects too often: wait some seconds', 'failed.closed'],
])('%j keeps a guest at the door, in words', async (line, key) => {
  session.enter({ nick: 'Bruno', passphrase: 'wrong-horse' }, '#lobby');
  const visitor = await room.visitor();
  await visitor.hears(/^USER/);
  visitor.says(line);
  await until(() => expect(session.state.value).toMatchObject({ at: 'door', problem: { key } }));
  const state = session.state.value;
  if (key === 'failed.nickTaken') expect(state).toMatchObject({ suggestion: 'Bruno10' });
  if (key === 'failed.nickHeld')
    expect(state).toMatchObject({ suggestion: 'Bruno10', problem: { values: { count: '4' } } });
  if (key === 'failed.closed' && state.at === 'door') {
    expect(state.problem?.values['why']).toBe(
      'your Tor circuit connects too often: wait some seconds',
    );
  }
});

test('a room that does not answer, or is not there, is told at the door', async () => {
  session.enter({ nick: 'Bruno', passphrase: null }, '#lobby');
  await room.visitor();
  expect(timers).toHaveLength(1);
  timers[0]?.call();
  expect(session.state.value).toMatchObject({ at: 'door', problem: { key: 'failed.timeout' } });
  await room.close();
  session.enter({ nick: 'Bruno', passphrase: null }, '#lobby');
  await until(() =>
    expect(session.state.value).toMatchObject({
      at: 'door',
      problem: { key: 'failed.unreachable' },
    }),
  );
});

test('without echoes a PONG behind it confirms what was said', async () => {
  const visitor = await inside();
  order('hello');
  expect(await visitor.hears(/^PRIVMSG/)).toBe('PRIVMSG #lobby :hello');
  const ping = await visitor.hears(/^PING :receipt/);
  order('more');
  expect(talk()).toEqual(['Bruno: hello (sending)', 'Bruno: more (sending)']);
  visitor.says(`:room PONG room ${ping.slice('PING '.length)}`);
  await until(() => expect(talk()).toEqual(['Bruno: hello (delivered)', 'Bruno: more (sending)']));
  const second = await visitor.hears(/^PING :receipt/);
  visitor.says(`:room PONG room ${second.slice('PING '.length)}`);
  await until(() => expect(talk()[1]).toBe('Bruno: more (delivered)'));
});

test('with echoes the echo confirms it, once, and its text counts', async () => {
  const visitor = await inside('echo-message');
  order('hello\n/slash inside');
  order('/me waves');
  await visitor.hears(/ACTION waves/);
  expect(talk()).toHaveLength(3);
  visitor.says(
    ':Bruno!g@h PRIVMSG #lobby :hello',
    ':Bruno!g@h PRIVMSG #lobby :/slash inside',
    ':Bruno!g@h PRIVMSG #lobby :\x01ACTION waves\x01',
  );
  await until(() =>
    expect(talk()).toEqual([
      'Bruno: hello (delivered)',
      'Bruno: /slash inside (delivered)',
      'Bruno: waves (delivered)',
    ]),
  );
});

test('what was under way when the line broke is marked, not said twice', async () => {
  const visitor = await inside();
  order('did you get this?');
  await visitor.hears(/^PRIVMSG/);
  visitor.cut();
  await until(() => expect(session.connection.value.is).toBe('waiting'));
  expect(talk()).toEqual(['Bruno: did you get this? (unsure)']);
});

test('after a break the guest comes back under the same nickname, and what waited is said in order', async () => {
  const first = await inside();
  order('/join #press s3cret');
  await first.hears(/^JOIN #press :s3cret$/);
  first.says(':Bruno!g@h JOIN #press');
  await until(() => expect(session.room.value.buffers.has('#press')).toBe(true));
  first.cut();
  await until(() => expect(session.connection.value).toEqual({ is: 'waiting', waitMs: 750 }));
  order('one');
  order('/me waits');
  order('/nick Other');
  expect(talk()).toEqual(['Bruno: one (waiting)', 'Bruno: waits (waiting)']);
  // It is told where the guest looks.
  expect(events('#press').at(-1)).toBe('wrong.offline');

  timers.at(-1)?.call();
  const second = await room.visitor();
  await welcome(second, 'Bruno');
  expect(await second.hears(/^JOIN/)).toBe('JOIN :#lobby');
  expect(await second.hears(/^JOIN/)).toBe('JOIN #press :s3cret');
  expect(talk()).toEqual(['Bruno: one (waiting)', 'Bruno: waits (waiting)']);
  second.says(':Bruno!g@h JOIN #lobby');
  expect(await second.hears(/^PRIVMSG/)).toBe('PRIVMSG #lobby :one');
  expect(await second.hears(/^PRIVMSG/)).toBe('PRIVMSG #lobby :\x01ACTION waits\x01');
});

test('while the room still holds the old connection, the guest is somebody else, and then themselves', async () => {
  const first = await inside();
  first.cut();
  await until(() => expect(session.connection.value.is).toBe('waiting'));
  session.retryNow();
  const second = await room.visitor();
  await second.hears(/^NICK Bruno$/);
  second.says(':room 433 * Bruno :Nickname already in use');
  expect(await second.hears(/^NICK/)).toBe('NICK :Bruno10');
  second.says(':room 001 Bruno10 :Welcome');
  await second.hears(/^JOIN/);
  second.says(
    ':Bruno10!g@h JOIN #lobby',
    ':room 353 Bruno10 = #lobby :Ana Bruno Bruno10',
    ':room 366 Bruno10 #lobby :End',
  );
  await until(() => expect(events()).toContain('state.otherNick'));
  second.says(':Bruno!g@h QUIT :gone');
  expect(await second.hears(/^NICK/)).toBe('NICK :Bruno');
  second.says(':Bruno10!g@h NICK Bruno');
  await until(() => expect(session.room.value.nick).toBe('Bruno'));
});

test('waits grow from try to try, and without a network that is said instead', async () => {
  const visitor = await inside();
  await room.close();
  visitor.cut();
  for (const waitMs of [750, 1500, 3000]) {
    await until(() => expect(session.connection.value).toEqual({ is: 'waiting', waitMs }));
    timers.at(-1)?.call();
  }
  hasNetwork = false;
  await until(() => expect(session.connection.value).toEqual({ is: 'offline' }));
});

test('a browser that called itself offline while the line stood is believed once a try has failed', async () => {
  hasNetwork = false;
  const visitor = await inside();
  await room.close();
  visitor.cut();
  await until(() => expect(session.connection.value).toEqual({ is: 'waiting', waitMs: 750 }));
  timers.at(-1)?.call();
  await until(() => expect(session.connection.value).toEqual({ is: 'offline' }));
});

test('the end of the room ends the page’s memory of it', async () => {
  const visitor = await inside();
  visitor.says(':Ana!g@h PRIVMSG #lobby :goodbye', 'ERROR :Closing link: the room has ended');
  visitor.close(1001, 'the room has ended');
  await until(() =>
    expect(session.state.value).toEqual({ at: 'ended', how: 'over', text: 'the room has ended' }),
  );
  expect(session.room.value.buffers.size).toBe(0);
  expect(timers).toEqual([]);
});

test('an ERROR is the end; a silent line is only a bad line', async () => {
  const first = await inside();
  first.says('ERROR :Closing link: no answer to PING');
  first.close(1000);
  await until(() => expect(session.connection.value.is).toBe('waiting'));
  session.retryNow();
  const second = await room.visitor();
  await welcome(second, 'Bruno');
  await admit(second, 'Bruno');
  second.says('ERROR :Closing link: too much at once');
  second.close(1000);
  await until(() =>
    expect(session.state.value).toEqual({ at: 'ended', how: 'shut', text: 'too much at once' }),
  );
});

test('/quit says goodbye and forgets at once; what comes later changes nothing', async () => {
  const visitor = await inside();
  order('/quit');
  expect(session.state.value).toEqual({ at: 'ended', how: 'left', text: '' });
  expect(session.room.value.buffers.size).toBe(0);
  visitor.says(':Ana!g@h PRIVMSG Bruno :still there?', ':room 001 Bruno :Welcome');
  expect(await visitor.hears(/^QUIT/)).toBe('QUIT :');
  await visitor.gone();
  expect(session.room.value.buffers.size).toBe(0);
  expect(session.state.value.at).toBe('ended');
});

test('orders become the lines that IRC knows', async () => {
  const visitor = await inside();
  for (const [typed, line] of [
    ['/topic Bread and roses', 'TOPIC #lobby :Bread and roses'],
    ['/topic -', 'TOPIC #lobby :'],
    ['/nick Bruno_2', 'NICK :Bruno_2'],
    ['/kick Ana too loud', 'KICK #lobby Ana :too loud'],
    ['/mode +o Ana', 'MODE #lobby +o :Ana'],
    ['/away back soon', 'AWAY :back soon'],
    ['/away', 'AWAY'],
    ['/msg Ana psst', 'PRIVMSG Ana :psst'],
  ] as const) {
    expect(order(typed)).toBe(true);
    expect(await visitor.hears(/^(?!PING)/)).toBe(line);
  }
  expect(order('/part', 'ana')).toBe(true);
  expect(session.room.value.buffers.has('ana')).toBe(false);
  order('/part bye');
  expect(await visitor.hears(/^PART/)).toBe('PART #lobby :bye');
});

test('a text cannot smuggle a second command, and a long one arrives in pieces', async () => {
  const visitor = await inside();
  order('hi\r\nQUIT :gone');
  expect(await visitor.hears(/^PRIVMSG/)).toBe('PRIVMSG #lobby :hi');
  expect(await visitor.hears(/^PRIVMSG/)).toBe('PRIVMSG #lobby :QUIT :gone');
  const long = 'é'.repeat(400);
  order(long);
  const pieces: string[] = [];
  while (pieces.join('').length < long.length) {
    const line = await visitor.hears(/^PRIVMSG/);
    // In front of it others get ngIRCd's longest mask, and after it CRLF.
    const prefix = ':Bruno!@ '.length + 20 + 64;
    expect(prefix + Buffer.byteLength(line) + 2).toBeLessThanOrEqual(512);
    pieces.push(line.slice('PRIVMSG #lobby :'.length));
  }
  expect(pieces.join('')).toBe(long);
});
