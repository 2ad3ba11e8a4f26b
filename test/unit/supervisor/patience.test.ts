// Limits that are fair on a slow machine, by a clock that is moved by hand and stands far from 0.

import { describe, expect, test } from 'vitest';
import { afterFairly, longestShare, type Starved } from '../../../server/supervisor/patience.ts';
import { ManualClock } from './manual-clock.ts';

/** So long the machine has been up. */
const upMs = 40 * 24 * 3_600_000;

class Machine {
  readonly clock = new ManualClock(upMs);
  isOver = false;
  forget = (): void => {};

  limit(limitMs: number, ...starved: Starved[]): void {
    const over = (): void => {
      expect(this.isOver, 'told once').toBe(false);
      this.isOver = true;
    };
    this.forget = afterFairly(this.clock, { limitMs, starved: () => starved }, over);
  }

  /** A process that does not get the given part of the time that it wants to run in. */
  starvedBy(share: number, sinceMs = upMs): Starved {
    return () => (this.clock.nowMs() - sinceMs) * share;
  }
}

describe('a limit', () => {
  test.for([1, 7, 100, 999, 1000, 20_000])(
    'of %i ms is over then, and not earlier, where nobody is starved',
    async (limitMs) => {
      const machine = new Machine();
      machine.limit(limitMs, () => 0);
      await machine.clock.advance(limitMs - 0.5);
      expect(machine.isOver).toBe(false);
      await machine.clock.advance(0.5);
      expect(machine.isOver).toBe(true);
      expect(machine.clock.waiting).toBe(0);
    },
  );

  test('counts as usual where the kernel keeps no account', async () => {
    const machine = new Machine();
    machine.limit(1000, () => null);
    await machine.clock.advance(1000);
    expect(machine.isOver).toBe(true);
  });

  test('does not count the time in which the process was kept from running', async () => {
    const machine = new Machine();
    machine.limit(1000, machine.starvedBy(0.75));
    await machine.clock.advance(3900);
    expect(machine.isOver).toBe(false);
    await machine.clock.advance(200);
    expect(machine.isOver).toBe(true);
  });

  test('waits for the one who gets least', async () => {
    const machine = new Machine();
    machine.limit(1000, () => 0, machine.starvedBy(0.5), machine.starvedBy(0.2));
    await machine.clock.advance(1900);
    expect(machine.isOver).toBe(false);
    await machine.clock.advance(200);
    expect(machine.isOver).toBe(true);
  });

  test('is over at last, for a process that is wedged in a loop never gets enough', async () => {
    const machine = new Machine();
    machine.limit(1000, machine.starvedBy(1));
    await machine.clock.advance(1000 * longestShare - 200);
    expect(machine.isOver).toBe(false);
    await machine.clock.advance(200);
    expect(machine.isOver).toBe(true);
  });

  test('forgives what another process waited before, as a number is not given twice', async () => {
    const machine = new Machine();
    let starvedMs: number | null = 50_000;
    machine.limit(1000, () => starvedMs);
    await machine.clock.advance(500);
    starvedMs = null; // It has ended,
    await machine.clock.advance(100);
    starvedMs = 3; // and another one runs.
    await machine.clock.advance(300);
    expect(machine.isOver).toBe(false);
    await machine.clock.advance(100);
    expect(machine.isOver).toBe(true);
  });

  test('counts little of the time in which nobody came to look', async () => {
    const machine = new Machine();
    machine.limit(1000, () => 0);
    await machine.clock.advance(100);
    machine.clock.jump(2000);
    await machine.clock.advance(0);
    expect(machine.isOver).toBe(false);
    await machine.clock.advance(700);
    expect(machine.isOver).toBe(true);
  });

  test('that is forgotten is never over', async () => {
    const machine = new Machine();
    machine.limit(1000, () => 0);
    await machine.clock.advance(500);
    machine.forget();
    expect(machine.clock.waiting).toBe(0);
    await machine.clock.advance(10_000);
    expect(machine.isOver).toBe(false);
  });
});
