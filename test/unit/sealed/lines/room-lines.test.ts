// What the room says to a client of a sealed room, and how the group learns of it.

import { beforeEach, describe, expect, test } from 'vitest';
import { inEnglish, inEnglishCount } from '../../../../server/contract/words/room-says.ts';
import { OpenScene, say } from './support/open-scene.ts';
import { channel, server, settled } from './support/room.ts';

let scene = new OpenScene();

beforeEach(() => {
  scene = new OpenScene();
});

describe('who is there', () => {
  test('the group is told in order', async () => {
    const { ana, ben } = await scene.two();
    await say(ben, 'NICK bob');
    await say(ben, 'QUIT :bye');
    expect(scene.firstGroup.calls).toEqual([
      'entered ana: ana',
      'joined ben',
      'renamed ben bob',
      'left bob',
    ]);
    expect(ana.saw('QUIT')).toHaveLength(1);
  });

  test('whoever speaks in the channel is there, also if the server has not said so', async () => {
    const { ana } = await scene.two();
    ana.lines.fromRoom(`:dan!,guest@5d41402d.room PRIVMSG #other :+m1 aaaaAAAB QQ`);
    ana.lines.fromRoom(`:dan!,guest@5d41402d.room PRIVMSG ana :+m1 aaaaAAAB QQ`);
    await settled();
    expect(scene.firstGroup.calls).not.toContain('joined dan');
    ana.lines.fromRoom(`:dan!,guest@5d41402d.room PRIVMSG ${channel} :+m1 aaaaAAAC QQ`);
    ana.lines.fromRoom(`:dan!,guest@5d41402d.room PRIVMSG ${channel} :+m1 aaaaABAC QQ`);
    await settled();
    expect(scene.firstGroup.calls.filter((call) => call === 'joined dan')).toHaveLength(1);
  });

  test('after ngIRCd’s death who is back in time has not left, and who is not has', async () => {
    const { ana } = await scene.two();
    const cleo = scene.guest('cleo');
    await scene.room.enter(cleo);
    const calls = scene.firstGroup.calls;
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
    const { ana } = await scene.two();
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
    const { ana, ben } = await scene.two();
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
    const { ben } = await scene.two();
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
    const { ana } = await scene.two();
    await say(ana, line);
    expect(scene.firstGroup.calls.filter((call) => call.startsWith('revoke'))).toEqual([
      'revoke i3',
    ]);
  });

  test.each([
    'PRIVMSG mayfly :revoke i1',
    'PRIVMSG mayfly :remove i3',
    'PRIVMSG ben :revoke i3',
    'REVOKE',
  ])('is none by %j', async (line) => {
    const { ana } = await scene.two();
    await say(ana, line);
    expect(scene.firstGroup.calls.filter((call) => call.startsWith('revoke'))).toEqual([]);
  });
});

describe('a reload', () => {
  test('goes on where the page before was, in the middle of a message', async () => {
    const { ana, ben } = await scene.two();
    const held: string[] = [];
    const toBen = ben.lines.fromRoom.bind(ben.lines);
    ben.lines.fromRoom = (line) => void held.push(line);
    await say(ana, `PRIVMSG ${channel} :${'y'.repeat(400)}`);
    expect(held).toHaveLength(2);
    toBen(held[0] ?? '');
    await settled();
    const again = scene.guest('ben', ben.lines.keep());
    again.lines.fromRoom(held[1] ?? '');
    await say(again, `PRIVMSG ${channel} :still here`);
    expect(again.saw('yyyy')).toHaveLength(1);
    expect(ana.saw('still here')).toHaveLength(1);
    expect(again.sent.map(({ line }) => line)).toEqual([expect.stringMatching(/^PRIVMSG/)]);
  });

  test.each([null, '', '{}', '{"version":2}', 'x'.repeat(10)])(
    'from %j is a new start',
    async (kept) => {
      const ana = scene.guest('ana', kept);
      await scene.room.enter(ana);
      expect(ana.sent[0]?.line).toMatch(/^CAP REQ/);
    },
  );
});

describe('frames of the group', () => {
  test('go no faster than the room takes them, and talk goes before them', async () => {
    const { ana } = await scene.two();
    const group = scene.firstGroup;
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
    const { ana } = await scene.two();
    const group = scene.firstGroup;
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
