// Every question gets the end of its answer, and what 005 tells is true.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSessionLimits } from '../../server/protocol/session/session-types.ts';
import { passphrase, type GatewayRoom } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { answers, codes, startRoomWithBob } from './gateway-fixture/room-with-bob.ts';

let room: GatewayRoom;
let bob: IrcClient;

beforeAll(async () => {
  ({ room, bob } = await startRoomWithBob());
});

afterAll(() => room.end());

describe('every question has its end', () => {
  let guest: IrcClient;
  beforeAll(async () => {
    guest = room.irc();
    await guest.enters('asker', passphrase, '#lobby');
  });

  test.each([
    ['WHOIS nobody nobody', ['401', '318']],
    ['WHOIS bob bob', ['311', '312', '319', '318']],
    ['WHOIS no.such.server bob', ['311', '312', '319', '318']],
    ['WHOIS mayfly.room nobody', ['401', '318']],
    ['WHOIS nobody', ['401', '318']],
    ['WHO nobody', ['315']],
    ['NAMES #nowhere', ['366']],
    ['NAMES #lobby no.such.server', ['353', '366']],
    ['LIST #nowhere', ['321', '323']],
    ['LIST #nowhere no.such.server', ['321', '323']],
    ['MOTD no.such.server', ['375', '372', '376', '396']],
    ['LUSERS * no.such.server', ['251', '254', '255', '265', '266', '250']],
  ])('%s', async (line, expected) => {
    expect(codes(await answers(guest, line))).toEqual(expected);
  });

  test('PING of two words', async () => {
    guest.say('PING one two');
    await guest.hears(/ PONG \S+ :one$/);
  });

  test('PING of two words, for who looks closely: no 402', async () => {
    expect(codes(await answers(guest, 'PING one two'))).toEqual([]);
  });

  test.each([
    ['\u0001ACTION\u0001', '\u0001ACTION \u0001'],
    ['\u0001ACTION', '\u0001ACTION \u0001'],
    ['\u0001ACTION ', '\u0001ACTION \u0001'],
    ['\u0001ACTION waves\u0001', '\u0001ACTION waves\u0001'],
    ['\u0001ACTION waves', '\u0001ACTION waves'],
  ])('a /me is heard: %j', async (text, heard) => {
    const before = bob.lines.length;
    expect(codes(await answers(guest, `PRIVMSG bob :${text}`))).toEqual([]);
    await bob.sync();
    expect(bob.lines.slice(before).filter((line) => / PRIVMSG /.test(line))).toEqual([
      expect.stringMatching(new RegExp(`PRIVMSG bob :${heard}$`)),
    ]);
  });

  test.each([
    '\u0001VERSION\u0001',
    '\u0001',
    '\u0001\u0001',
    '\u0001action x\u0001',
    '\u0001ACTIONS\u0001',
    '\u0001TIME',
  ])('other CTCP is refused in words, and not heard: %j', async (text) => {
    expect(codes(await answers(guest, `PRIVMSG bob :${text}`))).toEqual(['404']);
  });

  test.each([
    'TOPIC #own2 :\u0001x\u0001',
    'PART #own2 :\u0001bye\u0001',
    'KICK #own2 asker :\u0001x',
  ])('a text that begins like CTCP does not make a command vanish: %j', async (line) => {
    guest.say('JOIN #own2');
    const heard = await answers(guest, line);
    const [command = ''] = line.split(' ');
    expect(heard.some((each) => each.includes(` ${command} #own2 `))).toBe(true);
  });
});

test('005 is true, as far as it can be tried', async () => {
  const guest = room.irc();
  await guest.enters('truth', passphrase);
  const told = new Map(
    guest.lines
      .flatMap((line) => / 005 truth (.*) :are supported/.exec(line)?.[1]?.split(' ') ?? [])
      .map((token) => [token.replace(/=.*/, ''), token.replace(/^[^=]*=?/, '')] as const),
  );
  expect([...told.keys()]).not.toEqual(expect.arrayContaining(['IRCD']));
  expect(told.get('CHANTYPES')).toBe('#');
  expect(told.get('CHANLIMIT')).toBe('#:32');
  const number = (name: string): number => Number(told.get(name));

  for (const type of told.get('CHANTYPES') ?? '') {
    expect(codes(await answers(guest, `JOIN ${type}type`)).at(-1)).toBe('366');
  }
  const longest = `#${'c'.repeat(number('CHANNELLEN') - 1)}`;
  expect(codes(await answers(guest, `JOIN ${longest}`)).at(-1)).toBe('366');
  expect(codes(await answers(guest, `JOIN ${longest}c`))).toEqual(['403']);

  // Every mode of a channel can be set and lifted.
  const [lists = '', always = '', whenSet = '', flags = ''] =
    told.get('CHANMODES')?.split(',') ?? [];
  // Each channel is closed to outsiders from its beginning.
  await answers(guest, `MODE ${longest} -n`);
  for (const letter of flags) {
    const heard = await answers(guest, `MODE ${longest} +${letter}`, `MODE ${longest} -${letter}`);
    expect(heard.map((line) => line.split(' ').at(-1))).toEqual([`+${letter}`, `-${letter}`]);
  }
  for (const letter of lists + always) {
    const heard = await answers(
      guest,
      `MODE ${longest} +${letter} x!*@*`,
      `MODE ${longest} -${letter} x!*@*`,
    );
    expect(codes(heard)).toEqual([]);
  }
  for (const letter of whenSet) {
    expect(
      codes(await answers(guest, `MODE ${longest} +${letter} 9`, `MODE ${longest} -${letter}`)),
    ).toEqual([]);
  }
  const many = number('MODES');
  const masks = Array.from({ length: many }, (_, at) => `m${at}!*@*`).join(' ');
  const set = await answers(guest, `MODE ${longest} +${'b'.repeat(many)} ${masks}`);
  expect(set.join(' ').match(/m\d!/g)).toHaveLength(many);

  // Texts of the length that is told come whole to others, with the longest names there are.
  const nick = 'n'.repeat(number('NICKLEN'));
  expect(codes(await answers(guest, `NICK ${nick}n`))).toEqual(['432']);
  guest.say(`NICK ${nick}`);
  await guest.sync();
  const other = room.irc();
  await other.enters('o'.repeat(number('NICKLEN')), passphrase, longest);
  await guest.hears(/ JOIN /);
  const topic = 't'.repeat(number('TOPICLEN'));
  guest.say(`TOPIC ${longest} :${topic}y`);
  expect(await other.hears(/ TOPIC /)).toMatch(new RegExp(`:${topic}$`));
  expect((await answers(other, `TOPIC ${longest}`)).at(0)).toMatch(new RegExp(`:${topic}$`));
  const reason = 'r'.repeat(number('KICKLEN'));
  guest.say(`KICK ${longest} ${'o'.repeat(number('NICKLEN'))} :${reason}z`);
  expect(await other.hears(/ KICK /)).toMatch(new RegExp(`:${reason}$`));
  const away = 'a'.repeat(number('AWAYLEN'));
  other.say(`AWAY :${away}w`);
  await other.sync();
  guest.say(`WHOIS ${'o'.repeat(number('NICKLEN'))}`);
  expect(await guest.hears(/ 301 /)).toMatch(new RegExp(`:${away}$`));

  const most = Number(/PRIVMSG:(\d+)/.exec(told.get('TARGMAX') ?? '')?.[1]);
  const names = (count: number): string =>
    Array.from({ length: count }, (_, at) => `no${at}`).join(',');
  expect(codes(await answers(guest, `PRIVMSG ${names(most)} :x`))).toEqual(Array(most).fill('401'));
  expect(codes(await answers(guest, `PRIVMSG ${names(most + 1)} :x`))).toEqual(['407']);

  const list = Array.from({ length: 40 }, (_, at) => `#many${at}`).join(',');
  const entered = (await answers(other, `JOIN ${list}`)).filter((line) => / JOIN /.test(line));
  expect(entered).toHaveLength(32);
  expect(defaultSessionLimits.nickLength).toBe(number('NICKLEN'));
});
