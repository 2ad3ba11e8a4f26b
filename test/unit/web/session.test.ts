// How a session enters, comes back after a break and ends.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { closingText } from '../../../server/contract/room/closing-link.ts';
import { inEnglish } from '../../../server/contract/words/room-says.ts';
import { parseOrder } from '../../../server/contract/room/commands.ts';
import { obey } from '../../../web/src/session/orders.ts';
import { SessionFixture, until, welcome } from './session-fixture.ts';

let page: SessionFixture;

beforeEach(async () => {
  page = await SessionFixture.open({ linkHasTimers: false });
});

afterEach(() => page.close());

const talk = () => page.look.talk();
const events = (name?: string) => page.look.events(name);
const order = (text: string, name = '#lobby'): boolean => {
  const { session } = page;
  return obey(parseOrder(text), name, { session, now: () => 1_000, showHelp: () => undefined });
};

test('a guest enters with passphrase and nickname, and nothing that tells who they are', async () => {
  page.session.enter({ nick: 'Bruno', passphrase: 'correct-horse' }, '#lobby');
  const visitor = await page.room.visitor();
  expect(await visitor.hears(/^PASS/)).toBe('PASS correct-horse');
  expect(await visitor.hears(/^NICK/)).toBe('NICK Bruno');
  expect(await visitor.hears(/^USER/)).toBe('USER guest 0 * mark-of-this-page');
  expect(page.session.state.value.at).toBe('entering');
  visitor.says(':room 001 Bruno :Welcome');
  await page.admit(visitor, 'Bruno');
  expect(page.session.state.value.at).toBe('inside');
  expect(events()).toEqual(['event.youJoined']);
});

test('a guest who has to be let in sees two words until they are, and is asked nothing again', async () => {
  page.session.enter({ nick: 'Bruno', passphrase: 'correct-horse' }, '#lobby');
  const visitor = await page.room.visitor();
  await visitor.hears(/^USER/);
  visitor.says(
    `:room NOTICE * :${inEnglish('says.knocking', { text: 'copper tulip' })}`,
    `:room NOTICE * :${inEnglish('says.knockNoHost')}`,
  );
  const news = { words: 'copper tulip', isHostHere: false };
  await until(() => expect(page.session.connection.value).toEqual({ is: 'knocking', news }));
  expect(page.session.state.value.at).toBe('entering');
  expect(page.timers.map(({ delayMs }) => delayMs)).toEqual([660_000]);
  visitor.says(`:room NOTICE * :${inEnglish('says.letIn')}`, ':room 001 Bruno :Welcome');
  await page.admit(visitor, 'Bruno');
  expect(page.session.connection.value).toEqual({ is: 'online' });
  expect(events()).toEqual(['event.youJoined']);
});

test('a guest whom a host turns away is at the door, with the reason', async () => {
  page.session.enter({ nick: 'Bruno', passphrase: 'correct-horse' }, '#lobby');
  const visitor = await page.room.visitor();
  await visitor.hears(/^USER/);
  visitor.says(
    `:room NOTICE * :${inEnglish('says.knocking', { text: 'copper tulip' })}`,
    `ERROR :${closingText(inEnglish('shut.turnedAway'))}`,
  );
  await until(() =>
    expect(page.session.state.value).toMatchObject({
      at: 'door',
      problem: { key: 'failed.notLetIn' },
    }),
  );
});

test('the passphrase is offered to no SASL, and nobody learns the client’s version', async () => {
  page.session.enter({ nick: 'Bruno', passphrase: 'correct-horse' }, '#lobby');
  const visitor = await page.room.visitor();
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
  [`:room 433 * Bruno :${inEnglish('says.nickKept')}`, 'failed.nickKept'],
  [`:room 433 * Bruno :${inEnglish('says.nickAlike')}`, 'failed.nickAlike'],
  [':room 432 * Bruno :Erroneous nickname', 'failed.nickForm'],
  [':room 464 * :Bad password', 'failed.passphrase'],
  [`:room 464 * :${inEnglish('says.cutPassphrase')}`, 'failed.cutOff'],
  [`ERROR :${closingText(inEnglish('shut.full'))}`, 'failed.full'],
  ['ERROR :Closing link: your Tor circuit connects too often: wait some seconds', 'failed.closed'],
])('%j keeps a guest at the door, in words', async (line, key) => {
  page.session.enter({ nick: 'Bruno', passphrase: 'wrong-horse' }, '#lobby');
  const visitor = await page.room.visitor();
  await visitor.hears(/^USER/);
  visitor.says(line);
  await until(() =>
    expect(page.session.state.value).toMatchObject({ at: 'door', problem: { key } }),
  );
  const state = page.session.state.value;
  const offersAnother = ['failed.nickTaken', 'failed.nickKept', 'failed.nickAlike'];
  if (offersAnother.includes(key)) expect(state).toMatchObject({ suggestion: 'Bruno10' });
  if (key === 'failed.nickHeld')
    expect(state).toMatchObject({ suggestion: 'Bruno10', problem: { values: { count: '4' } } });
  if (key === 'failed.closed' && state.at === 'door') {
    expect(state.problem?.values['why']).toBe(
      'your Tor circuit connects too often: wait some seconds',
    );
  }
});

test('a room that does not answer, or is not there, is told at the door', async () => {
  page.session.enter({ nick: 'Bruno', passphrase: null }, '#lobby');
  await page.room.visitor();
  expect(page.timers).toHaveLength(1);
  page.timers[0]?.call();
  expect(page.session.state.value).toMatchObject({
    at: 'door',
    problem: { key: 'failed.timeout' },
  });
  await page.room.close();
  page.session.enter({ nick: 'Bruno', passphrase: null }, '#lobby');
  await until(() =>
    expect(page.session.state.value).toMatchObject({
      at: 'door',
      problem: { key: 'failed.unreachable' },
    }),
  );
});

test('what was under way when the line broke is marked, not said twice', async () => {
  const visitor = await page.enters();
  order('did you get this?');
  await visitor.hears(/^PRIVMSG/);
  visitor.cut();
  await until(() => expect(page.session.connection.value.is).toBe('waiting'));
  expect(talk()).toEqual(['Bruno: did you get this? (unsure)']);
});

test('after a break the guest comes back under the same nickname, and what waited is said in order', async () => {
  const first = await page.enters();
  order('/join #press s3cret');
  await first.hears(/^JOIN #press :s3cret$/);
  first.says(':Bruno!g@h JOIN #press');
  await until(() => expect(page.session.room.value.buffers.has('#press')).toBe(true));
  first.cut();
  await until(() => expect(page.session.connection.value).toEqual({ is: 'waiting', waitMs: 750 }));
  order('one');
  order('/me waits');
  order('/nick Other');
  expect(talk()).toEqual(['Bruno: one (waiting)', 'Bruno: waits (waiting)']);
  // The refusal is shown in the buffer in view.
  expect(events('#press').at(-1)).toBe('wrong.offline');

  page.timers.at(-1)?.call();
  const second = await page.room.visitor();
  await welcome(second, 'Bruno');
  expect(await second.hears(/^JOIN/)).toBe('JOIN :#lobby');
  expect(await second.hears(/^JOIN/)).toBe('JOIN #press :s3cret');
  expect(talk()).toEqual(['Bruno: one (waiting)', 'Bruno: waits (waiting)']);
  second.says(':Bruno!g@h JOIN #lobby');
  expect(await second.hears(/^PRIVMSG/)).toBe('PRIVMSG #lobby :one');
  expect(await second.hears(/^PRIVMSG/)).toBe('PRIVMSG #lobby :\x01ACTION waits\x01');
});

test('while the room still holds the old connection, the guest is somebody else, and then themselves', async () => {
  const first = await page.enters();
  first.cut();
  await until(() => expect(page.session.connection.value.is).toBe('waiting'));
  page.session.retryNow();
  const second = await page.room.visitor();
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
  await until(() => expect(page.session.room.value.nick).toBe('Bruno'));
});

test('waits grow from try to try, and without a network that is said instead', async () => {
  const visitor = await page.enters();
  await page.room.close();
  visitor.cut();
  for (const waitMs of [750, 1500, 3000]) {
    await until(() => expect(page.session.connection.value).toEqual({ is: 'waiting', waitMs }));
    page.timers.at(-1)?.call();
  }
  page.hasNetwork = false;
  await until(() => expect(page.session.connection.value).toEqual({ is: 'offline' }));
});

test('a browser that called itself offline while the line stood is believed once a try has failed', async () => {
  page.hasNetwork = false;
  const visitor = await page.enters();
  await page.room.close();
  visitor.cut();
  await until(() => expect(page.session.connection.value).toEqual({ is: 'waiting', waitMs: 750 }));
  page.timers.at(-1)?.call();
  await until(() => expect(page.session.connection.value).toEqual({ is: 'offline' }));
});

test('the end of the room ends the page’s memory of it', async () => {
  const visitor = await page.enters();
  visitor.says(':Ana!g@h PRIVMSG #lobby :goodbye', 'ERROR :Closing link: the room has ended');
  visitor.close(1001, 'the room has ended');
  await until(() =>
    expect(page.session.state.value).toEqual({
      at: 'ended',
      how: 'over',
      text: 'the room has ended',
    }),
  );
  expect(page.session.room.value.buffers.size).toBe(0);
  expect(page.timers).toEqual([]);
});

test('an ERROR is the end; a silent line is only a bad line', async () => {
  const first = await page.enters();
  first.says('ERROR :Closing link: no answer to PING');
  first.close(1000);
  await until(() => expect(page.session.connection.value.is).toBe('waiting'));
  page.session.retryNow();
  const second = await page.room.visitor();
  await welcome(second, 'Bruno');
  await page.admit(second, 'Bruno');
  second.says('ERROR :Closing link: too much at once');
  second.close(1000);
  await until(() =>
    expect(page.session.state.value).toEqual({
      at: 'ended',
      how: 'shut',
      text: 'too much at once',
    }),
  );
});

test('/quit says goodbye and forgets at once; what comes later changes nothing', async () => {
  const visitor = await page.enters();
  order('/quit');
  expect(page.session.state.value).toEqual({ at: 'ended', how: 'left', text: '' });
  expect(page.session.room.value.buffers.size).toBe(0);
  visitor.says(':Ana!g@h PRIVMSG Bruno :still there?', ':room 001 Bruno :Welcome');
  expect(await visitor.hears(/^QUIT/)).toBe('QUIT :');
  await visitor.gone();
  expect(page.session.room.value.buffers.size).toBe(0);
  expect(page.session.state.value.at).toBe('ended');
});
