// Names mean one thing, at every door: no look-alikes, no masks, one bad name refuses itself alone.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultSessionLimits } from '../../server/protocol/session/session-types.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { LiteClient, textOf } from '../support/lite-client.ts';

let room: GatewayRoom;
/** In #lobby, and hidden in #den, which is secret, and in #attic. */
let bob: IrcClient;
let ana: IrcClient;

beforeAll(async () => {
  const flood = { burst: 10_000, perSecond: 10_000, heldLines: 256, heldBytes: 65_536 };
  room = await GatewayRoom.start({}, (config) => config, { flood });
  bob = room.irc();
  await bob.enters('bob', passphrase, '#lobby', '#den', '#attic');
  bob.say('MODE #den +s');
  await bob.sync();
});

afterAll(() => room.end());

/** What came of some lines, without the barrier's answer. */
async function answers(client: IrcClient, ...lines: string[]): Promise<string[]> {
  const before = client.lines.length;
  client.say(...lines);
  await client.sync();
  return client.lines.slice(before).filter((line) => !/ PONG /.test(line));
}

const codes = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => /^:mayfly\.room (\d{3}) /.exec(line)?.[1] ?? []);

/** Names that are not their own cleaned form, or could be taken for another one. */
const unclear: readonly (readonly [string, string])[] = [
  ['a zero-width space', '#lobby\u200b'],
  ['a zero-width joiner', '#lob\u200dby'],
  ['a zero-width non-joiner', '#lob\u200cby'],
  ['a word joiner', '#lobby\u2060'],
  ['a byte order mark', '#\ufefflobby'],
  ['a soft hyphen', '#lob\u00adby'],
  ['an override of direction', '#\u202elobby'],
  ['an isolate', '#\u2066lobby\u2069'],
  ['a mark of direction', '#lobby\u200e'],
  ['an Arabic letter mark', '#lobby\u061c'],
  ['a variation selector', '#lobby\ufe0f'],
  ['a tag', '#lobby\u{e0041}'],
  ['a Hangul filler', '#lobby\u3164'],
  ['a blank of Braille', '#lobby\u2800'],
  ['a no-break space', '#lob\u00a0by'],
  ['an ideographic space', '#lobby\u3000'],
  ['a separator of lines', '#lobby\u2028'],
  ['bold', '#\u0002lobby'],
  ['a colour', '#\u000304lobby'],
  ['a reset', '#lobby\u000f'],
  ['a control code', '#lobby\u001b'],
  ['a code of C1', '#lobby\u0085'],
  ['a letter and its accent apart', '#cafe\u0301'],
  ['a mark that stands on the sign', '#\u0301lobby'],
  ['wide letters', '#ｌｏｂｂｙ'],
  ['a ligature', '#ﬁeld'],
  ['an unassigned code point', '#lobby\u0378'],
  ['a private one', '#lobby\ue000'],
  ['what stands for anything', '#lobby\ufffd'],
  ['what stands for an object', '#lobby\ufffc'],
  ['a note without a head', '#lobby\u{1d159}'],
  ['an Egyptian blank', '#lobby\u{13441}'],
  ['a filler of Khitan', '#lobby\u{16fe4}'],
  ['a joiner of Brahmi numbers', '#lobby\u{1107f}'],
  ['a selector of shorthand', '#lobby\u{1bc9d}'],
  ['a turn of sign writing', '#lobby\u{1daa1}'],
  ['an i that has its dot twice', '#vi\u0307p'],
  ['a j that has its dot behind another mark', '#j\u0323\u0307'],
  ['an i without a dot that is given one', '#v\u0131\u0307p'],
  ['an accent on an i without a dot', '#v\u0131\u0301p'],
  ['too many marks', '#a\u0323\u0324\u0325\u0326\u0327\u0328'],
];
const clear = [
  '#lobby',
  '#Ñandú',
  '#чат',
  '#日本語',
  '#حديث',
  '#हिन्दी',
  '#한국어',
  '#❤',
  '#ılık',
  '#café',
  '#ịx',
  '#[x]{y}|z',
  '##',
];

describe.each(['irc', 'websocket'] as const)('at the %s door', (door) => {
  let guest: IrcClient;
  let serial = 0;

  beforeEach(async () => {
    guest = room[door]();
    serial += 1;
    await guest.enters(`g${door}${serial}`, passphrase);
  });

  test.each(unclear)('a channel with %s in its name does not come to be', async (_what, name) => {
    const heard = await answers(guest, `JOIN ${name}`, `INVITE bob ${name}`, `PRIVMSG ${name} :x`);
    expect(heard.filter((line) => / JOIN /.test(line))).toEqual([]);
    expect(heard[0]).toMatch(/ 403 \S+ [^]* :No such channel: its name has no/);
    expect(codes(heard).at(1)).toBe('403');
    expect(codes(heard).at(2)).toBe('404');
    expect((await answers(guest, 'LIST')).filter((line) => line.includes(` ${name} `))).toEqual([]);
    guest.close();
  });

  test.each(clear)('%s does', async (name) => {
    expect((await answers(guest, `JOIN ${name}`)).at(-1)).toContain(` 366 `);
    guest.close();
  });

  test('the reason is the true one', async () => {
    const heard = await answers(
      guest,
      ...['&a', '+a', 'a', '#', `#${'x'.repeat(50)}`, `#${'ä'.repeat(25)}`, '#a:b'].map(
        (name) => `JOIN ${name}`,
      ),
      `JOIN #${'x'.repeat(49)}`,
      `JOIN #${'ä'.repeat(24)}x`,
    );
    const told = heard.flatMap(
      (line) => /403 \S+ \S+ :No such channel: (.*)/.exec(line)?.[1] ?? [],
    );
    expect(told).toEqual([
      'its name starts with # and is short',
      'its name starts with # and is short',
      'its name starts with # and is short',
      'its name has something behind the #',
      'its name is longer than 50 bytes',
      'its name is longer than 50 bytes',
      'its name has no space, comma, colon or control character in it',
    ]);
    expect(heard.filter((line) => / JOIN /.test(line))).toHaveLength(2);
    guest.close();
  });
});

test('the door without script has the same rule', async () => {
  const lite = new LiteClient({ port: room.webPort });
  await lite.enters('lena', passphrase);
  for (const name of ['#lobby\u200b', '#\u0002lobby', '#ｌｏｂｂｙ', '#lob\u200dby', '&SERVER']) {
    await lite.writes('#lobby', `/join ${name}`);
  }
  expect((await answers(bob, 'WHOIS lena')).find((line) => / 319 /.test(line))).toMatch(
    / lena :?#lobby$/,
  );
  expect(textOf((await lite.messages('#lobby')).body)).not.toContain('You are in #\u0002');
});

describe('one name is meant', () => {
  beforeAll(async () => {
    ana = room.irc();
    await ana.enters('ana', passphrase);
  });

  // Nobody who asks so shares a channel with bob, who is invisible, as all are.
  test.each(['*', 'b*', 'b?b', '?ob', 'bo?,b*', 'mayfly.room b*', '*!*@*', 'bob!*@*', '*,*'])(
    'WHOIS %s finds nobody',
    async (mask) => {
      const heard = await answers(ana, `WHOIS ${mask}`);
      expect(heard.join('\n')).not.toMatch(/ 31[0-79] | 330 |bob !|#/);
      expect(new Set(codes(heard))).toEqual(new Set(['401', '318']));
    },
  );

  test('WHOIS tells of somebody’s channels those that one is in, and no others', async () => {
    expect((await answers(ana, 'WHOIS bob')).join('\n')).not.toContain('#');
    ana.say('JOIN #attic');
    await ana.hears(/ 366 /);
    const told = (await answers(ana, 'WHOIS bob')).filter((line) => / 319 /.test(line));
    expect(told).toEqual([':mayfly.room 319 ana bob @#attic']);
    ana.say('PART #attic');
    await ana.sync();
  });

  test.each(['b*', '*b', 'bo?', '*.room', '*!*@*', '#d*', '#*', 'guest', ',guest', 'mayfly.room'])(
    'WHO %s finds nobody',
    async (mask) => {
      expect(codes(await answers(ana, `WHO ${mask}`))).toEqual(['315']);
    },
  );

  test('WHO, NAMES and LIST without a name tell of nobody who is hidden, and of no hidden channel', async () => {
    const heard = await answers(
      ana,
      'WHO',
      'WHO *',
      'WHO 0',
      'NAMES',
      'LIST',
      'LIST *',
      'LIST #d*,#den',
    );
    expect(heard.join('\n')).not.toMatch(/bob|#den/);
  });

  test.each([
    'NAMES #*',
    'NAMES #den',
    'NAMES #den,#lobby',
    'ISON b*',
    'USERHOST b*',
    'MODE b*',
    'MODE #den',
    'MODE #den +b',
    'TOPIC #den',
    'PART #den',
    'KICK #den bob',
    'INVITE b* #lobby',
    'INVITE bob #den',
    'PRIVMSG b* :x',
    'PRIVMSG $* :x',
    'PRIVMSG $$* :x',
    'PRIVMSG #* :x',
    'PRIVMSG bob!*@* :x',
    'PRIVMSG #den :x',
    'NOTICE #den :x',
    'NOTICE b* :x',
  ])('%s tells nothing of who or what is hidden, and reaches nobody', async (line) => {
    const before = bob.lines.length;
    const heard = await answers(ana, line);
    expect(heard.join('\n')).not.toMatch(/:bob!|bob=|:@?bob| \+s| 324 | 332 | 353 /);
    await bob.sync();
    expect(bob.lines.slice(before).filter((each) => each.startsWith(':ana!'))).toEqual([]);
    // The same is said of a channel that is not there.
    if (!line.includes('#den')) return;
    const other = await answers(ana, line.replaceAll('#den', '#not'));
    expect(codes(other)).toEqual(codes(heard));
  });
});

describe('one bad name refuses itself alone', () => {
  let guest: IrcClient;

  beforeEach(async () => {
    guest = room.irc();
    await guest.enters(`l${Math.trunc(performance.now())}`, passphrase, '#own');
  });

  const joined = (lines: readonly string[]): string[] =>
    lines.flatMap((line) => / JOIN :?(#\S+)/.exec(line)?.[1] ?? []);

  test.each([
    ['#j1,&x,#j2', ['#j1', '#j2']],
    ['&x,#j1', ['#j1']],
    ['#j1,#\u0002x,,#j2,', ['#j1', '#j2']],
    [`#j1,#${'y'.repeat(60)},x,#j2,#j3`, ['#j1', '#j2', '#j3']],
  ])('JOIN %s', async (list, entered) => {
    const heard = await answers(guest, `JOIN ${list}`);
    expect(joined(heard)).toEqual(entered);
    const bad = list.split(',').filter((name) => name !== '' && !entered.includes(name));
    expect(codes(heard).filter((code) => code === '403')).toHaveLength(bad.length);
    guest.close();
  });

  test('JOIN keeps keys with their channels, whatever is refused in between', async () => {
    const op = room.irc();
    await op.enters('keeper', passphrase, '#k1', '#k2', '#k3');
    op.say('MODE #k1 +k one', 'MODE #k3 +k three');
    await op.sync();
    expect(joined(await answers(guest, 'JOIN #k1,&x,#k3 one,no,three'))).toEqual(['#k1', '#k3']);
    guest.say('PART #k1,#k3');
    expect(joined(await answers(guest, 'JOIN &x,#k2,#k3 a,,three')).toSorted()).toEqual([
      '#k2',
      '#k3',
    ]);
    op.close();
    guest.close();
  });

  test('PART, KICK, NAMES, WHOIS and PRIVMSG', async () => {
    guest.say('JOIN #p1,#p2,#p3');
    await guest.sync();
    const parted = await answers(guest, 'PART #p1,&x,#nope,#p2 :bye');
    expect(parted.flatMap((line) => / PART (#\S+)/.exec(line)?.[1] ?? [])).toEqual(['#p1', '#p2']);
    expect(codes(parted).toSorted()).toEqual(['403', '442']);

    const other = room.irc();
    await other.enters('kickme', passphrase, '#p3');
    await guest.sync();
    const kicked = await answers(guest, 'KICK #p3 k*,kickme,nobody :x');
    expect(kicked.some((line) => / KICK #p3 kickme /.test(line))).toBe(true);
    expect(codes(kicked)).toEqual(['401', '401']);
    await other.hears(/ KICK /);
    other.say('JOIN #p3');
    await other.hears(/ 366 /);
    const pairs = await answers(guest, 'KICK &x,#p3 kickme,kickme :x');
    expect(pairs.some((line) => / KICK #p3 kickme /.test(line))).toBe(true);

    expect(codes(await answers(guest, 'NAMES &x,#p3,#\u0002')).toSorted()).toEqual([
      '353',
      '366',
      '366',
      '366',
    ]);
    const whois = await answers(guest, 'WHOIS b*,kickme,x!y');
    expect(codes(whois).toSorted()).toEqual(['311', '312', '318', '318', '318', '401', '401']);

    const said = other.lines.length;
    expect(codes(await answers(guest, 'PRIVMSG #nope,b*,kickme,&x :to one'))).toEqual([
      '404',
      '401',
      '401',
    ]);
    await other.sync();
    expect(other.lines.slice(said).filter((line) => line.endsWith('to one'))).toHaveLength(1);
    other.close();
    guest.close();
  });
});

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
