// What a server that lies can do to a group, and what its members are told.

import { describe, expect, test } from 'vitest';
import { Device } from '../../../server/sealed/group/device.ts';
import { makeHello, makeLeaf } from '../../../server/sealed/group/hello.ts';
import { makeKeyPackage } from '../../../server/sealed/group/key-package.ts';
import { MlsGroup } from '../../../server/sealed/group/mls.ts';
import { formatRevocation } from '../../../server/sealed/seal/revocation.ts';
import { guestSealFor, mintHostSeal } from '../../../server/sealed/seal/seal.ts';
import { lobby, SimulatedRoom, type Person } from './simulated-room.ts';

async function roomOf(...nicks: string[]): Promise<SimulatedRoom> {
  const room = new SimulatedRoom(nicks.join(' '));
  for (const nick of nicks) room.come(nick);
  expect(await room.settle()).toBe(true);
  return room;
}

const stageOf = (room: SimulatedRoom, nick: string): string => {
  const { stage, fault } = room.person(nick).group.view;
  return fault ?? stage;
};

/** Sends a frame that went through the server once more, under any name. */
function again(to: Person, room: SimulatedRoom, at: number, from?: string): void {
  const line = room.carried.at(at);
  if (line === undefined) throw new Error('no such line');
  room.deliver(to, { ...line, from: from ?? line.from, isOwn: false });
}

describe('talk', () => {
  test('that is said to be from another nickname breaks the room', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    room.tamper = (frame, to) => [to.nick === 'cid' ? { ...frame, from: 'ben' } : frame];
    await room.say('ana', 'hi');
    await room.quiet();
    expect(room.person('cid').texts).toEqual([]);
    expect(stageOf(room, 'cid')).toBe('changed');
    expect(room.person('ben').texts).toEqual(['ana: hi']);
  });

  test('in another channel than it was said in breaks the room', async () => {
    const room = await roomOf('ana', 'ben');
    room.tamper = (frame, to) => [to.nick === 'ben' ? { ...frame, target: '#other' } : frame];
    await room.say('ana', 'hi');
    await room.quiet();
    expect(room.person('ben').texts).toEqual([]);
    expect(stageOf(room, 'ben')).toBe('changed');
  });

  test('with a bit changed breaks the room, and from somebody who is not in the group it is only not readable', async () => {
    const room = await roomOf('ana', 'ben');
    room.tamper = (frame) => [
      { ...frame, bytes: frame.bytes.with(80, (frame.bytes[80] ?? 0) ^ 1) },
    ];
    room.deliver(room.person('ben'), {
      from: 'stranger',
      target: lobby,
      bytes: room.chance.bytes(288),
      isOwn: false,
    });
    await room.quiet();
    expect(room.person('ben').told).toEqual(['unreadable']);
    expect(stageOf(room, 'ben')).toBe('inside');
    await room.say('ana', 'hi');
    await room.quiet();
    expect(stageOf(room, 'ben')).toBe('changed');
    expect(room.person('ben').texts).toEqual([]);
  });

  test('that comes again, at once or later, is not shown again', async () => {
    const room = await roomOf('ana', 'ben');
    await room.say('ana', 'hi');
    await room.quiet();
    again(room.person('ben'), room, -1);
    again(room.person('ben'), room, -1, 'ana');
    await room.quiet();
    expect(room.person('ben').texts).toEqual(['ana: hi']);
    expect(stageOf(room, 'ben')).toBe('inside');
  });

  test('that the server left out for one is told with the next, and how many', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    // These are the first ones that cid would have got from ana, who was there before.
    room.tamper = (frame, to) => (to.nick === 'cid' ? [] : [frame]);
    for (const text of ['one', 'two']) await room.say('ana', text);
    await room.quiet();
    room.tamper = (frame) => [frame];
    await room.say('ana', 'three');
    await room.quiet();
    const gap = room.person('cid').seen.find(({ kind }) => kind === 'gap');
    expect(gap).toEqual({ kind: 'gap', from: 'ana', count: 2 });
    expect(room.person('cid').texts).toEqual(['ana: three']);
    expect(room.person('ben').told).toEqual([]);
  });

  test('that the room refused is no gap', async () => {
    const room = await roomOf('ana', 'ben');
    await room.say('ana', 'refused');
    room.person('ana').outbox = [];
    await room.say('ana', 'hi');
    await room.quiet();
    expect(room.person('ben').told).toEqual([]);
    expect(room.person('ben').texts).toEqual(['ana: hi']);
  });

  test('in another order than it was said in is not shown as if it were new', async () => {
    const room = await roomOf('ana', 'ben');
    for (const text of ['one', 'two']) await room.say('ana', text);
    await room.quiet();
    await room.say('ana', 'three');
    await room.say('ana', 'four');
    const ben = room.person('ben');
    const plain = room.tamper;
    const held: Parameters<typeof plain>[0][] = [];
    room.tamper = (frame, to) => {
      if (to !== ben) return [frame];
      held.unshift(frame);
      return held.length === 2 ? held : [];
    };
    await room.quiet();
    expect(ben.texts).toEqual(['ana: one', 'ana: two', 'ana: four']);
    expect(ben.told).toContain('unreadable');
  });
});

describe('commits', () => {
  test('two at once: the first in the channel’s order counts, the other one is made again', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    const tamper = room.tamper;
    // ana and ben each hear of one newcomer only, and long enough for both to commit.
    const hears = new Map([
      ['ana', 'dan'],
      ['ben', 'eva'],
      ['cid', ''],
    ]);
    room.tamper = (frame, to) =>
      ['dan', 'eva'].includes(frame.from) && (hears.get(to.nick) ?? frame.from) !== frame.from
        ? []
        : [frame];
    room.come('dan');
    room.come('eva');
    await room.quiet();
    room.nowMs += 12_000;
    for (const nick of ['ana', 'ben']) await room.tick(nick);
    const commits = room.present.filter(({ outbox }) => outbox.length > 0);
    expect(commits.map(({ nick }) => nick)).toEqual(['ana', 'ben']);
    room.tamper = tamper;
    expect(await room.settle()).toBe(true);
    expect(room.present).toHaveLength(5);
    expect(room.present.flatMap(({ told }) => told)).toEqual([]);
  });

  test('talk that crosses a commit on its way is read, whoever made the commit', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    const [ana, ben] = [room.person('ana'), room.person('ben')];
    await room.say('ben', 'one');
    await room.quiet();
    room.come('dan');
    await room.quiet();
    room.nowMs += 500;
    await room.tick('ana');
    expect(ana.outbox).toHaveLength(1);
    // The commit is made and not yet said; ben's texts of this epoch come before it, with it, and after it.
    await room.say('ben', 'two');
    await room.say('ben', 'three');
    room.carry(ben);
    for (const person of [ana, ben]) while (person.inbox.length > 0) await room.step();
    room.carry(ana);
    await room.quiet();
    expect(await room.settle()).toBe(true);
    for (const one of [ana, ben]) {
      expect(one.texts).toEqual(['ben: one', 'ben: two', 'ben: three']);
    }
    expect(ana.told).toEqual([]);
  });

  test('a responsible member that is silent does not stop others from coming in', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    room.person('ana').group = { ...silent(room.person('ana')) };
    room.come('dan');
    await room.wait(20_000);
    expect(stageOf(room, 'dan')).toBe('inside');
    expect(room.person('dan').group.view.words).toEqual(room.person('ben').group.view.words);
  });

  test('given to two halves in different order part the room, and the first word between them tells', async () => {
    const room = await roomOf('ana', 'ben', 'cid', 'dan');
    const left = new Set(['ana', 'ben']);
    // Each half sees the other one leave, and commits that.
    for (const person of room.present) {
      for (const other of room.present) {
        if (left.has(person.nick) !== left.has(other.nick)) {
          person.inbox.push({ kind: 'left', nick: other.nick });
        }
      }
    }
    room.tamper = (frame, to) => (left.has(frame.from) === left.has(to.nick) ? [frame] : []);
    await room.wait(20_000);
    expect(room.person('ana').group.view.words).toEqual(room.person('ben').group.view.words);
    expect(room.person('cid').group.view.words).not.toEqual(room.person('ana').group.view.words);
    room.tamper = (frame) => [frame];
    await room.say('ana', 'hi');
    await room.say('cid', 'ho');
    await room.quiet();
    for (const nick of ['ana', 'ben', 'cid', 'dan']) expect(stageOf(room, nick)).toBe('changed');
    expect(room.person('cid').texts).not.toContain('ana: hi');
  });

  test('that do not come to one member: it notices with the next word, and comes in anew', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    room.tamper = (frame, to) => (to.nick === 'cid' ? [] : [frame]);
    room.come('dan');
    await room.wait(3000);
    room.tamper = (frame) => [frame];
    await room.say('ana', 'hi');
    await room.quiet();
    expect(stageOf(room, 'cid')).toBe('entering');
    expect(room.person('cid').told).toEqual(['unreadable']);
    expect(await room.settle()).toBe(true);
  });

  test('that take one member out again and again are told as that', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    for (let round = 0; round < 4; round++) {
      for (const nick of ['ana', 'ben']) {
        room.person(nick).inbox.push({ kind: 'left', nick: 'cid' });
        room.person(nick).inbox.push({ kind: 'joined', nick: 'cid' });
      }
      await room.wait(15_000);
    }
    expect(stageOf(room, 'cid')).toBe('cast out');
  });
});

/** A device that gets everything and does nothing. */
function silent(person: Person): Person['group'] {
  const nothing = async () => [];
  return {
    view: person.group.view,
    waitMs: null,
    entered: nothing,
    joined: nothing,
    left: nothing,
    renamed: nothing,
    outside: nothing,
    absent: () => undefined,
    received: nothing,
    say: nothing,
    revoke: nothing,
    tick: nothing,
    keep: () => new Uint8Array(),
  };
}

describe('who may be in', () => {
  test('a device with another room’s seal is never let in, and reads nothing', async () => {
    const room = await roomOf('ana', 'ben');
    const other = mintHostSeal('i9', room.chance.bytes);
    const eve = room.come('eve', other);
    await room.wait(60_000);
    await room.say('ana', 'hi');
    await room.quiet();
    expect(stageOf(room, 'eve')).toBe('entering');
    expect(eve.texts).toEqual([]);
    expect(stageOf(room, 'ana')).toBe('inside');
  });

  test('who left reads nothing after it', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    const cid = room.person('cid');
    // The server takes cid out of the channel, and goes on sending cid everything.
    for (const nick of ['ana', 'ben']) room.person(nick).inbox.push({ kind: 'left', nick: 'cid' });
    cid.isPresent = false;
    await room.wait(3000);
    await room.say('ana', 'alone');
    await room.quiet();
    for (const { from, target, bytes } of room.carried.slice(-2)) {
      room.deliver(cid, { from, target, bytes, isOwn: false });
    }
    await room.quiet();
    expect(room.person('ben').texts).toEqual(['ana: alone']);
    expect(cid.texts).toEqual([]);
    expect(room.person('ana').group.view.members.map(({ nick }) => nick)).toEqual(['ana', 'ben']);
  });

  test('who was taken out and speaks on, in the epoch that has ended, is not shown', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    for (const nick of ['ana', 'ben']) room.person(nick).inbox.push({ kind: 'left', nick: 'cid' });
    const frames: string[] = [];
    room.tamper = (frame, to) => (to.nick === 'cid' ? (frames.push(frame.from), []) : [frame]);
    await room.wait(3000);
    expect(frames).toContain('ana');
    await room.say('cid', 'still here');
    await room.quiet();
    for (const nick of ['ana', 'ben']) {
      expect(room.person(nick).texts).toEqual([]);
      expect(room.person(nick).told).toEqual(['unreadable']);
      expect(stageOf(room, nick)).toBe('inside');
    }
  });

  test('a private message is for who was asked, also when the server lets another member answer', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    const cid = room.person('cid');
    room.tamper = (frame, to) => {
      if (to.nick === 'ben' && frame.from === 'ana') {
        room.deliver(cid, { ...frame, target: 'cid' });
        return [];
      }
      return to.nick === 'ana' && frame.from === 'cid' ? [{ ...frame, from: 'ben' }] : [frame];
    };
    await room.say('ana', 'for ben alone', 'ben');
    await room.wait(25_000);
    expect(cid.texts).toEqual([]);
    const refused = room.person('ana').seen.filter(({ kind }) => kind === 'refused');
    expect(refused).toEqual([{ kind: 'refused', ticket: 1, why: 'nobody' }]);
  });

  test('a revoked invitation is out, and never comes in again, also when the server lets it', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    await room.revoke('ana', 'i2');
    await room.wait(3000);
    expect(stageOf(room, 'ben')).toBe('entering');
    await room.wait(60_000);
    expect(stageOf(room, 'ben')).toBe('entering');
    expect(room.person('ana').group.view.members.map(({ nick }) => nick)).toEqual(['ana', 'cid']);
    // Who comes later knows it, too, and does not let them in when all others have gone.
    room.come('dan');
    await room.wait(5000);
    room.leave('ana');
    room.leave('cid');
    await room.wait(60_000);
    expect(room.person('dan').group.view.members.map(({ nick }) => nick)).toEqual(['dan']);
  });

  test('a guest revokes nobody', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    await room.revoke('ben', 'i3');
    const forged = formatRevocation(mintHostSeal('i1', room.chance.bytes), 'i3');
    expect(forged.length).toBeGreaterThan(64);
    await room.wait(3000);
    expect(room.isOne).toBe(true);
  });

  test('a hello under another nickname than its own lets nobody in', async () => {
    const room = await roomOf('ana', 'ben');
    room.tamper = (frame) => [frame.from === 'cid' ? { ...frame, from: 'ben' } : frame];
    room.come('cid');
    await room.wait(30_000);
    expect(stageOf(room, 'cid')).toBe('entering');
    expect(room.person('ana').group.view.members.map(({ nick }) => nick)).toEqual(['ana', 'ben']);
  });

  test('an old welcome is worth nothing to whoever enters anew', async () => {
    const room = await roomOf('ana', 'ben');
    const welcome = room.carried.find(({ target }) => target === 'ben');
    room.person('ben').inbox.push({ kind: 'outside' });
    room.person('ben').inbox.push({ kind: 'entered', nick: 'ben', nicks: ['ana', 'ben'] });
    await room.quiet();
    expect(stageOf(room, 'ben')).toBe('entering');
    if (welcome === undefined) throw new Error('no welcome');
    const bytes = welcome.bytes;
    room.person('ben').inbox.unshift({
      kind: 'frame',
      frame: { from: 'ana', target: 'ben', bytes, isOwn: false },
    });
    expect(await room.settle()).toBe(true);
    expect(room.person('ben').group.view.epoch).toBeGreaterThan(1);
  });

  test('a group with a stranger in it is entered by nobody, whoever made it', async () => {
    const room = new SimulatedRoom('stranger');
    const mallory = new Device(room.host, lobby, room.chance.bytes);
    const { suite } = mallory;
    const own = await makeLeaf(mallory, 'ana');
    const keys = await suite.signature.keygen();
    const stranger = await makeKeyPackage(suite, room.chance.bytes(190), keys);
    const join = async (others: Uint8Array[]): Promise<boolean> => {
      const group = await MlsGroup.create(suite, () => true, room.chance.bytes(8), own);
      if (others.length > 0) group.accept(await group.stage(others, [], new Uint8Array()));
      const hello = await makeHello(mallory, 'ben');
      const { welcomes } = await group.stage([hello.own.bytes], [], new Uint8Array());
      const [welcome = new Uint8Array()] = welcomes;
      return (await MlsGroup.join(suite, mallory.isMember, welcome, hello.own)) !== null;
    };
    expect(await join([])).toBe(true);
    expect(await join([stranger.bytes])).toBe(false);
  });

  test('two groups in one channel are told as a split', async () => {
    const room = new SimulatedRoom('split');
    room.come('ana');
    await room.quiet();
    const seal = (id: string) => guestSealFor(room.host, id, room.chance.bytes);
    // The server shows ben and cid an empty channel, and the first two as another room.
    const halves = [new Set(['ana', 'dan']), new Set(['ben', 'cid'])];
    room.tamper = (frame, to) =>
      halves.some((half) => half.has(frame.from) && half.has(to.nick)) ? [frame] : [];
    for (const [nick, id] of [
      ['dan', 'i2'],
      ['ben', 'i3'],
      ['cid', 'i4'],
    ] as const) {
      const person = room.come(nick, seal(id));
      const half = halves.find((one) => one.has(nick));
      person.inbox = person.inbox.map((line) =>
        line.kind === 'entered'
          ? { ...line, nicks: line.nicks.filter((other) => half?.has(other) === true) }
          : line,
      );
      await room.wait(2000);
    }
    expect(stageOf(room, 'ana') + stageOf(room, 'cid')).toBe('insideinside');
    room.tamper = (frame) => [frame];
    await room.say('ana', 'hi');
    await room.quiet();
    expect(stageOf(room, 'ben')).toBe('split');
    expect(stageOf(room, 'cid')).toBe('split');
    await room.say('dan', 'ho');
    await room.quiet();
    expect(room.person('cid').texts).toEqual([]);
  });
});
