// Sealed talk by lines: real groups of two and three, on a room that relays.

import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { inEnglish, inEnglishCount } from '../../../../server/contract/words/room-says.ts';
import { guestSealFor, mintHostSeal } from '../../../../server/sealed/seal/seal.ts';
import { channel, Guest, passAll, Room, settled } from './support/room.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const host = mintHostSeal('i1', random);
let room = new Room();
let guests: Guest[] = [];

beforeEach(() => {
  room = new Room();
  guests = [];
});

async function enters(nick: string): Promise<Guest> {
  const seal = guests.length === 0 ? host : guestSealFor(host, `i${guests.length + 1}`, random);
  const guest = new Guest(room, nick, { seal });
  guests.push(guest);
  await room.enter(
    guest,
    'CAP REQ :echo-message message-tags',
    `NICK ${nick}`,
    'USER g 0 * g',
    'CAP END',
  );
  await passAll(guests, 2_000);
  return guest;
}

async function say(from: Guest, line: string, ticket: number | null = null): Promise<void> {
  from.lines.fromClient(line, ticket);
  await settled();
}

describe('in a group', () => {
  test('all have the same four words, and read each other', async () => {
    const ana = await enters('ana');
    const ben = await enters('ben');
    const cleo = await enters('cleo');
    for (const guest of guests) {
      expect(guest.lines.view).toMatchObject({ stage: 'inside', words: ana.lines.view.words });
    }
    await say(ben, `PRIVMSG ${channel} :olá a todos`, 7);
    for (const guest of [ana, cleo]) {
      expect(guest.saw('olá')).toEqual([
        expect.stringMatching(/:ben!\S+ PRIVMSG #lobby :olá a todos$/),
      ]);
    }
    expect(ben.saw('olá')).toEqual([expect.stringContaining('mayfly.chat/id=7')]);
    for (const guest of guests) {
      for (const { line } of guest.sent) expect(line).not.toContain('olá');
    }
  });

  test('who comes later reads nothing from before, and is told so once', async () => {
    const ana = await enters('ana');
    const ben = await enters('ben');
    const cleo = new Guest(room, 'cleo', { seal: guestSealFor(host, 'i9', random) });
    guests.push(cleo);
    await room.enter(cleo);
    await say(ana, `PRIVMSG ${channel} :before`);
    await say(ben, `PRIVMSG ${channel} :before, too`);
    await passAll(guests, 3_000);
    await say(ana, `PRIVMSG ${channel} :after`);
    expect(cleo.saw('PRIVMSG')).toEqual([expect.stringMatching(/:after$|\bafter$/)]);
    expect(cleo.saw(inEnglish('says.sealedPast'))).toHaveLength(1);
  });

  test('what is written before one is inside waits, and is said then', async () => {
    const ana = await enters('ana');
    const ben = new Guest(room, 'ben', { seal: guestSealFor(host, 'i2', random) });
    guests.push(ben);
    await room.enter(ben);
    await say(ben, `PRIVMSG ${channel} :first`);
    await say(ben, `PRIVMSG ${channel} :second`);
    await say(ben, 'PING :what-came-of-it');
    expect(ana.saw('PRIVMSG')).toEqual([]);
    expect(ben.count('PING')).toBe(0);
    await passAll(guests, 3_000);
    expect(ana.saw('PRIVMSG').map((line) => line.split(' ').at(-1))).toEqual([':first', ':second']);
    expect(ben.sent.at(-1)?.line).toBe('PING what-came-of-it');
  });

  test('what waits when the session is lost is refused, with its number', async () => {
    await enters('ana');
    const ben = new Guest(room, 'ben', { seal: guestSealFor(host, 'i2', random) });
    await room.enter(ben);
    await say(ben, `PRIVMSG ${channel} :waits`, 5);
    ben.lines.restarted();
    await settled();
    expect(ben.saw(' 404 ')).toEqual([expect.stringMatching(/^@mayfly\.chat\/id=5 /)]);
    expect(ben.lines.view.stage).toBe('outside');
  });

  test('a lost line is told as a message that did not arrive', async () => {
    const ana = await enters('ana');
    const ben = await enters('ben');
    await say(ana, `PRIVMSG ${channel} :one`);
    const toBen = ben.lines.fromRoom.bind(ben.lines);
    ben.lines.fromRoom = () => {};
    await say(ana, `PRIVMSG ${channel} :lost`);
    ben.lines.fromRoom = toBen;
    await say(ana, `PRIVMSG ${channel} :here`);
    expect(ben.saw('NOTICE')).toEqual([
      expect.stringContaining(inEnglishCount('says.sealedGap', 1)),
    ]);
    expect(ben.saw('PRIVMSG')).toEqual([
      expect.stringContaining('one'),
      expect.stringContaining('here'),
    ]);
  });

  test('a line that was changed on its way is told, and nothing more is said', async () => {
    const ana = await enters('ana');
    const ben = await enters('ben');
    const toBen = ben.lines.fromRoom.bind(ben.lines);
    ben.lines.fromRoom = (line) =>
      toBen(line.replace(/(.)$/, (last) => (last === 'A' ? 'B' : 'A')));
    await say(ana, `PRIVMSG ${channel} :x`);
    expect(ben.saw(inEnglish('says.sealedChanged'))).toHaveLength(1);
    ben.sent.length = 0;
    await say(ben, `PRIVMSG ${channel} :y`, 3);
    expect(ben.sent).toEqual([]);
    expect(ben.saw(' 404 ')).toEqual([expect.stringContaining('mayfly.chat/id=3')]);
  });

  test('a text is shown under the nickname that sealed it, whatever the server says', async () => {
    const ana = await enters('ana');
    const ben = await enters('ben');
    const toBen = ben.lines.fromRoom.bind(ben.lines);
    toBen(`:${ana.mask} NICK eve`);
    ben.lines.fromRoom = (line) => toBen(line.replace(':ana!', ':eve!'));
    await say(ana, `PRIVMSG ${channel} :it is me`);
    expect(ben.saw('it is me')).toEqual([
      expect.stringMatching(/ :ana!\S+ PRIVMSG #lobby :it is me$/),
    ]);
  });

  test('another page of the same tab goes on, reads what comes, and is read', async () => {
    const ana = await enters('ana');
    const ben = await enters('ben');
    await say(ana, `PRIVMSG ${channel} :one`);
    const kept = ben.lines.keep();
    ben.lines.close();
    const again = new Guest(room, 'ben', { seal: host, kept });
    room.replace(ben, again);
    expect(again.lines.view).toMatchObject({ stage: 'inside', words: ana.lines.view.words });
    await say(ana, `PRIVMSG ${channel} :two`);
    await say(again, `PRIVMSG ${channel} :three`);
    expect(again.saw('PRIVMSG')).toEqual([
      expect.stringMatching(/:two$/),
      expect.stringMatching(/:three$/),
    ]);
    expect(ana.saw('NOTICE')).toEqual([]);
    expect(again.saw('NOTICE')).toEqual([]);
    expect(ana.saw('three')).toHaveLength(1);
  });

  test('that somebody left, what is said later is not for them', async () => {
    const ana = await enters('ana');
    const ben = await enters('ben');
    const { words } = ana.lines.view;
    await say(ben, 'QUIT');
    await passAll([ana], 3_000);
    expect(ana.lines.view.members.map(({ nick }) => nick)).toEqual(['ana']);
    expect(ana.lines.view.words).not.toEqual(words);
  });
});

describe('how many lines', () => {
  test('a message takes: as few as docs/sealed.md says', async () => {
    const ana = await enters('ana');
    await enters('ben');
    const lines = async (text: string): Promise<number> => {
      const before = ana.count('PRIVMSG');
      await say(ana, `PRIVMSG ${channel} :${text}`);
      return ana.count('PRIVMSG') - before;
    };
    expect(await lines('x')).toBe(1);
    expect(await lines('x'.repeat(80))).toBe(1);
    expect(await lines('x'.repeat(200))).toBe(2);
    expect(await lines('x'.repeat(400))).toBe(4);
    expect(await lines('ж'.repeat(80))).toBe(2);
    expect(await lines('😀'.repeat(80))).toBe(2);
  });

  test('an entry takes: few in the channel, and the rest to the newcomer alone', async () => {
    const ana = await enters('ana');
    await enters('ben');
    ana.sent.length = 0;
    const cleo = await enters('cleo');
    const sealedTo = (guest: Guest, target: string): number =>
      guest.sent.filter(({ line }) => line.startsWith(`PRIVMSG ${target} :+m1 `)).length;
    const linesOfAna = [sealedTo(ana, channel), sealedTo(ana, 'cleo')];
    expect(sealedTo(cleo, channel)).toBe(2);
    expect(linesOfAna[0]).toBeLessThanOrEqual(3);
    expect(linesOfAna[1]).toBeLessThanOrEqual(6);
  });
});
