// Commits at the same time, lost, out of order: one group in the end, or it is told.

import { describe, expect, test } from 'vitest';
import { roomOf, stageOf } from './settled-room.ts';
import type { Person } from './simulated-room.ts';

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
    // The commit is made and not yet said; ben's texts of this epoch come before it and after it.
    await room.say('ben', 'two');
    await room.say('ben', 'three');
    for (const person of [ben, ana, ben]) {
      room.carry(person);
      await room.readAll(ana);
    }
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
