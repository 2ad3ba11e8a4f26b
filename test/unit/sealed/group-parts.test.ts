// The small parts: frames, payloads, what a tab keeps, counts; and how big a frame gets.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkBytes } from '../../../server/sealed/bytes/frame-size.ts';
import { Device, maxRevocations } from '../../../server/sealed/group/device.ts';
import { maxFrameBytes, openFrame, sealFrame } from '../../../server/sealed/group/frames.ts';
import { makeLeaf } from '../../../server/sealed/group/hello.ts';
import { decodeKept } from '../../../server/sealed/group/kept-group.ts';
import { maxSealedMembers } from '../../../server/contract/room/sealed-line.ts';
import { MlsGroup } from '../../../server/sealed/group/mls.ts';
import { decodeTalk, encodeTalk, maxTextBytes } from '../../../server/sealed/group/talk-payload.ts';
import { SeenCounts, SentCounts } from '../../../server/sealed/group/text-counts.ts';
import { decodeNote, encodeNote } from '../../../server/sealed/group/welcome-note.ts';
import { mintHostSeal } from '../../../server/sealed/seal/seal.ts';
import { Chance, lobby, SimulatedRoom } from './simulated-room.ts';

const chance = new Chance('parts');
const name = fc.string({
  unit: fc.constantFrom(...Array.from('aZ09[_é')),
  minLength: 1,
  maxLength: 20,
});
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 400 })
  .filter((one) => !one.includes('\0'));
const number = fc.integer({ min: 1, max: 0xffff_ffff });

describe('a frame', () => {
  const key = chance.bytes(32);

  test('is the same after it was sealed and opened, and opens with no other key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 900 }), (content) => {
        const frame = sealFrame(key, chance.bytes, 'commit', content);
        expect(openFrame(key, frame)).toEqual({ kind: 'commit', content });
        expect(openFrame(chance.bytes(32), frame)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  test('with any bit changed, cut short or too long is none', () => {
    const frame = sealFrame(key, chance.bytes, 'hello', chance.bytes(60));
    for (const at of frame.keys()) {
      expect(openFrame(key, frame.with(at, (frame[at] ?? 0) ^ 1))).toBeNull();
      expect(openFrame(key, frame.slice(0, at))).toBeNull();
    }
    const long = sealFrame(key, chance.bytes, 'hello', new Uint8Array(maxFrameBytes));
    expect(openFrame(key, long)).toBeNull();
  });
});

describe('a payload', () => {
  const payloads = fc.record({
    command: fc.constantFrom('PRIVMSG' as const, 'NOTICE' as const),
    number,
    echoes: fc.nat(0xffff_ffff),
    inEpoch: fc.nat(0xffff),
    nick: name,
    target: name,
    text,
  });

  test('is the same after it was written and read', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const bytes = encodeTalk(payload);
        expect(bytes === null ? null : decodeTalk(bytes)).toEqual(payload);
      }),
    );
  });

  test('of anything else is none, and reading it never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = decodeTalk(bytes);
        if (read !== null) expect(read.text.length).toBeGreaterThan(0);
      }),
    );
    const good = {
      command: 'PRIVMSG' as const,
      number: 1,
      echoes: 0,
      inEpoch: 0,
      nick: 'ana',
      target: lobby,
    };
    expect(encodeTalk({ ...good, text: 'a\0b' })).toBeNull();
    expect(encodeTalk({ ...good, text: '' })).toBeNull();
    expect(encodeTalk({ ...good, text: 'a'.repeat(maxTextBytes + 1) })).toBeNull();
    const bytes = encodeTalk({ ...good, text: 'hi' });
    expect(bytes === null ? null : decodeTalk(bytes.with(bytes.length - 1, 1))).toBeNull();
  });
});

test('a text of any length leaves in 1, 2, 4, 8 … lines, and never in between', async () => {
  const room = new SimulatedRoom('sizes');
  room.come('ana');
  await room.quiet();
  const lines = async (length: number): Promise<number> => {
    await room.say('ana', 'x'.repeat(length));
    await room.quiet();
    const bytes = room.carried.at(-1)?.bytes.length ?? 0;
    expect(bytes).toBeGreaterThan(0);
    return Math.ceil(bytes / chunkBytes);
  };
  const sizes = new Map<number, number>();
  for (const length of [1, 2, 40, 70, 71, 90, 200, 350, 380, 800, 2000, maxTextBytes]) {
    sizes.set(length, await lines(length));
  }
  expect(new Set(sizes.values())).toEqual(new Set([1, 2, 4, 8, 32]));
  expect([sizes.get(1), sizes.get(70), sizes.get(350)]).toEqual([1, 1, 2]);
  const bytes = new Set<number>();
  for (const length of [1, 20, 70]) {
    await room.say('ana', 'y'.repeat(length));
    await room.quiet();
    bytes.add(room.carried.at(-1)?.bytes.length ?? 0);
  }
  expect(bytes.size).toBe(1);
});

describe('counting', () => {
  test('only what came back to the sender is missed, once, by who was there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ isRefused: fc.boolean(), isLost: fc.boolean() }), { maxLength: 60 }),
        (texts) => {
          const sent = new SentCounts();
          const seen = new SeenCounts();
          seen.begins('ana', lobby);
          let told = 0;
          let lost = 0;
          for (const { isRefused, isLost } of [...texts, { isRefused: false, isLost: false }]) {
            const counts = sent.next(lobby, 1);
            if (isRefused) continue;
            if (isLost) lost += 1;
            else told += seen.take('ana', lobby, counts) ?? 0;
            // Only the last 32 numbers are told: the sender sees each come back at once here.
            sent.cameBack(lobby, counts.number);
          }
          if (texts.length <= 32) expect(told).toBe(lost);
          else expect(told).toBeLessThanOrEqual(lost);
        },
      ),
    );
  });
});

describe('what a tab keeps', () => {
  test('goes on where it was: talk, words, private talk, and no fault', async () => {
    const room = new SimulatedRoom('keep');
    for (const nick of ['ana', 'ben', 'cid']) room.come(nick);
    await room.settle();
    await room.say('ana', 'one', 'ben');
    await room.quiet();
    const { view } = room.person('ben').group;
    await room.say('ben', 'on its way');
    room.reload('ben');
    expect(room.person('ben').group.view).toEqual(view);
    await room.quiet();
    await room.say('ana', 'two');
    await room.say('ana', 'three', 'ben');
    await room.say('ben', 'four', 'ana');
    await room.quiet();
    const texts = ['ana: one', 'ben: on its way', 'ana: two', 'ana: three', 'ben: four'];
    expect(room.person('ben').texts.toSorted()).toEqual(texts.toSorted());
    room.come('dan');
    expect(await room.settle()).toBe(true);
    expect(room.present.flatMap(({ told }) => told)).toEqual([]);
  });

  test('damaged in any byte is either nothing, or does not come from here: it never throws', async () => {
    const room = new SimulatedRoom('damage');
    for (const nick of ['ana', 'ben']) room.come(nick);
    await room.settle();
    const kept = room.person('ben').group.keep();
    expect(decodeKept(kept)?.own).toBe('ben');
    expect(decodeKept(kept.slice(1))).toBeNull();
    expect(decodeKept(new Uint8Array())).toBeNull();
    fc.assert(
      fc.property(fc.nat(kept.length - 1), (at) => {
        room.open(room.host, kept.slice(0, at));
        room.open(room.host, kept.with(at, (kept[at] ?? 0) ^ 0x55));
      }),
      { numRuns: 40 },
    );
    const other = mintHostSeal('i1', chance.bytes);
    expect(room.open(other, kept).view.stage).toBe('entering');
  });
});

test('a note for newcomers is the same after it was written and read', () => {
  fc.assert(
    fc.property(
      fc.record({
        committer: number,
        names: fc.array(fc.tuple(number, name)).map((pairs) => new Map(pairs)),
        revocations: fc.array(fc.uint8Array({ maxLength: 80 })),
      }),
      (note) => {
        expect(decodeNote(encodeNote(note))).toEqual(note);
      },
    ),
  );
  expect(decodeNote(Uint8Array.of(0, 0, 0, 0, 0xff, 0xff))).toBeNull();
});

test('the welcome into a full room fits into one frame', async () => {
  const device = new Device(mintHostSeal('i1', chance.bytes), lobby, chance.bytes);
  const make = async (n: number) => (await makeLeaf(device, `n${n}`.padEnd(24, 'x'))).bytes;
  const own = await makeLeaf(device, 'ana');
  // The signatures are not this test's matter.
  const group = await MlsGroup.create(device.suite, () => true, chance.bytes(8), own);
  const welcome = async (members: number, note: Uint8Array): Promise<number> => {
    const missing = Array.from({ length: members - group.leaves().length }, (_, n) => make(n));
    group.accept(await group.stage(await Promise.all(missing), [], new Uint8Array()));
    // With a path, which fills the tree above the leaves.
    const last = await group.stage([await make(999)], [members - 1], note);
    return last.welcomes[0]?.length ?? 0;
  };
  const [small, large] = [await welcome(10, new Uint8Array()), await welcome(20, new Uint8Array())];
  const revocations = Array.from({ length: maxRevocations }, () => chance.bytes(70));
  const note = encodeNote({ committer: 0, names: new Map(), revocations });
  expect(large - small).toBeGreaterThan(3000);
  const full = small + ((large - small) * (maxSealedMembers - 10)) / 10 + note.length;
  expect(full).toBeLessThan(maxFrameBytes - 100);
});
