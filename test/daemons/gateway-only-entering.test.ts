// An invitation for one entry is used up by entering, and by nothing else: at every door, by every way in which links
// are looked at, forms are left, and connections break before the guest is in.

import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { formId, type LiteClient } from '../support/lite-client.ts';
import { until } from '../support/until.ts';
import { doorNames, knock, newNick, type DoorName } from './gateway-fixture/doors.ts';
import { entryOf, issue, Supervisor } from './gateway-fixture/supervisor.ts';

let room: GatewayRoom;

beforeAll(async () => {
  room = await GatewayRoom.start();
});
afterAll(() => room.end());

/** Nobody is in by it, and it is good. */
async function expectUntouched(id: string): Promise<void> {
  await until('nobody to be on their way in', async () => (await room.status()).guests === 0);
  expect(await entryOf(room, id)).toMatchObject({ state: 'open', nick: null });
}

/** It is good for one entry still. */
async function expectGoodOnce(door: DoorName, id: string, token: string): Promise<void> {
  await expectUntouched(id);
  const guest = await knock(room, door, newNick(), token);
  expect(guest.answer).toBe('in');
  await guest.leaves();
  await until('it to be used', async () => (await entryOf(room, id)).state === 'used');
  expect((await knock(room, door, newNick(), token)).answer).not.toBe('in');
}

function ask(
  lite: LiteClient,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<number> {
  return new Promise((resolve) => {
    lite
      .ask(method, path, headers)
      .on('response', (answer: IncomingMessage) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
      .on('error', () => resolve(0))
      .end();
  });
}

const previewers = [
  'WhatsApp/2.23.20.0',
  'TelegramBot (like TwitterBot)',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0',
  'curl/8.5.0',
];

test.each(['this machine', 'the onion'])(
  'fetching the link from %s, by people, previews and scanners, uses nothing up',
  async (from) => {
    const { entry, token } = await issue(room, { once: true });
    const tor = { path: room.torSockets.web, circuit: 4_000 };
    const lite = room.lite(from === 'the onion' ? { tor } : {});
    const paths = ['/', `/?room=lobby&key=${token}`, '/lite', `/lite?key=${token}`, `/irc?key=${token}`];
    let answers = 0;
    for (const agent of previewers) {
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'POST']) {
        for (const path of paths) {
          const status = await ask(lite, method, path, { 'user-agent': agent, purpose: 'prefetch' });
          if (status >= 200) answers += 1;
          expect(status).not.toBe(303);
        }
      }
    }
    expect(answers).toBeGreaterThan(100);
    await expectGoodOnce('lite', entry.id, token);
  },
); // prettier-ignore

const ircDoors = ['websocket', 'irc', 'onion irc'] as const;
let circuits = 5_000;
const openAt = (door: (typeof ircDoors)[number]): IrcClient =>
  ({
    websocket: () => room.websocket(),
    irc: () => room.irc(),
    'onion irc': () => room.onionIrc((circuits += 1)),
  })[door]();

/** What is said before the connection ends; nothing of it is an entry. */
const halfEntries: readonly (readonly [string, (token: string) => readonly string[]])[] = [
  ['nothing', () => []],
  ['PASS', (token) => [`PASS ${token}`]],
  ['PASS and NICK', (token) => [`PASS ${token}`, `NICK ${newNick()}`]],
  ['PASS and USER', (token) => [`PASS ${token}`, 'USER a 0 * :a']],
  ['NICK and USER', () => [`NICK ${newNick()}`, 'USER a 0 * :a']],
  ['CAP LS and PASS', (token) => ['CAP LS 302', `PASS ${token}`]],
  [
    'all but CAP END',
    (token) => ['CAP REQ :mayfly.chat/resume', `PASS ${token}`, `NICK ${newNick()}`, 'USER a 0 * :a'],
  ],
  ['all, with a nickname that is none', (token) => [`PASS ${token}`, 'NICK 1,2', 'USER a 0 * :a']],
  ['commands without an entry', (token) => [`PASS ${token}`, 'JOIN #lobby', 'LIST', `OPER a ${token}`]],
  ['RESUME with it', (token) => ['CAP REQ :mayfly.chat/resume', 'CAP END', `RESUME ${token} 0`]],
]; // prettier-ignore

describe.each(ircDoors)('%s', (door) => {
  test('a connection that says less than all of it uses nothing up', async () => {
    const { entry, token } = await issue(room, { once: true });
    for (const [, lines] of halfEntries) {
      for (const ending of ['QUIT', 'cut'] as const) {
        const client = openAt(door);
        client.say(...lines(token), 'PING here');
        await client.hears(/ PONG /);
        if (ending === 'QUIT') client.say('QUIT :bye');
        else client.close();
        await client.ends();
      }
    }
    await expectGoodOnce(door, entry.id, token);
  });

  test.each(['cut', 'QUIT'])(
    'a connection that ends (%s) just before 001 uses nothing up',
    async (ending) => {
      const { entry, token } = await issue(room, { once: true });
      room.ngircd.signal('SIGSTOP');
      const client = openAt(door);
      client.say(`PASS ${token}`, `NICK ${newNick()}`, 'USER a 0 * :a');
      // The kernel takes the link for ngIRCd, which does not read.
      await until(
        'the guest to be on their way in',
        async () => (await room.status()).guests === 1,
      );
      if (ending === 'QUIT') client.say('QUIT');
      else client.close();
      await client.ends();
      await until('the guest to be gone', async () => (await room.status()).guests === 0);
      room.ngircd.signal('SIGCONT');
      await expectGoodOnce(door, entry.id, token);
    },
  );
});

describe('lite', () => {
  const form = async (lite: LiteClient): Promise<string> => formId((await lite.get('/lite')).body);
  const fields = (id: string, token: string): Record<string, string> => ({
    id,
    nick: newNick(),
    key: token,
    channel: '#lobby',
    view: 'live',
  });

  test('a form that is shown and left, or that the room does not take, uses nothing up', async () => {
    const { entry, token } = await issue(room, { once: true });
    const lite = room.lite();
    const good = fields(await form(lite), token);
    const statuses = [
      (await lite.post('/lite', { ...good, nick: '1' })).status,
      (await lite.post('/lite', { ...good, id: await form(lite), channel: '#a b' })).status,
      (await lite.post('/lite', { ...good, id: 'none' })).status,
      (await lite.post('/lite', good, { origin: 'http://example.org' })).status,
      (await lite.post(`/lite?key=${token}`, '')).status,
      (await lite.post('/lite', { key: token })).status,
    ];
    expect(statuses.filter((status) => status < 400)).toEqual([]);
    await expectGoodOnce('lite', entry.id, token);
  });

  test('a browser whose connection breaks just before it is let in is let in by the same form', async () => {
    const { entry, token } = await issue(room, { once: true });
    const lite = room.lite();
    const sent = fields(await form(lite), token);
    const body = String(new URLSearchParams(sent));
    room.ngircd.signal('SIGSTOP');
    const first = lite.ask('POST', '/lite', {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
      origin: lite.origin,
    });
    first.on('error', () => {}).end(body);
    await until('the guest to be on their way in', async () => (await room.status()).guests === 1);
    first.destroy();
    room.ngircd.signal('SIGCONT');
    const again = await lite.post('/lite', sent);
    expect(again.status).toBe(303);
    expect((await lite.follow(again)).status).toBe(200);
    expect(await entryOf(room, entry.id)).toMatchObject({ state: 'inside' });
    // Nobody else has that form.
    expect((await knock(room, 'lite', newNick(), token)).answer).not.toBe('in');
    await new Supervisor(room).ask('revoke', { id: entry.id });
  });
});

describe('a room where everybody knocks', () => {
  let other: GatewayRoom;
  beforeAll(async () => {
    other = room;
    room = await GatewayRoom.start({ knock: 'all' });
  });
  afterAll(async () => {
    await room.end();
    room = other;
  });

  test.each(doorNames)('%s: who waits and leaves, or is turned away, has used nothing up', async (door) => {
    const { entry, token } = await issue(room, { once: true });
    const supervisor = (): Supervisor => new Supervisor(room);
    for (const fate of ['leaves', 'is turned away', 'is let in'] as const) {
      const nick = newNick();
      const client = door === 'lite' ? null : openAt(door);
      const lite = room.lite();
      if (client === null) {
        const waits = await lite.follow(await lite.knocks({ nick, key: token }));
        expect(waits.path).toMatch(/^\/lite\/wait\//);
      } else client.say(`PASS ${token}`, `NICK ${nick}`, 'USER a 0 * :a');
      await until('the knock', async () => (await supervisor().ask('knocks', {})).length === 1);
      expect(await entryOf(room, entry.id)).toMatchObject({ state: 'open', nick: null });
      if (fate === 'is let in') {
        await supervisor().ask('let', { nick });
        await until('the guest to be in', async () => (await entryOf(room, entry.id)).nick === nick);
      } else if (fate === 'leaves' && client !== null) {
        client.close();
      } else await supervisor().ask('turn-away', { nick });
      await until('nobody to wait', async () => (await supervisor().ask('knocks', {})).length === 0);
      if (fate !== 'is let in') await expectUntouched(entry.id);
    }
    await supervisor().ask('revoke', { id: entry.id });
    expect((await knock(room, door, newNick(), token)).answer).not.toBe('in');
  }); // prettier-ignore
});
