// A room where guests wait until a host lets them in: at every door, before a real ngIRCd.

import { afterEach, describe, expect, test } from 'vitest';
import { GatewayRoom, hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { Irssi } from '../support/irssi.ts';
import { textOf, type LiteAnswer, type LiteClient } from '../support/lite-client.ts';
import { until } from '../support/until.ts';
import { Supervisor } from './gateway-fixture/supervisor.ts';

let room: GatewayRoom;
let irssi: Irssi | null = null;

afterEach(async () => {
  irssi?.close();
  irssi = null;
  await room.end();
});

async function opens(knock = 'shared'): Promise<void> {
  room = await GatewayRoom.start({ knock });
}

async function hostEnters(nick = 'hanna'): Promise<IrcClient> {
  const client = room.irc();
  await client.enters(nick, hostToken, '#lobby');
  return client;
}

const twoWords = /Your two words: (\S+ \S+)$/;

/** @returns the guest's two words. */
async function knocks(client: IrcClient, nick: string, secret = passphrase): Promise<string> {
  client.say(`PASS ${secret}`, `NICK ${nick}`, 'USER a 0 * :a');
  return twoWords.exec(await client.hears(twoWords))?.[1] ?? '';
}

const ask = (): Supervisor => new Supervisor(room);

let circuits = 20_000;
const byDoor = {
  websocket: () => room.websocket(),
  irc: () => room.irc(),
  'onion irc': () => room.onionIrc((circuits += 1)),
};
const doorWords = {
  websocket: 'in a browser',
  irc: 'with an IRC program',
  'onion irc': 'with an IRC program',
};

async function knocksAtLite(
  nick: string,
  lang = 'en',
): Promise<{ lite: LiteClient; waits: LiteAnswer & { path: string } }> {
  const lite = room.lite();
  const waits = await lite.follow(await lite.knocks({ nick, key: passphrase, lang }));
  expect(waits.path).toMatch(/^\/lite\/wait\//);
  return { lite, waits };
}

describe.each(['websocket', 'irc', 'onion irc'] as const)('%s', (door) => {
  test('a guest waits, learns nothing, and is let in by a host who sees the same words', async () => {
    await opens();
    const hanna = await hostEnters();
    const guest = byDoor[door]();
    const words = await knocks(guest, 'ana');
    const told = await hanna.hears(/^:mayfly!\S+ NOTICE hanna :ana \(/);
    expect(told).toContain(`ana (${words}) is waiting to be let in, ${doorWords[door]}.`);
    guest.say('JOIN #lobby', 'NAMES', 'LIST', 'WHO *', 'LUSERS', 'PING x');
    await guest.hears(/PONG .*x/);
    expect(guest.lines.join('\n')).not.toMatch(/hanna|lobby|25[0-9] ana|26[56]/);
    expect((await room.status()).guests).toBe(1);
    hanna.say('PRIVMSG mayfly :let ana');
    await hanna.hears(/NOTICE hanna :ana was let in\.$/);
    await guest.hears(/A host has let you in\.$/);
    await guest.hears(/^:ana!\S+ JOIN :?#lobby/);
    await hanna.hears(/^:ana!\S+ JOIN :?#lobby/);
    expect(guest.lines.filter((line) => / 001 /.test(line))).toHaveLength(1);
  });

  test('a guest who is turned away is told so', async () => {
    await opens();
    const hanna = await hostEnters();
    const guest = byDoor[door]();
    await knocks(guest, 'ana');
    hanna.say('TURN-AWAY ana');
    await hanna.hears(/ana was turned away/);
    await guest.hears(/^ERROR :Closing link: a host did not let you in$/);
    await guest.ends();
    expect(await ask().ask('knocks', {})).toEqual([]);
  });
});

test('lite: the page of who waits has the language of the form', async () => {
  await opens();
  const { waits } = await knocksAtLite('lia', 'es');
  expect(textOf(waits.body)).toContain('Esperas a que te dejen entrar');
});

test('lite: a page that looks again shows the words, and leads into the room', async () => {
  await opens();
  const hanna = await hostEnters();
  const { lite, waits } = await knocksAtLite('lia', 'es');
  const told = await hanna.hears(/NOTICE hanna :lia \(/);
  const words = /\((\S+ \S+)\)/.exec(told)?.[1] ?? '';
  expect(told).toContain('in a browser without scripts');
  expect(waits.body).toContain('http-equiv="refresh" content="5"');
  expect(textOf(waits.body)).toContain(words);
  expect(waits.body).not.toMatch(/hanna|lobby|\blia\b/);
  // The page asks again by another circuit, with its own address as Referer; a stranger's browser has none.
  const another = { 'accept-language': 'pt' };
  const referer = `${lite.origin}${waits.path}`;
  expect(textOf((await lite.get(waits.path, { ...another, referer })).body)).toContain(
    'Esperas a que te dejen entrar',
  );
  expect((await lite.get(waits.path, another)).headers.location).toBe('/lite');
  await ask().ask('let', { nick: 'lia' });
  await hanna.hears(/^:lia!\S+ JOIN :?#lobby/);
  const inside = await lite.follow(await lite.get(waits.path));
  expect(inside.status).toBe(200);
  expect(inside.path).toMatch(/room$/);
  expect(textOf(inside.body)).toContain('#lobby');
  // The address is good once.
  expect((await room.lite().get(waits.path)).headers.location).toBe('/lite');
});

test('lite: who is turned away sees the form again, with the reason', async () => {
  await opens();
  await hostEnters();
  const { lite, waits } = await knocksAtLite('lia');
  await ask().ask('turn-away', { nick: 'lia' });
  const again = await until('the answer', async () => {
    const answer = await lite.get(waits.path);
    return answer.body.includes('class="problem"') ? answer : null;
  });
  expect(textOf(again.body)).toContain('A host did not let you in.');
});

test('without a host a guest is told so, and a host who comes later is told of them', async () => {
  await opens();
  const guest = room.irc();
  await knocks(guest, 'ana');
  await guest.hears(/No host is in the room now/);
  const { waits } = await knocksAtLite('lia');
  expect(textOf(waits.body)).toContain('No host is in the room now');
  const hanna = await hostEnters();
  await hanna.hears(/NOTICE hanna :ana \(/);
  await hanna.hears(/NOTICE hanna :lia \(/);
});

test('the nickname is theirs while they wait, and free when they left', async () => {
  await opens();
  const [ana, other] = [room.onionIrc(31), room.onionIrc(32)];
  await knocks(ana, 'ana');
  other.say(`PASS ${passphrase}`, 'NICK ANA_', 'USER b 0 * :b');
  await other.hears(/ 433 \* ANA_ /);
  ana.close();
  await until('nobody to wait', async () => (await ask().ask('knocks', {})).length === 0);
  other.say('NICK ana');
  await other.hears(twoWords);
});

describe('who waits', () => {
  test('by --knock: guests of the shared invitation', async () => {
    await opens();
    const { token } = await ask().issue();
    await room.irc().enters('invited', token, '#lobby');
    await hostEnters();
  });

  test('by --knock all: every guest, and no host; who is revoked waits no more', async () => {
    await opens('all');
    const { token, entry } = await ask().issue();
    const guest = room.irc();
    await knocks(guest, 'invited', token);
    // It is theirs: nobody else may wait by it.
    const second = room.irc();
    second.say(`PASS ${token}`, 'NICK second', 'USER a 0 * :a');
    await second.hears(/ 464 /);
    await hostEnters();
    await ask().ask('revoke', { id: entry.id });
    await guest.hears(/ERROR :Closing link: your invitation was taken back/);
  });
});

test('the operator sees knocks and guests, and decides', async () => {
  await opens();
  await hostEnters();
  const ana = room.websocket();
  const words = await knocks(ana, 'ana');
  expect(await ask().ask('knocks', {})).toEqual([
    { nick: 'ana', door: 'websocket', words, waitedMs: expect.any(Number) },
  ]);
  expect(await ask().ask('let', { nick: 'ANA' })).toEqual({ nick: 'ANA' });
  await ana.hears(/ 001 /);
  const guests = await until('both', async () => {
    const entries = await ask().ask('guests', {});
    return entries.length === 2 ? entries : null;
  });
  expect(guests).toContainEqual({
    nick: 'ana',
    door: 'websocket',
    role: 'guest',
    isAway: false,
    invitation: null,
  });
  expect(guests).toContainEqual(
    expect.objectContaining({ nick: 'hanna', role: 'host', invitation: 'i1' }),
  );
  await ask().ask('remove', { nick: 'ana' });
  await ana.ends();
  for (const access of ['let', 'turn-away', 'remove'] as const)
    await expect(ask().ask(access, { nick: 'nobody' })).rejects.toThrow('nobody of that name');
});

test('three wait by one circuit; who was turned away does not knock again by it', async () => {
  await opens();
  const guests = [0, 1, 2].map(() => room.onionIrc(77));
  for (const [at, guest] of guests.entries()) await knocks(guest, `n${at}`);
  const fourth = room.onionIrc(77);
  fourth.say(`PASS ${passphrase}`, 'NICK fourth', 'USER a 0 * :a');
  await fourth.hears(/ERROR :Closing link: too many people are waiting/);
  await ask().ask('turn-away', { nick: 'n0' });
  const again = room.onionIrc(77);
  again.say(`PASS ${passphrase}`, 'NICK again', 'USER a 0 * :a');
  await again.hears(/ERROR :Closing link: a host did not let you in/);
  await knocks(room.onionIrc(78), 'other');
});

test('a gateway that starts again has forgotten who waits: they knock again', async () => {
  await opens();
  const supervisor = ask();
  await supervisor.issue();
  const guest = room.irc();
  await knocks(guest, 'ana');
  await room.restart(supervisor.snapshot);
  expect(await ask().ask('knocks', {})).toEqual([]);
  await knocks(room.irc(), 'ana');
});

test('irssi shows that it waits, and is in its channel when it is let in', async () => {
  await opens();
  const hanna = await hostEnters();
  irssi = Irssi.start();
  await until('irssi to stand', () => irssi?.screen().includes('[(status)'));
  irssi.types(`/connect 127.0.0.1 ${room.config.ircListen.port} ${passphrase} ana`);
  await hanna.hears(/NOTICE hanna :ana \(/);
  await irssi.hears(/Your two words: \S+ \S+/);
  irssi.types('/join #lobby');
  hanna.say('PRIVMSG mayfly :let ana');
  await hanna.hears(/^:ana!\S+ JOIN :?#lobby/);
  await irssi.hears(/A host has let you in/);
  hanna.say('PRIVMSG #lobby :welcome');
  await irssi.hears(/welcome/);
});
