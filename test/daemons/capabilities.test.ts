// IRCv3 at the doors, before a real ngIRCd: what an echo says is what others got.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { textOf } from '../support/lite-client.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;

afterEach(() => room.end());

/** A guest who asks for capabilities and enters channels. */
async function guest(
  nick: string,
  capabilities: string,
  ...channels: string[]
): Promise<IrcClient> {
  const client = nick.startsWith('irc') ? room.irc() : room.websocket();
  client.say('CAP LS 302', `CAP REQ :${capabilities}`);
  await client.hears(/ CAP \* ACK /);
  client.say('CAP END');
  await client.enters(nick, passphrase, ...channels);
  return client;
}

/** What a client has heard since it entered its last channel, up to a barrier, without tags. */
async function heardInside(client: IrcClient): Promise<string[]> {
  await client.sync();
  const lines = client.lines.map((line) => line.replace(/^@\S+ /, ''));
  return lines.slice(lines.findLastIndex((line) => line.includes(' 366 ')) + 1, -1);
}

/** What it heard of one guest. */
async function heardOf(client: IrcClient, nick: string): Promise<string[]> {
  return (await heardInside(client)).filter((line) => line.startsWith(`:${nick}!`));
}

const time = String.raw`time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;

describe('in a room that keeps nothing', () => {
  beforeEach(async () => {
    room = await GatewayRoom.start();
  });

  test('server-time is on every line, near the time of the machine, and on none without it', async () => {
    const stamped = await guest('ana', 'server-time', '#talk');
    const plain = await guest('ircben', 'multi-prefix', '#talk');
    const before = Date.now();
    plain.say('PRIVMSG #talk :now');
    const line = await stamped.hears(/:now$/);
    const at = Date.parse(/^@time=(\S+) /.exec(line)?.[1] ?? '');
    expect(Math.abs(at - before)).toBeLessThan(2_000);
    await stamped.sync();
    const after = stamped.lines.slice(stamped.lines.findIndex((each) => each.includes(' 001 ')));
    expect(after.filter((each) => !new RegExp(`^@${time} :`).test(each))).toEqual([]);
    expect(plain.lines.filter((each) => each.startsWith('@'))).toEqual([]);
  });

  test.each([
    ['short', 'hello  there'],
    ['with trailing blanks', 'hello \t '],
    ['longer than a line with its source', 'x'.repeat(490)],
    ['cut in the middle of a character', `x${'ü'.repeat(240)}`],
    ['an action', '\u0001ACTION waves\u0001'],
    ['a long action', `\u0001ACTION ${'wave '.repeat(95)}\u0001`],
  ])('an echo is what others got: %s', async (_name, words) => {
    const ana = await guest('ana', 'echo-message', '#Talk');
    const ben = await guest('ircben', 'server-time', '#Talk');
    ana.say(`PRIVMSG #talk :${words}`, `NOTICE #talk :${words}`, `PRIVMSG ircben :${words}`);
    const echo = [
      await ana.hears(/ PRIVMSG #Talk /),
      await ana.hears(/ NOTICE #Talk /),
      await ana.hears(/ PRIVMSG ircben /),
    ];
    const got = [
      await ben.hears(/ PRIVMSG #Talk /),
      await ben.hears(/ NOTICE #Talk /),
      await ben.hears(/ PRIVMSG ircben /),
    ];
    expect(echo).toEqual(got.map((line) => line.replace(/^@\S+ /, '')));
    expect((await heardOf(ana, 'ana')).length).toBe(3);
  });

  test('what ngIRCd refuses has no echo, and what it takes has one, in order', async () => {
    const ana = await guest('ana', 'echo-message', '#talk');
    const ben = await guest('ben', 'echo-message', '#talk');
    await ana.hears(/:ben!.* JOIN /);
    ben.say(
      'PRIVMSG #talk :1',
      'PRIVMSG nobody :x',
      'PRIVMSG #nowhere :x',
      'PRIVMSG #talk',
      'PRIVMSG',
      'PRIVMSG a b :x',
      'WHOIS nobody',
      'PRIVMSG #talk,nobody,#nowhere,ANA,#TALK :2',
      'NOTICE nobody,#talk :3',
      'NOTICE nobody :x',
      'NOTICE #nowhere :x',
      'PRIVMSG #talk :\u0001VERSION\u0001',
      'PRIVMSG #talk :4',
    );
    const heard = await heardInside(ben);
    const echoes = heard.filter((line) => line.startsWith(':ben!'));
    expect(echoes.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'PRIVMSG #talk :1',
      'PRIVMSG #talk :2',
      'PRIVMSG ana :2',
      'NOTICE #talk :3',
      'PRIVMSG #talk :4',
    ]);
    expect(heard.flatMap((line) => / (4\d\d) /.exec(line)?.[1] ?? [])).toEqual(
      // The Session's own answers, to CTCP and to talk from outside, do not wait for ngIRCd's.
      '404 404 404 401 412 411 461 401 401'.split(' '),
    );
    await ana.hears(/:4$/);
    expect(await heardOf(ana, 'ben')).toEqual([expect.stringMatching(/ JOIN :#talk$/), ...echoes]);
  });

  test('who may not speak in a channel has no echo of it', async () => {
    const ana = await guest('ana', 'echo-message', '#talk');
    const ben = await guest('ben', 'echo-message', '#talk');
    ana.say('MODE #talk +m');
    await ben.hears(/ MODE #talk /);
    ben.say('PRIVMSG #talk :unheard');
    expect((await heardInside(ben)).at(-1)).toMatch(/^:mayfly\.room 404 ben #talk :/);
    expect(await heardOf(ben, 'ben')).toEqual([]);
    ana.say('MODE #talk +v ben');
    await ben.hears(/ MODE #talk /);
    ben.say('PRIVMSG #talk :heard');
    await ben.hears(/^:ben!\S+ PRIVMSG #talk :heard$/);
  });

  test('tags of clients are taken, and go nowhere', async () => {
    const ana = await guest('ana', 'message-tags echo-message', '#talk');
    const ben = await guest('ben', 'message-tags', '#talk');
    ana.say(
      '@+typing=active TAGMSG #talk',
      '@+reply=1;label=x PRIVMSG #talk :tagged',
      `@+x=${'y'.repeat(4092)} PRIVMSG #talk :too long`,
    );
    await ana.hears(/ 417 ana /);
    await ana.hears(/^:ana!\S+ PRIVMSG #talk :tagged$/);
    await ben.hears(/:tagged$/);
    expect(await heardOf(ben, 'ana')).toEqual([
      expect.stringMatching(/^:ana!\S+ PRIVMSG #talk :tagged$/),
    ]);
    const plain = await guest('cem', 'batch');
    plain.say('TAGMSG ana');
    await plain.hears(/ 421 cem TAGMSG /);
  });

  test('away-notify tells who shares a channel, and nobody else', async () => {
    const ana = await guest('ana', 'away-notify server-time', '#talk', '#side');
    const ben = await guest('ben', 'echo-message', '#talk', '#side');
    const other = await guest('cem', 'away-notify');
    const without = await guest('dan', 'batch', '#talk');
    ben.say('AWAY :lunch');
    await ana.hears(new RegExp(`^@${time} :ben!\\S+ AWAY lunch$`));
    ben.say('AWAY :a long lunch');
    await ana.hears(/:ben!\S+ AWAY :a long lunch$/);
    ben.say('AWAY');
    await ana.hears(/:ben!\S+ AWAY$/);
    ben.say('AWAY :asleep');
    await ana.hears(/:ben!\S+ AWAY asleep$/);
    other.say('JOIN #other');
    await other.hears(/ 366 /);
    ben.say('JOIN #other');
    await other.hears(/:ben!\S+ JOIN /);
    await other.hears(/:ben!\S+ AWAY asleep$/);
    await ana.sync();
    expect([...without.lines, ...ben.lines].filter((line) => /!\S+ AWAY/.test(line))).toEqual([]);
    expect(ana.lines.filter((line) => /!\S+ AWAY/.test(line)).length).toBe(4);
  });

  test('nothing of history is offered', async () => {
    const ana = room.irc();
    ana.say('CAP LS 302', 'CAP REQ draft/chathistory');
    await ana.hears(/ CAP \* NAK /);
    ana.say('CAP END');
    await ana.enters('ana', passphrase, '#talk');
    ana.say('CHATHISTORY LATEST #talk * 10');
    await ana.hears(/ 421 ana CHATHISTORY /);
    expect(ana.lines.filter((line) => line.includes('CHATHISTORY=')).length).toBe(0);
  });
});

describe('in a room that keeps lines', () => {
  beforeEach(async () => {
    room = await GatewayRoom.start({ backlogLines: '3' });
  });

  async function speaker(): Promise<IrcClient> {
    const client = room.irc();
    await client.enters('ben', passphrase, '#talk');
    client.say('PRIVMSG #talk :1', 'PRIVMSG #talk :2', 'PRIVMSG nobody,#talk :3');
    client.say(
      'PRIVMSG #talk :\u0001ACTION waves\u0001',
      'PRIVMSG ben :to myself',
      'NOTICE #talk :n',
    );
    await client.sync();
    return client;
  }

  test('a newcomer is shown the last lines, with the time in each, between two notices', async () => {
    await speaker();
    const ana = room.irc();
    await ana.enters('ana', passphrase, '#talk');
    const lines = (await heardInside(ana)).map((line) => line.replaceAll('\u0001', '^A'));
    expect(lines).toEqual([
      ':mayfly.room NOTICE #talk :The last 3 lines from before you came, with the time in UTC:',
      expect.stringMatching(/^:ben!\S+ PRIVMSG #talk :\[\d{4}-\d\d-\d\d \d\d:\d\d\] 2$/),
      expect.stringMatching(/^:ben!\S+ PRIVMSG #talk :\[\d{4}-\d\d-\d\d \d\d:\d\d\] 3$/),
      expect.stringMatching(/^:ben!\S+ PRIVMSG #talk :\^AACTION \[.{16}\] waves\^A$/),
      ':mayfly.room NOTICE #talk :That was said before you came.',
    ]);
  });

  test('with server-time each line has its own time', async () => {
    await speaker();
    const ana = await guest('ana', 'server-time', '#talk');
    await ana.hears(/:That was said before you came\.$/);
    const lines = ana.lines.filter((line) => line.includes(' :ben!'));
    expect(lines).toEqual(
      ['2', '3', '\u0001ACTION waves\u0001'].map((text): unknown =>
        expect.stringMatching(new RegExp(`^@${time} :ben!\\S+ PRIVMSG #talk :${text}$`)),
      ),
    );
    const times = lines.map((line) => /time=(\S+)/.exec(line)?.[1] ?? '');
    expect(new Set(times).size).toBe(3);
    expect(times).toEqual(times.toSorted());
  });

  test('a guest of the lite door is shown them in their place', async () => {
    const ben = room.irc();
    await ben.enters('ben', passphrase, '#lobby');
    ben.say('PRIVMSG #lobby :said before');
    await ben.sync();
    const ana = room.lite();
    await ana.enters('ana', passphrase);
    // Each with the time of its own, and so without one in its text.
    const shown =
      /The last line from before you came: \d\d:\d\d ben said before .{5} That was said before you came\./;
    await until('the line and its time', async () =>
      shown.test(textOf((await ana.messages('#lobby')).body)),
    );
    const { body } = await ana.get(`${ana.base}messages?in=%23lobby&lang=es`);
    expect(textOf(body)).toMatch(
      /La última línea de antes de tu llegada: .{5} ben said before .{5} Eso se dijo antes de tu llegada\./,
    );
  });

  test('a client that can ask is shown nothing, and asks', async () => {
    await speaker();
    const ana = await guest('ana', 'draft/chathistory batch server-time message-tags', '#talk');
    expect(ana.lines.join('\n')).toMatch(/ 005 ana \S+ CHATHISTORY=3 MSGREFTYPES=timestamp :/);
    expect(await heardInside(ana)).toEqual([]);
    ana.say('CHATHISTORY LATEST #talk * 2', 'CHATHISTORY LATEST #other * 2');
    await ana.hears(/ BATCH \+history1 chathistory #talk$/);
    await ana.hears(new RegExp(`^@batch=history1;${time} :ben!\\S+ PRIVMSG #talk :3$`));
    await ana.hears(
      new RegExp(`^@batch=history1;${time} :ben!\\S+ PRIVMSG #talk :\u0001ACTION waves\u0001$`),
    );
    await ana.hears(/ BATCH -history1$/);
    await ana.hears(/ FAIL CHATHISTORY INVALID_TARGET LATEST #other :/);
  });

  test('the echo and the history have the same time', async () => {
    const ana = await guest('ana', 'draft/chathistory batch server-time echo-message', '#talk');
    ana.say('PRIVMSG #talk :now');
    const echo = await ana.hears(/:now$/);
    ana.say('CHATHISTORY LATEST #talk * 1');
    await ana.hears(new RegExp(`^@batch=\\w+;${/time=\S+/.exec(echo)?.[0]} :ana!`));
  });

  test('who was not in the channel, or had to go, is told nothing', async () => {
    const ben = await speaker();
    const ana = await guest('ana', 'draft/chathistory batch', '#talk');
    ben.say('KICK #talk ana', 'MODE #talk +i');
    await ana.hears(/ KICK #talk ana /);
    ana.say(
      'CHATHISTORY LATEST #talk * 2',
      'JOIN #talk',
      'CHATHISTORY TARGETS timestamp=2020-01-01T00:00:00.000Z timestamp=2120-01-01T00:00:00.000Z 9',
    );
    await ana.hears(/ FAIL CHATHISTORY INVALID_TARGET LATEST #talk :/);
    await ana.hears(/ BATCH \+\S+ draft\/chathistory-targets$/);
    await ana.hears(/ BATCH -/);
    await ana.hears(/ 473 ana #talk :/);
  });

  test('what was refused is not kept', async () => {
    const ben = await speaker();
    const mute = room.irc();
    await mute.enters('mute', passphrase, '#talk');
    ben.say('MODE #talk +m');
    await mute.hears(/ MODE #talk /);
    mute.say('PRIVMSG #talk :refused', 'NOTICE #talk :refused');
    await mute.sync();
    const ana = await guest('ana', 'server-time', '#talk');
    await ana.sync();
    expect(ana.lines.filter((line) => line.includes('refused'))).toEqual([]);
    expect(ana.lines.filter((line) => line.includes(':ben!')).length).toBe(3);
  });

  test('an empty channel is forgotten', async () => {
    const ben = await speaker();
    ben.say('PART #talk');
    await ben.hears(/ PART #talk/);
    const ana = await guest('ana', 'server-time', '#talk');
    expect(await heardInside(ana)).toEqual([]);
    ben.say('JOIN #talk');
    await ben.hears(/ 366 /);
    ben.say('PRIVMSG #talk :anew');
    await ben.sync();
    const cem = room.irc();
    await cem.enters('cem', passphrase, '#talk');
    expect(await heardOf(cem, 'ben')).toEqual([expect.stringMatching(/\] anew$/)]);
  });
});

describe('when ngIRCd is killed', () => {
  beforeEach(async () => {
    room = await GatewayRoom.start({ backlogLines: '10' });
  });

  test('a line that it had not taken has no echo, and the guest is told', async () => {
    const ana = await guest('ana', 'echo-message', '#talk');
    room.ngircd.signal('SIGSTOP');
    ana.say('PRIVMSG #talk :under way');
    await room.ngircd.kill();
    await ana.hears(/NOTICE ana :Your last line may not have been heard\.$/);
    await room.ngircd.start();
    await ana.hears(/You are back/);
    ana.say('PRIVMSG #talk :after');
    await ana.hears(/^:ana!\S+ PRIVMSG #talk :after$/);
    expect(ana.lines.filter((line) => line.includes('under way'))).toEqual([]);
  });

  test('what was said before is still there, and who was away still is', async () => {
    const ana = await guest('ana', 'away-notify', '#talk');
    const ben = await guest('ben', 'echo-message', '#talk');
    ben.say('PRIVMSG #talk :before', 'AWAY :lunch');
    await ana.hears(/ AWAY lunch$/);
    await room.ngircd.kill();
    await room.ngircd.start();
    await Promise.all([ana.hears(/You are back/), ben.hears(/You are back/)]);
    ana.say('PRIVMSG ben :hi');
    await ana.hears(/ 301 ana ben :lunch$/);
    const cem = await guest('cem', 'server-time', '#talk');
    await cem.hears(/ PRIVMSG #talk :before$/);
    expect(ben.lines.filter((line) => / 306 /.test(line)).length).toBe(1);
  });
});
