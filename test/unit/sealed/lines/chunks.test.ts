// Frames in chunks: cut, gathered among others, within limits.

import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSealedChunk, type SealedChunk } from '../../../../server/contract/room/sealed-line.ts';
import { cutFrame, newFrameId } from '../../../../server/sealed/lines/cut-frame.ts';
import {
  ChunkGatherer,
  type ArrivedChunk,
  type Gathered,
} from '../../../../server/sealed/lines/gather-chunks.ts';
import { isCtcpQuery, splitText } from '../../../../server/sealed/lines/split-text.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

function chunksOf(bytes: Uint8Array, frameId = newFrameId(random)): readonly SealedChunk[] {
  return (cutFrame(frameId, bytes) ?? []).map((text) => {
    const chunk = readSealedChunk(text);
    if (chunk === null) throw new Error('not a chunk');
    return chunk;
  });
}

const of = (from: string, chunk: SealedChunk, msgid: string | null = null): ArrivedChunk => ({
  from,
  target: '#lobby',
  chunk,
  msgid,
});

function bytesOf(gathered: Gathered): Uint8Array | null {
  return gathered.kind === 'frame' ? gathered.bytes : null;
}

describe('a frame', () => {
  test('of any size and order of chunks, with doubles, among others, comes whole and once', () => {
    const frames = fc.array(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(frames, fc.infiniteStream(fc.nat()), (list, order) => {
        const gatherer = new ChunkGatherer();
        const lines = list.flatMap((bytes, at) =>
          chunksOf(bytes).map((chunk) => of(`guest${at}`, chunk)),
        );
        const doubled = [
          ...lines,
          ...lines.filter(({ chunk }) => chunk.count > 1 && chunk.index === 0),
        ];
        const shuffled = doubled
          .map((line) => ({ line, at: order.next().value }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ line }) => line);
        const got = new Map<string, Uint8Array>();
        for (const line of shuffled) {
          const bytes = bytesOf(gatherer.add(line, 0));
          if (bytes !== null) got.set(line.from, bytes);
        }
        expect([...got.values()].map(String).toSorted()).toEqual(list.map(String).toSorted());
      }),
    );
  });

  test('that is empty or too long is not cut', () => {
    expect(cutFrame('abcd', new Uint8Array())).toBeNull();
    expect(cutFrame('abcd', new Uint8Array(288 * 256))).toHaveLength(256);
    expect(cutFrame('abcd', new Uint8Array(288 * 256 + 1))).toBeNull();
  });

  test('goes on under another nickname, and ends with whoever leaves', () => {
    const gatherer = new ChunkGatherer();
    const [first, second] = chunksOf(new Uint8Array(400));
    if (first === undefined || second === undefined) throw new Error('no chunks');
    gatherer.add(of('ana', first, 'a'), 0);
    gatherer.renamed('ANA', 'bea');
    const whole = gatherer.add(of('Bea', second, 'b'), 0);
    expect(whole).toMatchObject({ kind: 'frame', msgids: ['a', 'b'] });
    gatherer.add(of('bea', first), 0);
    gatherer.left('bea');
    expect(gatherer.add(of('bea', second), 0).kind).toBe('waits');
  });

  test('whose chunk is no base64url of bytes comes as empty bytes', () => {
    const chunk = { frameId: 'abcd', index: 0, count: 1, payload: 'B' };
    expect(bytesOf(new ChunkGatherer().add(of('ana', chunk), 0))).toEqual(new Uint8Array());
  });

  test('goes on in another page', () => {
    const before = new ChunkGatherer();
    const bytes = random(700);
    const [first, second, third] = chunksOf(bytes);
    if (first === undefined || second === undefined || third === undefined) throw new Error('few');
    before.add(of('ana', second), 0);
    before.add(of('ana', first), 0);
    const after = new ChunkGatherer();
    after.restore(before.keep(), 0);
    expect(bytesOf(after.add(of('ana', third), 0))).toEqual(bytes);
  });
});

describe('the limits', () => {
  const half = (from: string, size = 289): ArrivedChunk => {
    const [first] = chunksOf(new Uint8Array(size));
    if (first === undefined) throw new Error('no chunk');
    return of(from, first);
  };

  test('of one sender take no frame of others away', () => {
    const gatherer = new ChunkGatherer();
    const bytes = random(400);
    const [first, second] = chunksOf(bytes);
    if (first === undefined || second === undefined) throw new Error('no chunks');
    gatherer.add(of('ana', first), 0);
    for (let count = 0; count < 100; count += 1) gatherer.add(half('eve'), 0);
    expect(gatherer.keep().filter(({ from }) => from === 'eve')).toHaveLength(4);
    expect(bytesOf(gatherer.add(of('ana', second), 0))).toEqual(bytes);
  });

  test('of all letters are paid by whoever has the most', () => {
    const gatherer = new ChunkGatherer();
    gatherer.add(half('ana'), 0);
    for (let guest = 0; guest < 20; guest += 1) {
      for (let frame = 0; frame < 4; frame += 1) {
        for (const chunk of chunksOf(new Uint8Array(288 * 60)).slice(1)) {
          gatherer.add(of(`eve${guest}`, chunk), 0);
        }
      }
    }
    const kept = gatherer.keep();
    expect(kept.reduce((sum, { payload }) => sum + payload.length, 0)).toBeLessThanOrEqual(2 ** 20);
    expect(kept.some(({ from }) => from === 'ana')).toBe(true);
  });

  test('of time drop what never comes', () => {
    const gatherer = new ChunkGatherer();
    gatherer.add(half('ana'), 0);
    gatherer.tick(120_000);
    expect(gatherer.keep()).toHaveLength(1);
    gatherer.tick(120_001);
    expect(gatherer.keep()).toEqual([]);
  });
});

describe('a long text', () => {
  test('becomes parts that fit, without cutting a letter, and no word where it can', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 900 }),
        fc.integer({ min: 100, max: 480 }),
        (text, max) => {
          fc.pre(!text.startsWith('\x01'));
          const parts = splitText(text, max);
          for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(max);
          expect(parts.join('').replaceAll(' ', '')).toBe(text.toWellFormed().replaceAll(' ', ''));
        },
      ),
    );
    expect(splitText(`${'a '.repeat(60)}end`, 100).map((part) => part.length)).toEqual([99, 23]);
  });

  test('of /me is /me in every part', () => {
    const parts = splitText(`\x01ACTION ${'waves '.repeat(60)}\x01`, 200);
    expect(parts).toHaveLength(2);
    for (const part of parts) {
      expect(part).toMatch(/^.ACTION (waves ?)+.$/);
      expect(isCtcpQuery(part)).toBe(false);
    }
    expect(isCtcpQuery('\x01VERSION\x01')).toBe(true);
  });
});
