// A name means one guest or channel: masks find nobody, and one bad name refuses itself alone.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { passphrase, type GatewayRoom } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { answers, codes, startRoomWithBob } from './gateway-fixture/room-with-bob.ts';

let room: GatewayRoom;
let bob: IrcClient;

beforeAll(async () => {
  ({ room, bob } = await startRoomWithBob());
});

afterAll(() => room.end());

describe('one name is meant', () => {
  let ana: IrcClient;

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
