// IRCv3 capabilities at the doors, before a real ngIRCd: what an echo says is what others got.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { guest, heardInside, heardOf, time } from '../support/capable-guest.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';

let room: GatewayRoom;

afterEach(() => room.end());

describe('in a room that keeps nothing', () => {
  beforeEach(async () => {
    room = await GatewayRoom.start();
  });

  test('server-time is on every line, near the time of the machine, and on none without it', async () => {
    const stamped = await guest(room, 'ana', 'server-time', '#talk');
    const plain = await guest(room, 'ircben', 'multi-prefix', '#talk');
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
    const ana = await guest(room, 'ana', 'echo-message', '#Talk');
    const ben = await guest(room, 'ircben', 'server-time', '#Talk');
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
    const ana = await guest(room, 'ana', 'echo-message', '#talk');
    const ben = await guest(room, 'ben', 'echo-message', '#talk');
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
    const ana = await guest(room, 'ana', 'echo-message', '#talk');
    const ben = await guest(room, 'ben', 'echo-message', '#talk');
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
    const ana = await guest(room, 'ana', 'message-tags echo-message', '#talk');
    const ben = await guest(room, 'ben', 'message-tags', '#talk');
    ana.say(
      '@+typing=active TAGMSG #talk',
      '@+reply=1;label=x PRIVMSG #talk :tagged',
      `@+x=${'y'.repeat(4092)} PRIVMSG #talk :too long`,
    );
    await ana.hears(/ 417 ana /);
    await ana.hears(/^@msgid=\S+ :ana!\S+ PRIVMSG #talk :tagged$/);
    await ben.hears(/:tagged$/);
    expect(await heardOf(ben, 'ana')).toEqual([
      expect.stringMatching(/^:ana!\S+ PRIVMSG #talk :tagged$/),
    ]);
    const plain = await guest(room, 'cem', 'batch');
    plain.say('TAGMSG ana');
    await plain.hears(/ 421 cem TAGMSG /);
  });

  test('away-notify tells who shares a channel, and nobody else', async () => {
    const ana = await guest(room, 'ana', 'away-notify server-time', '#talk', '#side');
    const ben = await guest(room, 'ben', 'echo-message', '#talk', '#side');
    const other = await guest(room, 'cem', 'away-notify');
    const without = await guest(room, 'dan', 'batch', '#talk');
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

describe('when ngIRCd is killed', () => {
  beforeEach(async () => {
    room = await GatewayRoom.start({ backlogLines: '10' });
  });

  test('a line that it had not taken has no echo, and the guest is told', async () => {
    const ana = await guest(room, 'ana', 'echo-message', '#talk');
    room.ngircd.signal('SIGSTOP');
    ana.say('PRIVMSG #talk :under way');
    await room.ngircd.kill();
    await ana.hears(/NOTICE ana :Your last line may not have arrived\.$/);
    await room.ngircd.start();
    await ana.hears(/You are back/);
    ana.say('PRIVMSG #talk :after');
    await ana.hears(/^:ana!\S+ PRIVMSG #talk :after$/);
    expect(ana.lines.filter((line) => line.includes('under way'))).toEqual([]);
  });

  test('what was said before is still there, and who was away still is', async () => {
    const ana = await guest(room, 'ana', 'away-notify', '#talk');
    const ben = await guest(room, 'ben', 'echo-message', '#talk');
    ben.say('PRIVMSG #talk :before', 'AWAY :lunch');
    await ana.hears(/ AWAY lunch$/);
    await room.ngircd.kill();
    await room.ngircd.start();
    await Promise.all([ana.hears(/You are back/), ben.hears(/You are back/)]);
    ana.say('PRIVMSG ben :hi');
    await ana.hears(/ 301 ana ben :lunch$/);
    const cem = await guest(room, 'cem', 'server-time', '#talk');
    await cem.hears(/ PRIVMSG #talk :before$/);
    expect(ben.lines.filter((line) => / 306 /.test(line)).length).toBe(1);
  });
});
