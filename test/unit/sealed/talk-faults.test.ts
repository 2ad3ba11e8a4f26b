// What a server that lies can do to what is said, and what members are told.

import { describe, expect, test } from 'vitest';
import { roomOf, stageOf } from './settled-room.ts';
import { lobby, type Person, type SimulatedRoom } from './simulated-room.ts';

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
