// Sessions outlive their connections: docs/resume.md, before a real ngIRCd.

import { afterEach, describe, expect, test } from 'vitest';
import type { Message } from '../../server/protocol/wire/message.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { proxyLine } from '../support/irc-client.ts';
import { ResumeClient, type ResumeClientOptions } from '../support/resume-client.ts';
import { until } from '../support/until.ts';
import { ircWire, webSocketWire, type Dial } from '../support/wire.ts';

let room: GatewayRoom;
let clients: ResumeClient[] = [];

afterEach(async () => {
  for (const client of clients) client.leave();
  clients = [];
  await room.end();
});

const byWeb = (): Dial => webSocketWire(`127.0.0.1:${room.webPort}`);
const byIrc = (): Dial => ircWire(room.config.ircListen);
const byOnion = (circuit: number): Dial =>
  ircWire({ path: room.torSockets.irc }, proxyLine(circuit));

function makeClient(dial: Dial, options: ResumeClientOptions = {}): ResumeClient {
  const client = new ResumeClient(dial, options);
  clients.push(client);
  return client;
}

const joins =
  (nick: string) =>
  ({ command, source }: Message): boolean =>
    command === 'JOIN' && source?.startsWith(`${nick}!`) === true;

const says =
  (text: string) =>
  ({ command, params }: Message): boolean =>
    command === 'PRIVMSG' && params.at(-1) === text;

/** What was heard of talk, in order. */
const talk = (client: ResumeClient): string[] =>
  client.heard.flatMap(({ command, params }) => (command === 'PRIVMSG' ? [params[1] ?? ''] : []));

const soon = (is: () => boolean | Promise<boolean>): Promise<boolean> =>
  until('what is expected', is, { withinMs: 10_000, everyMs: 5 });

/** Its connection is lost, and the room knows. */
async function loses(client: ResumeClient): Promise<void> {
  const { away } = await room.status();
  client.comesBack = false;
  client.cut();
  await soon(async () => (await room.status()).away === away + 1);
}

describe('a guest whose connection is lost', () => {
  test('gets all that was said meanwhile, and what they say again arrives once', async () => {
    room = await GatewayRoom.start();
    const ana = makeClient(byWeb(), { capabilities: ['echo-message'] });
    const bob = makeClient(byIrc());
    await ana.enters('ana', passphrase, '#talk');
    await bob.enters('bob', passphrase, '#talk');
    ana.say('PRIVMSG #talk :before');
    await bob.hears(says('before'));
    await loses(ana);
    bob.say('PRIVMSG #talk :one', 'PRIVMSG ana :two');
    // Said while there is no connection, and kept by the client.
    ana.say('PRIVMSG #talk :three');
    await bob.wasSeen();
    ana.comeBack();
    await ana.hears(says('three'));
    await bob.hears(says('three'));
    await ana.wasSeen();
    expect(talk(ana)).toEqual(['before', 'one', 'two', 'three']);
    expect(talk(bob)).toEqual(['before', 'three']);
    expect(ana.missed).toBe(0);
    // Not a second entry, not a second welcome.
    expect(ana.heard.filter(({ command }) => command === '001')).toHaveLength(1);
    expect(bob.heard.some(({ command }) => command === 'QUIT')).toBe(false);
  });

  test('is away to others, and then as they were', async () => {
    room = await GatewayRoom.start();
    const ana = makeClient(byWeb());
    const bob = makeClient(byIrc(), { capabilities: ['away-notify'] });
    await ana.enters('ana', passphrase, '#talk');
    await bob.enters('bob', passphrase, '#talk');
    const away = (text: string | undefined) => (message: Message) =>
      message.command === 'AWAY' && message.params[0] === text;
    ana.say('AWAY :at lunch');
    await bob.hears(away('at lunch'));
    await loses(ana);
    await bob.hears(away('connection lost'));
    bob.say('PRIVMSG ana :there?');
    const answer = await bob.hears(({ command }) => command === '301');
    expect(answer.params.at(-1)).toBe('connection lost');
    ana.comeBack();
    await bob.hears(away('at lunch'));
    ana.say('AWAY');
    await bob.hears(away(undefined));
    await ana.hears(({ command }) => command === '305');
    // What the session said in their stead was answered to it, not to them.
    expect(ana.heard.filter(({ command }) => command === '306')).toHaveLength(1);
  });

  test('leaves after the time, and the token is void', async () => {
    room = await GatewayRoom.start({}, (config) => ({ ...config, holdMs: 1_500 }));
    const ana = makeClient(byWeb());
    const bob = makeClient(byIrc());
    await ana.enters('ana', passphrase, '#talk');
    await bob.enters('bob', passphrase, '#talk');
    await loses(ana);
    await bob.hears(({ command }) => command === 'QUIT');
    expect(await room.status()).toMatchObject({ guests: 1, away: 0 });
    ana.comeBack();
    await soon(() => ana.refused);
  });

  test('comes back by another door, another circuit, and back', async () => {
    room = await GatewayRoom.start();
    const ana = makeClient(byOnion(7));
    const bob = makeClient(byIrc());
    await ana.enters('ana', passphrase, '#talk');
    await bob.enters('bob', passphrase, '#talk');
    for (const [index, dial] of [byWeb(), byOnion(8), byWeb()].entries()) {
      await loses(ana);
      bob.say(`PRIVMSG #talk :down ${index}`);
      ana.say(`PRIVMSG #talk :up ${index}`);
      ana.comeBack(dial);
      await ana.hears(says(`down ${index}`));
      await bob.hears(says(`up ${index}`));
      const { websocket } = (await room.status()).byDoor;
      expect(websocket).toBe(index === 1 ? 0 : 1);
    }
    expect(ana.resumed).toBe(3);
  });

  test('finds ngIRCd’s end and new start behind them, in one line each', async () => {
    room = await GatewayRoom.start();
    const ana = makeClient(byWeb(), { capabilities: ['echo-message'] });
    const bob = makeClient(byIrc(), { capabilities: ['echo-message'] });
    await ana.enters('ana', passphrase, '#talk', '#side');
    await bob.enters('bob', passphrase, '#talk');
    await loses(ana);
    await room.ngircd.kill();
    await bob.hears(({ command, params }) => command === 'NOTICE' && /away/.test(params[1] ?? ''));
    await room.ngircd.start();
    bob.say('PRIVMSG #talk :after');
    await bob.hears(says('after'));
    bob.say('WHOIS ana');
    const away = await bob.hears(({ command }) => command === '301');
    expect(away.params.at(-1)).toBe('connection lost');
    ana.comeBack();
    ana.say('PRIVMSG #talk :mine', 'WHOIS ana');
    const channels = await ana.hears(({ command }) => command === '319');
    expect(channels.params.at(-1)?.match(/#\w+/g)?.toSorted()).toEqual(['#side', '#talk']);
    const notices = ana.heard.filter(({ command }) => command === 'NOTICE');
    expect(notices.map(({ params }) => params.at(-1)?.slice(0, 16))).toEqual([
      'The room is away',
      'You are back in ',
    ]);
    expect(talk(ana).at(-1)).toBe('mine');
    await bob.hears(says('mine'));
  });

  test('hears of the gap where more was said than is kept', async () => {
    room = await GatewayRoom.start({}, undefined, {
      ring: { bytes: 1_000_000, lines: 60 },
      flood: { burst: 1000, perSecond: 1000, heldLines: 256, heldBytes: 65_536 },
    });
    const ana = makeClient(byWeb());
    const bob = makeClient(byIrc());
    await ana.enters('ana', passphrase, '#talk');
    await bob.enters('bob', passphrase, '#talk');
    await ana.hears(joins('bob'));
    await loses(ana);
    const lines = Array.from({ length: 200 }, (_, index) => `${index} ${'x'.repeat(400)}`);
    bob.say(...lines.map((line) => `PRIVMSG #talk :${line}`));
    await bob.wasSeen();
    ana.comeBack();
    await ana.hears(says(lines.at(-1) ?? ''));
    expect(ana.missed).toBeGreaterThanOrEqual(140);
    expect(talk(ana)).toEqual(lines.slice(ana.missed));
  });
});

describe('the newer connection', () => {
  test('has the session, and the older is told and closed', async () => {
    room = await GatewayRoom.start();
    const ana = makeClient(byWeb());
    const bob = makeClient(byIrc());
    await ana.enters('ana', passphrase, '#talk');
    await bob.enters('bob', passphrase, '#talk');
    const late = room.irc();
    late.say(`RESUME ${ana.token} ${ana.number}`);
    await late.hears(/ RESUME OK /);
    await soon(() => ana.taken);
    await soon(() => ana.broken === 1);
    bob.say('PRIVMSG ana :whose?');
    await late.hears(/:whose\?$/);
    late.say('PRIVMSG #talk :mine');
    await bob.hears(says('mine'));
    // What is said behind RESUME in one breath goes to the session, too.
    expect(await room.status()).toMatchObject({ guests: 2, away: 0, resumed: 1 });
  });

  test('may be of a thief: who was robbed is told, and their token is void once the thief has read', async () => {
    room = await GatewayRoom.start();
    const ana = makeClient(byWeb());
    await ana.enters('ana', passphrase, '#talk');
    const stolen = ana.token;
    const { number } = ana;
    const thief = room.irc();
    thief.say(`RESUME ${stolen} ${number}`);
    const ok = await thief.hears(/ RESUME OK /);
    await soon(() => ana.taken);
    thief.say(`RESUME ACK ${number}`);
    await thief.sync();
    const robbed = room.websocket();
    robbed.say(`RESUME ${stolen} 0`);
    await robbed.hears(/ FAIL RESUME INVALID_TOKEN /);
    // The thief has one session, and no way to a second.
    const again = room.irc();
    again.say(`RESUME ${ok.split(' ')[3]} 0`, 'PASS guessed', 'NICK eve', 'USER a 0 * :a');
    await again.hears(/ RESUME OK /);
    await again.hears(/ 462 /);
    // Who was robbed takes it back by hand, and the thief is told.
    const back = room.irc();
    back.say(`RESUME ${ana.token} ${number}`);
    await back.hears(/ RESUME OK /);
    await again.hears(/ RESUME TAKEN /);
    expect((await room.status()).guests).toBe(1);
  });
});

describe('a token', () => {
  test('that was used stays good until the answer is acknowledged, and is void then', async () => {
    room = await GatewayRoom.start();
    const ana = makeClient(byIrc());
    await ana.enters('ana', passphrase, '#talk');
    await loses(ana);
    const { token, number } = ana;
    const tokens = new Set([token]);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const client = room.irc();
      client.say(`RESUME ${token} ${number}`);
      tokens.add((await client.hears(/ RESUME OK /)).split(' ')[3] ?? '');
      client.close();
    }
    expect(tokens.size).toBe(4);
    const last = room.irc();
    last.say(`RESUME ${[...tokens].at(-1)} ${number}`, `RESUME ACK ${number}`);
    await last.hears(/ RESUME OK /);
    await last.sync();
    for (const used of tokens) {
      const client = room.irc();
      client.say(`RESUME ${used} ${number}`);
      await client.hears(/ FAIL RESUME INVALID_TOKEN :That session is not here any more$/);
    }
  });

  test.each([
    ['guessed', 'A'.repeat(22)],
    ['too short', 'A'],
    ['none', ''],
    ['no base64url', '%'.repeat(22)],
    ['long', 'A'.repeat(400)],
  ])(
    'that is %s is answered as one that is used up, and three of them close',
    async (_what, token) => {
      room = await GatewayRoom.start();
      const client = room.websocket();
      const line = `RESUME ${token} 1`;
      client.say(line, line, line);
      const answer = ':mayfly.room FAIL RESUME INVALID_TOKEN :That session is not here any more';
      await client.hears(/^ERROR :Closing link: too many tokens/);
      expect(client.lines.slice(0, 3)).toEqual([answer, answer, answer]);
      await client.ends();
      expect((await room.status()).refused).toEqual({ token: 3 });
    },
  );

  test('with a wrong number opens nothing and remains', async () => {
    room = await GatewayRoom.start();
    const ana = makeClient(byIrc());
    await ana.enters('ana', passphrase, '#talk');
    await loses(ana);
    const client = room.irc();
    for (const number of ['', '-1', `${ana.number + 1000}`, '1e9', '9007199254740993']) {
      client.say(`RESUME ${ana.token} ${number}`);
      await client.hears(/ FAIL RESUME INVALID_NUMBER /);
    }
    client.say(`RESUME ${ana.token} ${ana.number}`);
    await client.hears(/ RESUME OK /);
  });

  test('that is wrong leaves the connection to register as new, with what is said behind it', async () => {
    room = await GatewayRoom.start();
    const client = room.irc();
    client.say(`RESUME ${'B'.repeat(22)} 5`);
    await client.enters('nova', passphrase, '#talk');
    expect(client.lines[0]).toContain('FAIL RESUME INVALID_TOKEN');
  });
});

describe('when there is no place', () => {
  test('in the room, who has been away for the longest makes place for a newcomer', async () => {
    room = await GatewayRoom.start({ maxGuests: '3' });
    const [first, second, third] = [byWeb(), byIrc(), byIrc()].map((dial) => makeClient(dial));
    if (!first || !second || !third) throw new Error('three were made');
    await first.enters('first', passphrase, '#talk');
    await second.enters('second', passphrase, '#talk');
    await third.enters('third', passphrase, '#talk');
    await loses(second);
    await loses(first);
    const newcomer = room.irc();
    await newcomer.enters('newcomer', passphrase, '#talk');
    await third.hears(
      ({ command, source }) => command === 'QUIT' && source?.startsWith('second!') === true,
    );
    expect(await room.status()).toMatchObject({ guests: 3, away: 1, refused: { evicted: 1 } });
    first.comeBack();
    await soon(() => first.resumed === 1);
    second.comeBack();
    await soon(() => second.refused);
    // Now all are there.
    const late = room.irc();
    late.say(`PASS ${passphrase}`, 'NICK late', 'USER a 0 * :a');
    await late.hears(/^ERROR :.*the room is full/);
  });

  test('on the circuit, a guest comes back beside their dead connection all the same', async () => {
    room = await GatewayRoom.start({ maxGuestsPerCircuit: '2' });
    const ana = makeClient(byOnion(5));
    await ana.enters('ana', passphrase, '#talk');
    const amy = room.onionIrc(5);
    await amy.enters('amy', passphrase, '#talk');
    // The room does not know that the old connection is dead.
    ana.comeAgain();
    await soon(() => ana.resumed === 1);
    const other = room.onionIrc(5);
    other.say(`PASS ${passphrase}`, 'NICK other', 'USER a 0 * :a');
    await other.hears(/^ERROR :.*your Tor circuit has too many connections/);
  });

  test('on the circuit, a token brings no session more, and is good by another', async () => {
    room = await GatewayRoom.start({ maxGuestsPerCircuit: '2' });
    await room.onionIrc(5).enters('ana', passphrase, '#talk');
    await room.onionIrc(5).enters('amy', passphrase, '#talk');
    const bob = makeClient(byOnion(6));
    await bob.enters('bob', passphrase, '#talk');
    await loses(bob);
    const back = room.onionIrc(5);
    back.say(`RESUME ${bob.token} ${bob.number}`);
    await back.hears(/^ERROR :.*your Tor circuit has too many connections/);
    bob.comeBack(byOnion(7));
    await soon(() => bob.resumed === 1);
  });
});

describe('a reader that is slow', () => {
  test('is waited for, then cut, and can come back and hear of the gap', async () => {
    room = await GatewayRoom.start({}, undefined, {
      ring: { bytes: 262_144, lines: 8192 },
      flood: { burst: 100_000, perSecond: 1000, heldLines: 256, heldBytes: 65_536 },
    });
    // A unix socket: its kernel buffers are a tenth of TCP’s.
    const slow = makeClient(byOnion(1));
    const talker = makeClient(byIrc());
    await slow.enters('slow', passphrase, '#talk');
    await talker.enters('talker', passphrase, '#talk');
    await slow.hears(joins('talker'));
    slow.pause();
    let said = 0;
    const text = (index: number): string => `${index} ${'x'.repeat(400)}`;
    const saysMore = async (): Promise<void> => {
      for (let line = 0; line < 100; line += 1) {
        talker.say(`PRIVMSG #talk :${text(said)}`);
        said += 1;
      }
      // ngIRCd has taken them: it is not to be flooded here.
      talker.say(`PING said${said}`);
      await talker.hears(
        ({ command, params }) => command === 'PONG' && params[1] === `said${said}`,
      );
    };
    await soon(async () => {
      await saysMore();
      return ((await room.status()).refused['slow reader'] ?? 0) > 0;
    });
    expect((await room.status()).away).toBe(1);
    // What the kernel holds of the old connection is read yet: there is a gap beyond that alone.
    for (let more = 0; more < 20; more += 1) await saysMore();
    slow.unpause();
    await slow.hears(says(text(said - 1)));
    const numbers = talk(slow).map((line) => Number.parseInt(line, 10));
    expect(slow.missed).toBeGreaterThan(0);
    expect(numbers).toHaveLength(said - slow.missed);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
