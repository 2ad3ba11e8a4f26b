// Frames to and from the virtual machine arrive whole, however they are cut, and leave nothing behind.

import { randomBytes } from 'node:crypto';

import { expect, test } from 'vitest';

import {
  FrameReader,
  Keystream,
  frameTypes,
  maxDataBytes,
  maxFrameBytes,
  writeFrame,
} from '../../ram/guest/frames.ts';
import { RunWriter, classOf, pageClasses, readRuns } from '../../ram/guest/page-classes.ts';

test.each([1, 3, 7, 1_000, maxFrameBytes])('frames cut into pieces of %i bytes', async (size) => {
  const frames = [Buffer.alloc(0), Buffer.from('a'), randomBytes(maxDataBytes), Buffer.from('end')];
  const key = randomBytes(32);
  const [to, from] = [new Keystream(key, 'test'), new Keystream(key, 'test')];
  const sent = frames.map((data, channel) => {
    const place = Buffer.alloc(maxFrameBytes);
    const bytes = place.subarray(0, writeFrame(place, frameTypes.data, channel, data));
    to.apply(bytes);
    return bytes;
  });
  const stream = Buffer.concat(sent);
  const got: (readonly [number, string])[] = [];
  const reader = new FrameReader();
  for (let at = 0; at < stream.length; at += size) {
    const piece = stream.subarray(at, at + size);
    from.apply(piece);
    await reader.read(piece, ({ channel, data }) => {
      got.push([channel, data.toString('hex')]);
    });
  }
  expect(got).toEqual(frames.map((data, channel) => [channel, data.toString('hex')]));
});

test('what was read is overwritten', async () => {
  const reader = new FrameReader();
  const place = Buffer.alloc(maxFrameBytes);
  const length = writeFrame(place, frameTypes.data, 1, Buffer.from('secret'));
  let kept: Uint8Array = Buffer.alloc(0);
  await reader.read(place.subarray(0, length), ({ data }) => {
    kept = data;
  });
  expect([...kept]).toEqual([0, 0, 0, 0, 0, 0]);
});

test('a frame that is too long is refused, at both ends', async () => {
  const place = Buffer.alloc(2 * maxFrameBytes);
  expect(() => writeFrame(place, 1, 1, Buffer.alloc(maxDataBytes + 1))).toThrow(RangeError);
  const head = Buffer.from([frameTypes.data, 0, 1, 0xff, 0, 0, 0]);
  await expect(new FrameReader().read(head, () => {})).rejects.toThrow(RangeError);
});

test('the two directions have streams of their own', () => {
  const key = randomBytes(32);
  const [to, from] = [Buffer.alloc(16), Buffer.alloc(16)];
  new Keystream(key, 'test').apply(to);
  new Keystream(key, 'agent').apply(from);
  expect(to).not.toEqual(from);
});

test('runs of pages come back as they were', () => {
  const classes = [0, 0, 0, 4, 4, 1, 6, 6, 6, 6];
  const parts: Buffer[] = [];
  const writer = new RunWriter((run) => parts.push(Buffer.from(run)));
  for (const one of classes) writer.add(one);
  writer.end();
  expect(parts).toHaveLength(4);
  expect([...readRuns(Buffer.concat(parts))]).toEqual(classes);
});

test('flags of the kernel say what a page is used for', () => {
  const bit = (...bits: number[]): number => bits.reduce((sum, one) => sum | (1 << one), 0);
  const is = (low: number): string | undefined => pageClasses[classOf(low)];
  expect(is(bit(10))).toBe('free');
  expect(is(bit(5, 11, 12, 14))).toBe('anonymous');
  expect(is(bit(5, 14))).toBe('tmpfs');
  expect(is(bit(3, 5))).toBe('page cache');
  expect(is(bit(7))).toBe('slab');
  expect(is(bit(26))).toBe('page table');
  expect(is(0)).toBe('other');
});
