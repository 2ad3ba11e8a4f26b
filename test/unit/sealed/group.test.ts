// Entering, talking, leaving: what members of a group have in common.

import { describe, expect, test } from 'vitest';
import { lobby, SimulatedRoom } from './simulated-room.ts';

async function roomOf(...nicks: string[]): Promise<SimulatedRoom> {
  const room = new SimulatedRoom(nicks.join(' '));
  for (const nick of nicks) room.come(nick);
  expect(await room.settle()).toBe(true);
  return room;
}

describe('coming in', () => {
  test('who is alone begins the group, and is inside at once', async () => {
    const room = await roomOf('ana');
    expect(room.nowMs).toBeLessThan(2000);
    const { words, members } = room.person('ana').group.view;
    expect(words).toHaveLength(4);
    expect(members).toEqual([{ nick: 'ana', isHost: true, invitation: 'i1' }]);
  });

  test('many who come at the same time are let in by few commits', async () => {
    const room = await roomOf('ana', 'ben', 'cid', 'dan', 'eva');
    expect(room.person('eva').group.view.epoch).toBeLessThanOrEqual(2);
  });

  test('a newcomer reads nothing from before', async () => {
    const room = await roomOf('ana', 'ben');
    await room.say('ana', 'before');
    await room.quiet();
    const cid = room.come('cid');
    await room.settle();
    for (const { from, target, bytes } of room.carried) {
      room.deliver(cid, { from, target, bytes, isOwn: false });
    }
    await room.quiet();
    expect(cid.texts).toEqual([]);
    await room.say('ana', 'after');
    await room.quiet();
    expect(cid.texts).toEqual(['ana: after']);
  });
});

describe('talk', () => {
  test('comes to all, and back to the sender with its ticket', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    await room.say('ben', 'hi');
    await room.say('ben', 'all');
    await room.quiet();
    for (const person of room.present) expect(person.texts).toEqual(['ben: hi', 'ben: all']);
  });

  test('a private message is read by the two alone', async () => {
    const room = await roomOf('ana', 'ben', 'cid');
    await room.say('ana', 'for you', 'ben');
    await room.quiet();
    await room.say('ben', 'and you', 'ana');
    await room.quiet();
    expect(room.person('ben').texts).toEqual(['ana: for you', 'ben: and you']);
    expect(room.person('ana').texts).toEqual(['ana: for you', 'ben: and you']);
    const cid = room.person('cid');
    for (const { from, bytes } of room.carried) {
      for (const target of ['cid', lobby]) room.deliver(cid, { from, target, bytes, isOwn: false });
    }
    await room.quiet();
    expect(cid.texts).toEqual([]);
  });
});

describe('nicknames', () => {
  test('a newcomer knows everybody by the name that they have now, and gets no one else’s', async () => {
    const room = await roomOf('ana', 'ben');
    room.rename('ana', 'anna');
    await room.quiet();
    await room.say('anna', 'still me');
    await room.quiet();
    expect(room.person('ben').texts).toEqual(['anna: still me']);
    // ben leaves and cid comes: cid may get ben's place in the tree, and not his name.
    room.rename('ben', 'benno');
    await room.quiet();
    room.leave('benno');
    room.come('cid');
    expect(await room.settle()).toBe(true);
    await room.say('anna', 'hi');
    await room.quiet();
    expect(room.person('cid').texts).toEqual(['anna: hi']);
  });

  test('a rename while somebody comes in does not part anybody from their name', async () => {
    const room = await roomOf('ana', 'ben');
    const cid = room.come('cid');
    await room.quiet();
    await room.wait(500);
    // The commit is made; cid hears of the new name before the welcome.
    const welcome = cid.inbox.splice(0);
    room.rename('ben', 'benno');
    cid.inbox.push(...welcome);
    expect(await room.settle()).toBe(true);
    expect(room.person('benno').group.view.epoch).toBe(cid.group.view.epoch);
    expect(room.present.flatMap(({ told }) => told)).toEqual([]);
  });
});
