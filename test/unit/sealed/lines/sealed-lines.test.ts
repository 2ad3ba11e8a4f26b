// What a client says in a sealed room, and what others are shown of it.

import { beforeEach, describe, expect, test } from 'vitest';
import { inEnglish } from '../../../../server/contract/words/room-says.ts';
import { OpenScene, say } from './support/open-scene.ts';
import { channel, server, settled } from './support/room.ts';

let scene = new OpenScene();

beforeEach(() => {
  scene = new OpenScene();
});

describe('registration', () => {
  test('tells the room what sealed talk needs, and nothing of it to a client that asked for nothing', async () => {
    const { ben } = await scene.two();
    expect(ben.sent[0]?.line).toMatch(/^CAP REQ :mayfly\.chat\/sealed message-tags echo-message/);
    expect(ben.sent.map(({ line }) => line)).toContain('CAP END');
    expect(ben.saw('CAP')).toEqual([]);
  });

  test('answers a client that negotiates what it asked, and ends when the client does', async () => {
    const { ana } = await scene.two();
    expect(ana.saw(' LS ')).toEqual([
      `:${server} CAP * LS :batch echo-message message-tags server-time`,
    ]);
    expect(ana.saw(' ACK ')).toEqual([
      `:${server} CAP * ACK :echo-message message-tags server-time`,
    ]);
    expect(ana.sent.filter(({ line }) => line === 'CAP END')).toHaveLength(1);
  });

  test('comes anew after the session was lost', async () => {
    const { ben } = await scene.two();
    ben.sent.length = 0;
    ben.lines.restarted();
    scene.room.guests.pop();
    await scene.room.enter(ben);
    expect(ben.sent[0]?.line).toMatch(/^CAP REQ :mayfly\.chat\/sealed/);
    expect(scene.groups.at(-1)?.calls.slice(-2)).toEqual(['outside', 'entered ben: ana ben']);
  });
});

describe('talk', () => {
  test('leaves as chunks only, and comes as it was said', async () => {
    const { ana, ben } = await scene.two();
    await say(ana, `PRIVMSG ${channel} :hello there`);
    const left = ana.sent.filter(({ line }) => line.startsWith('PRIVMSG'));
    expect(left.map(({ line }) => line)).toEqual([
      expect.stringMatching(/^PRIVMSG #lobby :?\+m1 /),
    ]);
    expect(ben.saw('PRIVMSG')).toEqual([`:${ana.mask} PRIVMSG ${channel} :hello there`]);
  });

  test('is echoed with its number and tags to whoever asked for echoes, and to nobody else', async () => {
    const { ana, ben } = await scene.two();
    await say(ana, `PRIVMSG ${channel} :hi`, 12);
    await say(ben, `PRIVMSG ${channel} :ho`, 5);
    expect(ana.sent.at(-1)).toMatchObject({ ticket: 12, isLast: true });
    expect(ana.saw('PRIVMSG')[0]).toBe(
      `@time=2026-11-30T15:00:00.000Z;msgid=id1;mayfly.chat/id=12 :${ana.mask} PRIVMSG ${channel} :hi`,
    );
    expect(ana.saw('PRIVMSG')[1]).toContain(`:${ben.mask} PRIVMSG ${channel} :ho`);
    expect(ben.saw('ho')).toEqual([]);
  });

  test('to several goes to each', async () => {
    const { ana, ben } = await scene.two();
    await say(ana, `PRIVMSG ben,${channel},BEN :twice`, 3);
    expect(ben.saw('twice')).toHaveLength(2);
    expect(ana.sent.filter(({ isLast, ticket }) => isLast && ticket === 3)).toHaveLength(1);
  });

  test('that is longer than a line becomes several, cut between words', async () => {
    const { ana, ben } = await scene.two();
    const text = Array.from({ length: 120 }, (_, at) => `wort${at}`).join(' ');
    await say(ana, `PRIVMSG ${channel} :${text}`, 9);
    const parts = ben.saw('wort').map((line) => line.slice(line.indexOf(' :') + 2));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join(' ')).toBe(text);
    for (const line of ben.saw('wort')) expect(line.length).toBeLessThanOrEqual(510);
    expect(ana.sent.filter(({ isLast, ticket }) => isLast && ticket === 9)).toHaveLength(1);
  });

  test('with line ends from another member’s program makes no lines here', async () => {
    const { ana, ben } = await scene.two();
    const frame = { command: 'PRIVMSG', text: 'a\r\nQUIT :x' };
    const group = scene.firstGroup;
    group.say = async (_, target, __, ticket) =>
      [
        { kind: 'send', target, bytes: new TextEncoder().encode(JSON.stringify(frame)), ticket },
      ] as const;
    await say(ana, `PRIVMSG ${channel} :x`);
    expect(ben.saw('PRIVMSG')).toEqual([`:${ana.mask} PRIVMSG ${channel} :a QUIT :x`]);
  });

  test('that was not sealed is not shown', async () => {
    const { ana, ben } = await scene.two();
    scene.room.all(`:${ana.mask} PRIVMSG ${channel} :I am ana`);
    scene.room.all(`:ana PRIVMSG ${channel} :me, too`);
    await settled();
    expect(ben.saw('I am ana')).toEqual([]);
    expect(ben.saw('me, too')).toEqual([]);
    expect(ben.saw('NOTICE')).toEqual([
      `:${server} NOTICE ${channel} :${inEnglish('says.sealedClear', { text: 'ana' })}`,
    ]);
  });

  test('to somebody who is not there is refused once, with its number', async () => {
    const { ana } = await scene.two();
    await say(ana, 'PRIVMSG gone :x', 4);
    await say(ana, 'PRIVMSG nobody :x', 6);
    expect(ana.saw(' 401 ')).toEqual([
      expect.stringMatching(/^@mayfly\.chat\/id=4 :mayfly.room 401 ana gone /),
      expect.stringMatching(/^@mayfly\.chat\/id=6 :mayfly.room 401 ana nobody /),
    ]);
  });

  test('to the room’s service stays clear', async () => {
    const { ana } = await scene.two();
    await say(ana, 'PRIVMSG mayfly :revoke i3', 8);
    expect(ana.sent.at(-1)).toEqual({ line: 'PRIVMSG mayfly :revoke i3', ticket: 8, isLast: true });
  });
});

describe('what the server could read', () => {
  test.each([
    ['PART #lobby :see you at five', 'PART #lobby'],
    ['QUIT :see you', 'QUIT'],
    ['KICK #lobby ben :he said too much', 'KICK #lobby ben ben'],
    ['AWAY :in Lisbon', 'AWAY away'],
    ['AWAY', 'AWAY'],
    ['@+typing=active TAGMSG #lobby', null],
    ['TOPIC #lobby :the plan', null],
    ['TOPIC #lobby', 'TOPIC #lobby'],
    ['REDACT #lobby abc :a typo', 'REDACT #lobby abc'],
    ['HELLO there', null],
    ['NAMES #lobby', 'NAMES #lobby'],
  ])('%j leaves as %j', async (line, sent) => {
    const { ana } = await scene.two();
    ana.sent.length = 0;
    await say(ana, line);
    expect(ana.sent.map((one) => one.line)).toEqual(sent === null ? [] : [sent]);
  });

  test('a CTCP query is refused, and one from another client is not shown', async () => {
    const { ana, ben } = await scene.two();
    ana.sent.length = 0;
    await say(ana, `PRIVMSG ben :\x01VERSION\x01`);
    expect(ana.sent).toEqual([]);
    expect(ana.saw(' 404 ')).toHaveLength(1);
    await say(ana, `PRIVMSG ben :\x01ACTION waves\x01`);
    expect(ben.saw('\x01ACTION waves\x01')).toHaveLength(1);
  });

  test('in a room that does not say that it is sealed nothing is said at all', async () => {
    scene.room.isSealed = false;
    const { ana } = await scene.two();
    ana.sent.length = 0;
    await say(ana, `PRIVMSG ${channel} :hello`, 2);
    expect(ana.sent).toEqual([]);
    expect(ana.saw(inEnglish('says.notSealed'))).toHaveLength(3);
  });
});
