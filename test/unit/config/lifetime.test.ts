// The lifetime by clocks that are moved by hand: timers stand still while the machine sleeps, the other one
// does not. Both stand far from 0, and far from each other.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bootMs } from '../../../server/config/boot-clock.ts';
import { watchLifetime } from '../../../server/lifetime.ts';
import { ManualClock } from '../supervisor/manual-clock.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

class Machine {
  readonly clock = new ManualClock(3 * hourMs);
  readonly told: string[] = [];
  #sleptMs = 1000 * hourMs;
  readonly bootMs = (): number => this.clock.nowMs() + this.#sleptMs;

  constructor(lifetimeMs: number) {
    this.end = watchLifetime({
      clock: this.clock,
      bootMs: this.bootMs,
      endsAtBootMs: this.bootMs() + lifetimeMs,
      notices: [
        { beforeMs: 5 * minuteMs, text: 'five' },
        { beforeMs: minuteMs, text: 'one' },
      ],
      onNotice: (text) => this.told.push(text),
      onEnd: () => this.told.push('end'),
    });
  }

  readonly end: () => void;

  sleep(ms: number): void {
    this.#sleptMs += ms;
  }
}

describe('a room’s lifetime', () => {
  test('is over to the moment, and its notices are told before, each once', async () => {
    const machine = new Machine(12 * hourMs);
    await machine.clock.advance(12 * hourMs - 5 * minuteMs - 1);
    expect(machine.told).toEqual([]);
    await machine.clock.advance(1);
    expect(machine.told).toEqual(['five']);
    await machine.clock.advance(4 * minuteMs - 1);
    expect(machine.told).toEqual(['five']);
    await machine.clock.advance(1);
    expect(machine.told).toEqual(['five', 'one']);
    await machine.clock.advance(minuteMs - 1);
    expect(machine.told).toEqual(['five', 'one']);
    await machine.clock.advance(1);
    expect(machine.told).toEqual(['five', 'one', 'end']);
    expect(machine.clock.waiting).toBe(0);
  });

  test.for([
    ['an hour', hourMs, ['five', 'one']],
    ['a moment', 10, []],
    ['four minutes', 4 * minuteMs, ['one']],
    ['a minute', minuteMs, []],
  ] as const)('of %s has the notices that fit into it', async ([, lifetimeMs, notices]) => {
    const machine = new Machine(lifetimeMs);
    await machine.clock.advance(lifetimeMs);
    expect(machine.told).toEqual([...notices, 'end']);
  });

  test('runs on while the machine sleeps', async () => {
    const machine = new Machine(12 * hourMs);
    await machine.clock.advance(hourMs);
    machine.sleep(8 * hourMs);
    await machine.clock.advance(3 * hourMs);
    expect(machine.told.at(-1)).toBe('end');
  });

  test('that was over while the machine slept ends it within seconds, without a notice', async () => {
    const machine = new Machine(2 * hourMs);
    await machine.clock.advance(hourMs);
    machine.sleep(9 * hourMs);
    await machine.clock.advance(5000);
    expect(machine.told).toEqual(['end']);
  });

  test('does not say what is no longer true, as the machine slept meanwhile', async () => {
    const machine = new Machine(2 * hourMs);
    await machine.clock.advance(hourMs);
    machine.sleep(57 * minuteMs); // Three minutes are left, and less than five.
    await machine.clock.advance(minuteMs);
    expect(machine.told).toEqual([]);
    await machine.clock.advance(minuteMs + 10_000);
    expect(machine.told).toEqual(['one']);
  });

  test('says it a little late rather than not', async () => {
    const machine = new Machine(2 * hourMs);
    await machine.clock.advance(hourMs);
    machine.sleep(59 * minuteMs + 15_000); // 45 seconds are left.
    await machine.clock.advance(5000);
    expect(machine.told).toEqual(['one']);
  });

  test('that is watched no longer ends nothing', async () => {
    const machine = new Machine(hourMs);
    await machine.clock.advance(minuteMs);
    machine.end();
    await machine.clock.advance(2 * hourMs);
    expect(machine.told).toEqual([]);
    expect(machine.clock.waiting).toBe(0);
  });
});

test('the machine’s own clock counts its sleep: it is that of /proc/uptime', () => {
  const uptimeMs = (): number => Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000;
  const before = uptimeMs();
  const between = bootMs();
  expect(between).toBeGreaterThanOrEqual(Math.floor(before));
  expect(between).toBeLessThanOrEqual(Math.ceil(uptimeMs()));
});
