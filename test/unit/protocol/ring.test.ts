// The ring, compared with a list that keeps everything; and how much memory it holds.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RingBudget } from '../../../server/protocol/resume/ring-budget.ts';
import { Ring } from '../../../server/protocol/resume/ring.ts';
import { Lines } from '../../../server/protocol/wire/lines.ts';
import { text, utf8 } from './bytes.ts';

const roomy = { bytes: 1_000_000, lines: 10_000 };

function makeRing(limits = roomy, budget = new RingBudget(1_000_000_000)): Ring {
  return new Ring(limits, budget, () => {});
}

function lines(...words: readonly string[]): Lines {
  return new Lines(utf8(words.map((word) => `${word}\r\n`).join('')));
}

function append(ring: Ring, run: Lines): void {
  ring.append(run);
  ring.trim();
}

/** All that the ring gives now. */
function given(ring: Ring): string[] {
  const runs: string[] = [];
  for (let run = ring.next(); run !== null; run = ring.next()) runs.push(text(run.bytes));
  return runs.join('').split('\r\n').slice(0, -1);
}

describe('a ring', () => {
  test('gives each line once, and again from where the guest says', () => {
    const ring = makeRing();
    ring.append(lines('1', '2'));
    expect(given(ring)).toEqual(['1', '2']);
    ring.append(lines('3'));
    expect(given(ring)).toEqual(['3']);
    expect(ring.seek(1)).toBe(2);
    expect(given(ring)).toEqual(['2', '3']);
    expect(ring.seek(3)).toBe(4);
    ring.append(lines('4'));
    expect(given(ring)).toEqual(['4']);
  });

  test('takes an acknowledgement of what was given, and not of less than the last', () => {
    const ring = makeRing();
    ring.append(lines('1', '2', '3'));
    expect(ring.acknowledge(1)).toBe(false);
    given(ring);
    expect(ring.acknowledge(4)).toBe(false);
    expect(ring.acknowledge(2)).toBe(true);
    expect(ring.acknowledge(2)).toBe(true);
    expect(ring.acknowledge(1)).toBe(false);
    expect(ring.acknowledge(3)).toBe(true);
  });

  test('does not give what was acknowledged in the meantime', () => {
    const ring = makeRing();
    ring.append(lines('1', '2', '3'));
    given(ring);
    ring.seek(0);
    ring.acknowledge(2);
    expect(given(ring)).toEqual(['3']);
  });

  test('holds nothing once all is acknowledged, and little before', () => {
    const budget = new RingBudget(1_000_000);
    const ring = makeRing(roomy, budget);
    expect(ring.heldBytes).toBe(0);
    ring.append(lines('one line'));
    expect(ring.heldBytes).toBe(1024);
    given(ring);
    ring.acknowledge(1);
    expect([ring.heldBytes, budget.usedBytes]).toEqual([0, 0]);
  });

  test('holds no chunk alive for a line of it, and copies no chunk that is all lines', () => {
    const ring = makeRing();
    const chunk = new Uint8Array(65_536).fill(0x78);
    chunk[99] = 0x0a;
    ring.append(new Lines(chunk.subarray(0, 100)));
    expect(ring.heldBytes).toBe(1024);
    chunk[65_535] = 0x0a;
    ring.append(new Lines(chunk.subarray(20_000)));
    expect(ring.heldBytes).toBe(1024 + 45_536);
    ring.append(new Lines(chunk));
    expect(ring.heldBytes).toBe(1024 + 45_536 + 65_536);
    given(ring);
    ring.seek(3);
    expect(ring.next()?.bytes.buffer).toBe(chunk.buffer);
  });

  test('lets the oldest go where it overflows, and says so first if no door was given them', () => {
    const seen: number[] = [];
    const budget = new RingBudget(1_000_000);
    const ring = new Ring({ bytes: 1_000_000, lines: 3 }, budget, () => seen.push(ring.first));
    // Too long to share a block with others.
    const long = (word: string): Lines => lines(word.padEnd(5_000, '.'));
    for (const word of ['1', '2', '3']) append(ring, long(word));
    expect([seen, ring.first]).toEqual([[], 1]);
    append(ring, long('4'));
    expect([seen, ring.first]).toEqual([[1], 2]);
    expect(ring.seek(0)).toBe(2);
    expect(given(ring).map((line) => line[0])).toEqual(['2', '3', '4']);
    append(ring, long('5'));
    expect([seen, ring.first]).toEqual([[1], 3]);
    expect(given(ring).map((line) => line[0])).toEqual(['5']);
  });

  test('is as a list that keeps everything, whatever is asked of it in whatever order', () => {
    const sizes = fc.array(fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 6_000 })), {
      minLength: 1,
      maxLength: 30,
    });
    const step = fc.oneof(
      { weight: 4, arbitrary: sizes.map((each) => ({ kind: 'append' as const, sizes: each })) },
      { weight: 3, arbitrary: fc.nat({ max: 9 }).map((runs) => ({ kind: 'next' as const, runs })) },
      {
        weight: 3,
        arbitrary: fc
          .double({ min: 0, max: 1, noNaN: true })
          .map((part) => ({ kind: 'acknowledge' as const, part })),
      },
      {
        weight: 2,
        arbitrary: fc
          .double({ min: 0, max: 1, noNaN: true })
          .map((part) => ({ kind: 'seek' as const, part })),
      },
    );
    const limits = { bytes: 60_000, lines: 40 };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const budget = new RingBudget(1_000_000);
        const ring = makeRing(limits, budget);
        const all: string[] = [];
        let next = 1;
        let most = 0;
        for (const each of steps) {
          if (each.kind === 'append') {
            const words = each.sizes.map((size, index) =>
              `${all.length + index}`.padEnd(size, '.'),
            );
            all.push(...words);
            append(ring, lines(...words));
            next = Math.max(next, ring.first);
          } else if (each.kind === 'next') {
            for (let run = 0; run < each.runs; run += 1) {
              const words = text(ring.next()?.bytes ?? new Uint8Array(0))
                .split('\r\n')
                .slice(0, -1);
              expect(words).toEqual(all.slice(next - 1, next - 1 + words.length));
              next += words.length;
              most = Math.max(most, next - 1);
            }
          } else if (each.kind === 'acknowledge') {
            const number = Math.floor(
              ring.acknowledged + each.part * (all.length - ring.acknowledged),
            );
            expect(ring.acknowledge(number)).toBe(number <= most);
            if (number <= most) next = Math.max(next, number + 1, ring.first);
          } else {
            const number = Math.floor(each.part * most);
            next = ring.seek(number);
            expect(next).toBe(Math.max(number + 1, ring.first));
            most = Math.max(most, next - 1);
          }
          expect(ring.heldBytes).toBeLessThanOrEqual(limits.bytes);
          // Lines that are acknowledged may stay until their block goes; they do not count.
          const kept = all.length - Math.max(ring.acknowledged + 1, ring.first);
          expect(kept).toBeLessThan(limits.lines);
          expect(budget.usedBytes).toBe(ring.heldBytes);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the budget of all rings', () => {
  test('takes from those above their share, and from no other', () => {
    const budget = new RingBudget(100_000);
    const over: string[] = [];
    const make = (name: string): Ring => new Ring(roomy, budget, () => over.push(name));
    const large = make('large');
    const small = make('small');
    append(small, lines('a line'));
    for (let count = 0; count < 20; count += 1) append(large, lines('y'.repeat(4_998)));
    expect(new Set(over)).toEqual(new Set(['large']));
    expect(large.heldBytes).toBeLessThanOrEqual(50_000);
    expect(small.first).toBe(1);
    expect(budget.usedBytes).toBe(large.heldBytes + small.heldBytes);
  });

  test('is never exceeded by many rings, and forgets the empty ones', () => {
    const budget = new RingBudget(100_000);
    const rings = Array.from({ length: 200 }, () => makeRing(roomy, budget));
    for (const ring of rings) {
      for (let count = 0; count < 5; count += 1) append(ring, lines('z'.repeat(600)));
      expect(budget.usedBytes).toBeLessThanOrEqual(100_000);
    }
    for (const ring of rings) ring.clear();
    expect(budget.usedBytes).toBe(0);
  });
});
