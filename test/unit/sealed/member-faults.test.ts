// Who is in the group, whatever a server or a stranger does.

import { describe, expect, test } from 'vitest';
import { Device } from '../../../server/sealed/group/device.ts';
import { makeHello, makeLeaf } from '../../../server/sealed/group/hello.ts';
import { makeKeyPackage } from '../../../server/sealed/group/key-package.ts';
import { MlsGroup } from '../../../server/sealed/group/mls.ts';
import { formatRevocation } from '../../../server/sealed/seal/revocation.ts';
import { guestSealFor, mintHostSeal } from '../../../server/sealed/seal/seal.ts';
import { roomOf, stageOf } from './settled-room.ts';
import { lobby, SimulatedRoom } from './simulated-room.ts';

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

  test('a newcomer to whom the server shows an empty channel is told as soon as it hears of the others', async () => {
    const room = await roomOf('ana', 'ben');
    const dan = room.come('dan');
    room.tamper = (frame, to) => ((frame.from === 'dan') === (to === dan) ? [frame] : []);
    dan.inbox = [{ kind: 'entered', nick: 'dan', nicks: ['dan'] }];
    await room.wait(3000);
    expect(stageOf(room, 'dan')).toBe('inside');
    room.tamper = (frame) => [frame];
    await room.say('dan', 'is anybody here?');
    await room.quiet();
    expect(room.person('ana').told).toEqual(['unreadable']);
    await room.say('ana', 'yes');
    await room.quiet();
    expect(stageOf(room, 'dan')).toBe('split');
    expect(dan.texts).toEqual(['dan: is anybody here?']);
    expect(stageOf(room, 'ana')).toBe('inside');
  });
});
