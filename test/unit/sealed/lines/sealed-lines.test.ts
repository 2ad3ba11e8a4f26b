// Lines between a client and a sealed room, one client beside another.

import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { inEnglish, inEnglishCount } from '../../../../server/contract/words/room-says.ts';
import { mintHostSeal } from '../../../../server/sealed/seal/seal.ts';
import { OpenGroup } from './support/open-group.ts';
import { channel, Guest, Room, server, settled } from './support/room.ts';

const seal = mintHostSeal('i1', (length) => new Uint8Array(randomBytes(length)));
let room = new Room();
let groups: OpenGroup[] = [];

function guest(nick: string, kept: string | null = null): Guest {
  const openGroup = (_: string, keptGroup: Uint8Array | null): OpenGroup => {
    const group = new OpenGroup(keptGroup);
    groups.push(group);
    return group;
  };
  return new Guest(room, nick, { seal, openGroup, kept });
}

beforeEach(() => {
  room = new Room();
  groups = [];
});

/** A client that knows tags, and one that knows nothing. */
async function two(): Promise<{ ana: Guest; ben: Guest }> {
  const ana = guest('ana');
  const ben = guest('ben');
  await room.enter(
    ana,
    'CAP LS 302',
    'NICK ana',
    'USER g 0 * g',
    'CAP REQ :echo-message message-tags server-time',
    'CAP END',
  );
  await room.enter(ben);
  return { ana, ben };
}

async function say(from: Guest, line: string, ticket: number | null = null): Promise<void> {
  from.lines.fromClient(line, ticket);
  await settled();
}

describe('registration', () => {
  test('tells the room what sealed talk needs, and nothing of it to a client that asked for nothing', async () => {
    const { ben } = await two();
    expect(ben.sent[0]?.line).toMatch(/^CAP REQ :mayfly\.chat\/sealed message-tags echo-message/);
    expect(ben.sent.map(({ line }) => line)).toContain('CAP END');
    expect(ben.saw('CAP')).toEqual([]);
  });

  test('answers a client that negotiates what it asked, and ends when the client does', async () => {
    const { ana } = await two();
    expect(ana.saw(' LS ')).toEqual([
      `:${server} CAP * LS :batch echo-message message-tags server-time`,
    ]);
    expect(ana.saw(' ACK ')).toEqual([
      `:${server} CAP * ACK :echo-message message-tags server-time`,
    ]);
    expect(ana.sent.filter(({ line }) => line === 'CAP END')).toHaveLength(1);
  });

  test('comes anew after the session was lost', async () => {
    const { ben } = await two();
    ben.sent.length = 0;
    ben.lines.restarted();
    room.guests.pop();
    await room.enter(ben);
    expect(ben.sent[0]?.line).toMatch(/^CAP REQ :mayfly\.chat\/sealed/);
    expect(groups.at(-1)?.calls.slice(-2)).toEqual(['outside', 'entered ben: ana ben']);
  });
});

describe('talk', () => {
  test('leaves as chunks only, and comes as it was said', async () => {
    const { ana, ben } = await two();
    await say(ana, `PRIVMSG ${channel} :hello there`);
    const left = ana.sent.filter(({ line }) => line.startsWith('PRIVMSG'));
    expect(left.map(({ line }) => line)).toEqual([
      expect.stringMatching(/^PRIVMSG #lobby :?\+m1 /),
    ]);
    expect(ben.saw('PRIVMSG')).toEqual([`:${ana.mask} PRIVMSG ${channel} :hello there`]);
  });

  test('is echoed with its number and tags to whoever asked for echoes, and to nobody else', async () => {
    const { ana, ben } = await two();
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
    const { ana, ben } = await two();
    await say(ana, `PRIVMSG ben,${channel},BEN :twice`, 3);
    expect(ben.saw('twice')).toHaveLength(2);
    expect(ana.sent.filter(({ isLast, ticket }) => isLast && ticket === 3)).toHaveLength(1);
  });

  test('that is longer than a line becomes several, cut between words', async () => {
    const { ana, ben } = await two();
    const text = Array.from({ length: 120 }, (_, at) => `wort${at}`).join(' ');
    await say(ana, `PRIVMSG ${channel} :${text}`, 9);
    const parts = ben.saw('wort').map((line) => line.slice(line.indexOf(' :') + 2));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join(' ')).toBe(text);
    for (const line of ben.saw('wort')) expect(line.length).toBeLessThanOrEqual(510);
    expect(ana.sent.filter(({ isLast, ticket }) => isLast && ticket === 9)).toHaveLength(1);
  });

  test('with line ends from another member’s program makes no lines here', async () => {
    const { ana, ben } = await two();
    const frame = { command: 'PRIVMSG', text: 'a\r\nQUIT :x' };
    const group = groups[0];
    if (group === undefined) throw new Error('no group');
    group.say = async (_, target, __, ticket) =>
      [
        { kind: 'send', target, bytes: new TextEncoder().encode(JSON.stringify(frame)), ticket },
      ] as const;
    await say(ana, `PRIVMSG ${channel} :x`);
    expect(ben.saw('PRIVMSG')).toEqual([`:${ana.mask} PRIVMSG ${channel} :a QUIT :x`]);
  });

  test('that was not sealed is not shown', async () => {
    const { ana, ben } = await two();
    room.all(`:${ana.mask} PRIVMSG ${channel} :I am ana`);
    room.all(`:ana PRIVMSG ${channel} :me, too`);
    await settled();
    expect(ben.saw('I am ana')).toEqual([]);
    expect(ben.saw('me, too')).toEqual([]);
    expect(ben.saw('NOTICE')).toEqual([
      `:${server} NOTICE ${channel} :${inEnglish('says.sealedClear', { text: 'ana' })}`,
    ]);
  });

  test('to somebody who is not there is refused once, with its number', async () => {
    const { ana } = await two();
    await say(ana, 'PRIVMSG gone :x', 4);
    await say(ana, 'PRIVMSG nobody :x', 6);
    expect(ana.saw(' 401 ')).toEqual([
      expect.stringMatching(/^@mayfly\.chat\/id=4 :mayfly.room 401 ana gone /),
      expect.stringMatching(/^@mayfly\.chat\/id=6 :mayfly.room 401 ana nobody /),
    ]);
  });

  test('to the room’s service stays clear', async () => {
    const { ana } = await two();
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
    const { ana } = await two();
    ana.sent.length = 0;
    await say(ana, line);
    expect(ana.sent.map((one) => one.line)).toEqual(sent === null ? [] : [sent]);
  });

  test('a CTCP query is refused, and one from another client is not shown', async () => {
    const { ana, ben } = await two();
    ana.sent.length = 0;
    await say(ana, `PRIVMSG ben :\x01VERSION\x01`);
    expect(ana.sent).toEqual([]);
    expect(ana.saw(' 404 ')).toHaveLength(1);
    await say(ana, `PRIVMSG ben :\x01ACTION waves\x01`);
    expect(ben.saw('\x01ACTION waves\x01')).toHaveLength(1);
  });

  test('in a room that does not say that it is sealed nothing is said at all', async () => {
    room.isSealed = false;
    const { ana } = await two();
    ana.sent.length = 0;
    await say(ana, `PRIVMSG ${channel} :hello`, 2);
    expect(ana.sent).toEqual([]);
    expect(ana.saw(inEnglish('says.notSealed'))).toHaveLength(3);
  });
});

describe('who is there', () => {
  test('the group is told in order', async () => {
    const { ana, ben } = await two();
    await say(ben, 'NICK bob');
    await say(ben, 'QUIT :bye');
    expect(groups[0]?.calls).toEqual([
      'entered ana: ana',
      'joined ben',
      'renamed ben bob',
      'left bob',
    ]);
    expect(ana.saw('QUIT')).toHaveLength(1);
  });

  test('after ngIRCd’s death who is back in time has not left, and who is not has', async () => {
    const { ana } = await two();
    const cleo = guest('cleo');
    await room.enter(cleo);
    const calls = groups[0]?.calls ?? [];
    calls.length = 0;
    ana.lines.fromRoom(`:${server} 353 ana = ${channel} :ana`);
    ana.lines.fromRoom(`:${server} 366 ana ${channel} :End of NAMES list`);
    await ana.pass(20_000);
    ana.lines.fromRoom(`:ben!,guest@5d41402b.room JOIN ${channel}`);
    await ana.pass(70_000);
    expect(calls).toEqual(['left cleo']);
  });
});

describe('ngIRCd’s death', () => {
  test('leaves as many messages in doubt as were under way, not as many lines', async () => {
    const { ana } = await two();
    const toAna = ana.lines.fromRoom.bind(ana.lines);
    const tells = (count: number): void =>
      toAna(`:${server} NOTICE ana :${inEnglishCount('says.unsure', count)}`);
    tells(3);
    ana.lines.fromRoom = () => {};
    await say(ana, `PRIVMSG ${channel} :${'x'.repeat(400)}`);
    tells(2);
    await settled();
    expect(ana.saw('may not have')).toEqual([
      `:${server} NOTICE ana :${inEnglishCount('says.unsure', 1)}`,
    ]);
  });
});

describe('taking back', () => {
  test('takes back every line of a message, and shows it once', async () => {
    const { ana, ben } = await two();
    const text = 'x'.repeat(400);
    await say(ana, `PRIVMSG ${channel} :${text}`);
    const [shown = ''] = ana.saw('PRIVMSG');
    const msgid = /msgid=(\w+)/.exec(shown)?.[1] ?? '';
    ana.sent.length = 0;
    await say(ana, `REDACT ${channel} ${msgid} :typo`, 4);
    expect(ana.sent.map(({ line }) => line)).toEqual([
      `REDACT ${channel} id2`,
      `REDACT ${channel} id1`,
    ]);
    expect(ben.saw(inEnglish('says.tookBack', { nick: 'ana' }))).toHaveLength(1);
    expect(ben.saw('REDACT')).toEqual([]);
  });
});

describe('what was said before', () => {
  test('is told once to be unreadable, however it comes', async () => {
    const { ben } = await two();
    const past = (text: string): void => ben.lines.fromRoom(text);
    past(`:${server} NOTICE ${channel} :${inEnglish('says.before.other', { count: '2' })}`);
    for (const id of ['aaaa', 'bbbb']) {
      past(
        `@time=2026-11-30T15:00:00.000Z :cleo!,guest@1.room PRIVMSG ${channel} :+m1 ${id}AAAB QQ`,
      );
    }
    past(`:${server} NOTICE ${channel} :${inEnglish('says.beforeEnd')}`);
    past(`:${server} BATCH +x chathistory ${channel}`);
    past(`@batch=x :cleo!,guest@1.room PRIVMSG ${channel} :+m1 ccccAAAB QQ`);
    past(`:${server} BATCH -x`);
    await settled();
    expect(ben.saw('NOTICE')).toEqual([
      `:${server} NOTICE ${channel} :${inEnglish('says.sealedPast')}`,
    ]);
    expect(ben.saw('PRIVMSG')).toEqual([]);
  });
});

describe('an invitation that is taken back', () => {
  test.each([
    'PRIVMSG mayfly :revoke i3',
    'PRIVMSG mayfly :/Revoke  I3',
    'REVOKE i3',
    'revoke :i3',
  ])('by %j is told to the group at once', async (line) => {
    const { ana } = await two();
    await say(ana, line);
    expect(groups[0]?.calls.filter((call) => call.startsWith('revoke'))).toEqual(['revoke i3']);
  });

  test.each([
    'PRIVMSG mayfly :revoke i1',
    'PRIVMSG mayfly :remove i3',
    'PRIVMSG ben :revoke i3',
    'REVOKE',
  ])('is none by %j', async (line) => {
    const { ana } = await two();
    await say(ana, line);
    expect(groups[0]?.calls.filter((call) => call.startsWith('revoke'))).toEqual([]);
  });
});

describe('a reload', () => {
  test('goes on where the page before was, in the middle of a message', async () => {
    const { ana, ben } = await two();
    const held: string[] = [];
    const toBen = ben.lines.fromRoom.bind(ben.lines);
    ben.lines.fromRoom = (line) => void held.push(line);
    await say(ana, `PRIVMSG ${channel} :${'y'.repeat(400)}`);
    expect(held).toHaveLength(2);
    toBen(held[0] ?? '');
    await settled();
    const again = guest('ben', ben.lines.keep());
    again.lines.fromRoom(held[1] ?? '');
    await say(again, `PRIVMSG ${channel} :still here`);
    expect(again.saw('yyyy')).toHaveLength(1);
    expect(ana.saw('still here')).toHaveLength(1);
    expect(again.sent.map(({ line }) => line)).toEqual([expect.stringMatching(/^PRIVMSG/)]);
  });

  test.each([null, '', '{}', '{"version":2}', 'x'.repeat(10)])(
    'from %j is a new start',
    async (kept) => {
      const ana = guest('ana', kept);
      await room.enter(ana);
      expect(ana.sent[0]?.line).toMatch(/^CAP REQ/);
    },
  );
});

describe('frames of the group', () => {
  test('go no faster than the room takes them, and talk goes before them', async () => {
    const { ana } = await two();
    const group = groups[0];
    if (group === undefined) throw new Error('no group');
    const held: string[] = [];
    const toAna = ana.lines.fromRoom.bind(ana.lines);
    ana.lines.fromRoom = (line) => void held.push(line);
    const welcome = {
      kind: 'send',
      target: 'ben',
      bytes: new Uint8Array(288 * 75),
      ticket: null,
    } as const;
    group.joined = async () => Array.from({ length: 20 }, () => welcome);
    ana.sent.length = 0;
    toAna(`:cleo!,guest@5d41402c.room JOIN ${channel}`);
    await settled();
    expect(ana.sent).toHaveLength(150);
    await say(ana, `PRIVMSG ${channel} :not last`);
    expect(ana.sent).toHaveLength(151);
    ana.lines.fromRoom = toAna;
    for (const line of held.splice(0, 100)) toAna(line);
    await settled();
    expect(ana.sent.length).toBeGreaterThan(151);
    expect(ana.saw('not last')).toEqual([]);
    for (const line of held) toAna(line);
    await settled();
    expect(ana.sent).toHaveLength(20 * 75 + 1);
    expect(ana.saw('not last')).toHaveLength(1);
  });

  test('do not wait for ever for echoes that were lost', async () => {
    const { ana } = await two();
    const group = groups[0];
    if (group === undefined) throw new Error('no group');
    ana.sent.length = 0;
    const toAna = ana.lines.fromRoom.bind(ana.lines);
    ana.lines.fromRoom = () => {};
    const welcome = {
      kind: 'send',
      target: 'ben',
      bytes: new Uint8Array(288 * 200),
      ticket: null,
    } as const;
    group.joined = async () => [welcome, welcome];
    toAna(`:cleo!,guest@5d41402c.room JOIN ${channel}`);
    await ana.pass(10_000);
    expect(ana.sent).toHaveLength(200);
    await ana.pass(10_000);
    expect(ana.sent).toHaveLength(400);
  });
});
