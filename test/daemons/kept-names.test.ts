// A nickname belongs to one person: others ask for it, and for names that look like it, at all three doors, while
// its owner is in, away, and out.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAccess } from '../../server/config/access-snapshot.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { formId, textOf } from '../support/lite-client.ts';
import { ResumeClient } from '../support/resume-client.ts';
import { until } from '../support/until.ts';
import { webSocketWire } from '../support/wire.ts';
import { doorNames, knock } from './gateway-fixture/doors.ts';
import { issue, Supervisor } from './gateway-fixture/supervisor.ts';

const taken = /Nickname already in use/;
const kept = /That nickname is kept for somebody else/;
const alike = /That nickname looks too much like the one of somebody else/;

let room: GatewayRoom;

beforeAll(async () => {
  room = await GatewayRoom.start();
});

afterAll(() => room.end());

/** A guest at a door, who is nobody that was here before. */
let strangers = 0;
function stranger(client: IrcClient, nick: string): IrcClient {
  strangers += 1;
  client.say(`PASS ${passphrase}`, `NICK ${nick}`, `USER s 0 * :stranger ${strangers}`);
  return client;
}

/** What the 433 at the IRC and the WebSocket door say, and the page of the lite door. */
async function refusals(nick: string): Promise<string[]> {
  const clients = [room.irc(), room.onionIrc(1_000 + strangers), room.websocket()];
  const answers: string[] = [];
  for (const client of clients) {
    stranger(client, nick);
    answers.push(await client.hears(/ (433|001) /));
    client.close();
  }
  const page = await room.lite().knocks({ nick, key: passphrase });
  expect(page.status).toBe(409);
  return [...answers, textOf(page.body)];
}

async function expectRefused(nick: string, words: RegExp, onPage = words): Promise<void> {
  const [irc, onion, websocket, lite] = await refusals(nick);
  for (const line of [irc, onion, websocket]) {
    expect(line).toMatch(new RegExp(`^:mayfly.room 433 \\* ${nick} :`));
    expect(line).toMatch(words);
  }
  expect(lite).toMatch(onPage);
}

const lookAlikes = ['AIice', 'a1ice', 'alice_', '_Alice-'];

describe('at all doors', () => {
  test('a name whose owner is in is taken, and names that look like it are refused', async () => {
    const alice = room.onionIrc(5);
    await alice.enters('alice', passphrase, '#lobby');
    await expectRefused('Alice', taken, /That nickname is taken/);
    for (const nick of lookAlikes) await expectRefused(nick, alike);
    // Who is in under another name cannot take it either.
    const other = stranger(room.websocket(), 'mallory');
    await other.hears(/ 001 /);
    for (const nick of lookAlikes) {
      other.say(`NICK ${nick}`);
      expect(await other.hears(/ 433 | NICK /)).toMatch(alike);
    }
    other.close();
    // The owner can.
    alice.say('NICK a1ice');
    await alice.hears(/^:alice!\S+ NICK :a1ice$/);
    alice.say('NICK Alice', 'QUIT');
    await alice.ends();
  });

  test('and after the owner left, too; but the owner comes back', async () => {
    await expectRefused('alice', kept);
    await expectRefused('A1ICE', kept);
    await expectRefused('AIice', alike);
    // Over another circuit, with the same login.
    const alice = room.onionIrc(6);
    await alice.enters('alice', passphrase);
    alice.close();
  });

  test('a name whose owner’s connection is lost is held, and names that look like it are refused', async () => {
    const walter = new ResumeClient(webSocketWire(`127.0.0.1:${room.webPort}`));
    await walter.enters('walter', passphrase, '#lobby');
    walter.comesBack = false;
    walter.cut();
    await until('walter to be away', async () => (await room.status()).away > 0);
    await expectRefused('walter', /free again in 5 min/);
    await expectRefused('vvalter', alike);
    walter.comeBack();
    await until('walter to be back', () => walter.resumed === 1);
    await expectRefused('walter', taken, /That nickname is taken/);
    walter.leave();
  });

  test('a browser without script gets its name again after it left, and no other does', async () => {
    const ada = room.lite({ tor: { path: room.torSockets.web, circuit: 7 } });
    await ada.enters('ada', passphrase);
    await expectRefused('ada', taken, /That nickname is taken/);
    await ada.writes('#lobby', '/quit');
    await expectRefused('ada', kept);
    await expectRefused('a-da', alike);
    await ada.enters('ada', passphrase);
    await ada.writes('#lobby', '/quit');
  });

  test('the name of the room’s service is nobody’s', async () => {
    await expectRefused('mayfly', kept);
    await expectRefused('MayfIy', alike);
    await expectRefused('rnayfly', alike);
  });

  test.each([
    ['es', 'Ese apodo se parece demasiado al de otra persona'],
    ['pt-BR', 'Esse apelido é parecido demais com o de outra pessoa'],
  ])('the page says it in the guest’s language: %s', async (language, words) => {
    const lite = room.lite();
    const form = await lite.get('/lite');
    const fields = { id: formId(form.body), channel: '#lobby', view: 'live', key: passphrase };
    const headers = { origin: lite.origin, 'accept-language': language };
    const page = await lite.post('/lite', { ...fields, nick: 'rnayfly' }, headers);
    expect(page.status).toBe(409);
    expect(textOf(page.body)).toContain(words);
  });
});

describe('of a personal invitation', () => {
  test.each(doorNames)(
    '%s: a name is its owner’s while they are in, and after they left, whoever else comes',
    async (door) => {
      const mine = await issue(room);
      const other = await issue(room);
      const nick = `zoe-${doorNames.indexOf(door)}`;
      const zoe = await knock(room, door, nick, mine.token);
      expect(zoe.answer).toBe('in');
      await expectRefused(nick, kept);
      await expectRefused(nick.toUpperCase().replace('O', '0'), alike);
      await zoe.leaves();
      await expectRefused(nick, kept);
      const second = room.irc();
      second.say(`PASS ${other.token}`, `NICK ${nick}`, 'USER a 0 * :a');
      expect(await second.hears(/ (433|001) /)).toMatch(kept);
      second.close();
      const back = await knock(room, door, nick, mine.token);
      expect(back.answer).toBe('in');
      await back.leaves();
    },
  );

  test('its owner takes it back from another door while their own is lost', async () => {
    const { token } = await issue(room);
    const lost = new ResumeClient(webSocketWire(`127.0.0.1:${room.webPort}`));
    await lost.enters('yara', token, '#lobby');
    lost.comesBack = false;
    lost.cut();
    await until('yara to be away', async () => (await room.status()).away > 0);
    await expectRefused('yara', kept);
    const back = await knock(room, 'irc', 'yara', token);
    expect(back.answer).toBe('in');
    await expectRefused('yara', kept);
    await back.leaves();
  });
});

test('a gateway that is started again from what the supervisor has knows whose names they are', async () => {
  const again = await GatewayRoom.start();
  try {
    const supervisor = new Supervisor(again);
    const { token } = await supervisor.issue();
    const watching = supervisor.watch();
    expect((await knock(again, 'irc', 'vera', token)).answer).toBe('in');
    const uma = again.onionIrc(8);
    await uma.enters('uma', passphrase);
    await until('the supervisor to know', () => {
      if (supervisor.snapshot === '') return false;
      const { names } = parseAccess(supervisor.snapshot);
      return names.invitations.length + names.guests.length === 2;
    });
    await again.restart(supervisor.snapshot);
    supervisor.stop();
    await watching;
    for (const [nick, words] of [
      ['vera', kept],
      ['v-era', alike],
      ['uma', kept],
      ['urna', alike],
    ] as const) {
      const client = stranger(again.websocket(), nick);
      expect(await client.hears(/ (433|001) /)).toMatch(words);
      client.close();
    }
    expect((await knock(again, 'lite', 'vera', token)).answer).toBe('in');
    await again.onionIrc(9).enters('uma', passphrase);
  } finally {
    await again.end();
  }
});

describe('twenty at once', () => {
  test('who ask for names that look the same: one of them gets in', async () => {
    const names = [
      'bobo',
      'b0bo',
      'bob0',
      'BOBO',
      'bobo_',
      '_bobo',
      'b-obo',
      'bo_bo',
      'B0B0',
      'bobo`',
    ];
    const clients = [...names, ...names].map((nick) => stranger(room.irc(), nick));
    const answers = await Promise.all(clients.map((client) => client.hears(/ (433|001) /)));
    expect(answers.filter((line) => / 001 /.test(line))).toHaveLength(1);
    for (const client of clients) client.close();
  });
});

describe('when ngIRCd dies', () => {
  test('and starts again, a guest keeps the name, whatever others ask for meanwhile', async () => {
    const carol = room.irc();
    await carol.enters('carol', passphrase, '#lobby');
    await room.ngircd.kill();
    await carol.hears(/away for a moment/);
    const early = stranger(room.irc(), 'carol');
    expect(await early.hears(/ 433 /)).toMatch(taken);
    const alikeOne = stranger(room.irc(), 'car0l');
    expect(await alikeOne.hears(/ 433 /)).toMatch(alike);
    await room.ngircd.start();
    await carol.hears(/You are back in the room/, 20_000);
    carol.say('WHOIS carol');
    expect(await carol.hears(/ 311 /)).toContain(' 311 carol carol ');
    for (const client of [carol, early, alikeOne]) client.close();
  });
});

test('a name is free when its owner has been out for as long as guests are held', async () => {
  const short = await GatewayRoom.start({}, (config) => ({ ...config, holdMs: 1_500 }));
  try {
    const dora = short.onionIrc(5);
    await dora.enters('dora', passphrase);
    dora.say('QUIT');
    await dora.ends();
    const next = stranger(short.irc(), 'd0ra');
    expect(await next.hears(/ (433|001) /)).toMatch(alike);
    await until(
      'the name to be free',
      async () => {
        next.say('NICK d0ra');
        return / 001 /.test(await next.hears(/ (433|001) /));
      },
      { withinMs: 5_000, everyMs: 300 },
    );
    next.close();
  } finally {
    await short.end();
  }
});
