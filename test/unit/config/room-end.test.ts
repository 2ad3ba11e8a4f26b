// When a room ends by itself, by clocks that are moved by hand.

import { describe, expect, test } from 'vitest';
import type { EndReason } from '../../../server/contract/host/events.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { RoomEnd, type RoomEndOptions } from '../../../server/room-end.ts';
import { timeLeft } from '../../../server/time-left.ts';
import { ManualClock } from '../supervisor/manual-clock.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

class Room {
  readonly clock = new ManualClock(3 * hourMs);
  /** What guests were told, and why the room ended. */
  readonly told: string[] = [];
  readonly moves: number[] = [];
  /** Of what the operator was warned. */
  readonly warned: number[] = [];
  /** null: the gateway does not answer. */
  guests: number | null = 0;
  emptySinceBootMs: number | null = null;
  readonly end: RoomEnd;

  readonly bootMs = (): number => this.clock.nowMs() + 1000 * hourMs;

  constructor(settings: Partial<RoomEndOptions['settings']> = {}) {
    this.end = new RoomEnd({
      settings: {
        lifetimeMs: 12 * hourMs,
        deadManMs: null,
        endWhenEmptyMs: null,
        sealed: false,
        ...settings,
      },
      clock: this.clock,
      bootMs: this.bootMs,
      occupancy: async () =>
        this.guests === null
          ? null
          : { guests: this.guests, emptySinceBootMs: this.emptySinceBootMs },
      onNotice: (text) => this.told.push(text),
      onUnattended: (endsInMs) => this.warned.push(endsInMs),
      onMove: (endsAtBootMs, text) => {
        this.moves.push(endsAtBootMs);
        this.told.push(text);
      },
      onEnd: (reason: EndReason) => {
        this.told.push(`end: ${reason}`);
        this.end.stop();
      },
    });
    this.end.start();
  }
}

describe('a lifetime that is moved', () => {
  test('later: the notices that were told come again, and the end with them', async () => {
    const room = new Room({ lifetimeMs: hourMs });
    await room.clock.advance(56 * minuteMs);
    expect(room.told).toEqual(['This room ends in five minutes.']);
    expect(room.end.move('extend', hourMs)).toBe(hourMs + 4 * minuteMs);
    expect(room.told.splice(0).at(-1)).toBe(
      'The time of this room was changed: it ends in 1 h 4 min.',
    );
    expect(room.moves).toEqual([room.end.endsAtBootMs]);
    await room.clock.advance(hourMs + 4 * minuteMs - 1);
    expect(room.told).toEqual(['This room ends in five minutes.', 'This room ends in one minute.']);
    await room.clock.advance(1);
    expect(room.told.at(-1)).toBe('end: lifetime');
    expect(room.clock.waiting).toBe(0);
  });

  test('sooner: notices whose time has passed are not told', async () => {
    const room = new Room();
    expect(room.end.move('shorten', 12 * hourMs - 3 * minuteMs)).toBe(3 * minuteMs);
    await room.clock.advance(3 * minuteMs);
    expect(room.told).toEqual([
      'The time of this room was changed: it ends in 3 min.',
      'This room ends in one minute.',
      'end: lifetime',
    ]);
  });

  test.for([
    ['extend', 30 * dayMs, /can have 30d 0h left at most; now it has 12h 0m/],
    ['shorten', 12 * hourMs, /has only 12h 0m left/],
    ['shorten', 12 * hourMs - 9 * secondMs, /has only 12h 0m left/],
    ['shorten', 30 * dayMs, /has only 12h 0m left/],
  ] as const)('may not be moved by %s %d: nothing changes', ([by, timeMs, words]) => {
    const room = new Room();
    const { endsAtBootMs } = room.end;
    expect(() => room.end.move(by, timeMs)).toThrow(
      expect.objectContaining({
        name: new Problem('').name,
        message: expect.stringMatching(words),
      }),
    );
    expect(room.end.endsAtBootMs).toBe(endsAtBootMs);
    expect(room.told).toEqual([]);
  });

  test('is not moved once the room ends', () => {
    const room = new Room();
    room.end.stop();
    expect(() => room.end.move('extend', hourMs)).toThrow('not ready');
  });
});

describe('a room that needs a sign of life', () => {
  const warning = (time: string): string =>
    `No host has shown a sign of life: this room ends in ${time} unless one does.`;

  test('warns at two thirds and a minute before, and ends', async () => {
    const room = new Room({ deadManMs: 30 * minuteMs });
    await room.clock.advance(20 * minuteMs - 1);
    expect(room.told).toEqual([]);
    await room.clock.advance(1);
    expect(room.told).toEqual([warning('10 min')]);
    await room.clock.advance(9 * minuteMs);
    expect(room.told).toEqual([warning('10 min'), warning('1 min')]);
    expect(room.warned).toEqual([10 * minuteMs, minuteMs]);
    expect(room.end.status.ends.deadManMs).toBe(minuteMs);
    await room.clock.advance(minuteMs);
    expect(room.told.at(-1)).toBe('end: dead man');
    expect(room.clock.waiting).toBe(0);
  });

  test('goes on for a whole span after each, and says so to guests who were warned', async () => {
    const room = new Room({ deadManMs: 30 * minuteMs });
    await room.clock.advance(19 * minuteMs);
    room.end.signOfLife();
    await room.clock.advance(19 * minuteMs);
    expect(room.told).toEqual([]);
    await room.clock.advance(minuteMs);
    expect(room.told.splice(0)).toEqual([warning('10 min')]);
    room.end.signOfLife();
    expect(room.told.splice(0)).toEqual(['A host has shown a sign of life: this room goes on.']);
    expect(room.end.deadManMs).toBe(30 * minuteMs);
    room.end.signOfLife();
    expect(room.told).toEqual([]);
  });

  test('and is sealed says how to give one: what is said does not count', async () => {
    const room = new Room({ deadManMs: hourMs, sealed: true });
    await room.clock.advance(40 * minuteMs);
    expect(room.told).toEqual([
      'No host has shown a sign of life: this room ends in 20 min unless one writes /still-here.',
    ]);
  });

  test('of ten seconds is warned in time', async () => {
    const room = new Room({ deadManMs: 10 * secondMs });
    await room.clock.advance(10 * secondMs);
    expect(room.told).toEqual([warning('3 s'), warning('2 s'), 'end: dead man']);
  });

  test('is not kept alive by one that comes after its end', async () => {
    const room = new Room({ deadManMs: minuteMs });
    await room.clock.advance(minuteMs);
    room.end.signOfLife();
    expect(room.clock.waiting).toBe(0);
  });
});

describe('a room that ends when it is empty', () => {
  test('does not, as long as nobody has been in', async () => {
    const room = new Room({ endWhenEmptyMs: minuteMs });
    await room.clock.advance(2 * hourMs);
    expect(room.told.filter((text) => text.startsWith('end'))).toEqual([]);
    expect(room.end.status.ends).toEqual({
      deadManMs: null,
      whenEmptyMs: minuteMs,
      emptyLeftMs: null,
    });
  });

  test('does when the last guest has been out for the whole time', async () => {
    const room = new Room({ endWhenEmptyMs: minuteMs });
    room.guests = 2;
    await room.clock.advance(hourMs);
    room.guests = 0;
    await room.clock.advance(30 * secondMs);
    const { emptyLeftMs } = room.end.status.ends;
    expect(emptyLeftMs).toBeGreaterThanOrEqual(30 * secondMs);
    expect(emptyLeftMs).toBeLessThanOrEqual(31 * secondMs);
    // Somebody comes in time: it starts anew.
    room.guests = 1;
    await room.clock.advance(hourMs);
    expect(room.end.status.ends.emptyLeftMs).toBeNull();
    room.guests = 0;
    await room.clock.advance(59 * secondMs);
    expect(room.told).toEqual([]);
    await room.clock.advance(2 * secondMs);
    expect(room.told).toEqual(['end: empty']);
    expect(room.clock.waiting).toBe(0);
  });

  test('does when its only guest was in for less than the time between two looks', async () => {
    const room = new Room({ endWhenEmptyMs: minuteMs });
    await room.clock.advance(hourMs + 300);
    room.emptySinceBootMs = room.bootMs();
    await room.clock.advance(minuteMs - 1);
    expect(room.told).toEqual([]);
    await room.clock.advance(1);
    expect(room.told).toEqual(['end: empty']);
  });

  test('counts anew from such a guest', async () => {
    const room = new Room({ endWhenEmptyMs: minuteMs });
    room.guests = 1;
    await room.clock.advance(hourMs);
    room.guests = 0;
    room.emptySinceBootMs = room.bootMs();
    await room.clock.advance(40 * secondMs + 300);
    room.emptySinceBootMs = room.bootMs();
    await room.clock.advance(minuteMs - 1);
    expect(room.told).toEqual([]);
    await room.clock.advance(1);
    expect(room.told).toEqual(['end: empty']);
  });

  test('does not while the gateway does not answer: it may have let somebody in', async () => {
    const room = new Room({ endWhenEmptyMs: minuteMs });
    room.guests = 1;
    await room.clock.advance(hourMs);
    room.guests = 0;
    await room.clock.advance(30 * secondMs);
    room.guests = null;
    await room.clock.advance(hourMs);
    expect(room.told).toEqual([]);
    room.guests = 1;
    await room.clock.advance(hourMs);
    expect(room.told).toEqual([]);
  });

  test('goes on counting where a gateway that starts again has had nobody', async () => {
    const room = new Room({ endWhenEmptyMs: minuteMs });
    room.guests = 0;
    room.emptySinceBootMs = room.bootMs();
    await room.clock.advance(30 * secondMs);
    room.emptySinceBootMs = null;
    await room.clock.advance(30 * secondMs);
    expect(room.told).toEqual(['end: empty']);
  });

  test('does not begin to count while the gateway is away', async () => {
    const room = new Room({ endWhenEmptyMs: minuteMs });
    room.guests = 1;
    await room.clock.advance(minuteMs);
    room.guests = null;
    await room.clock.advance(hourMs);
    expect(room.told).toEqual([]);
  });
});

test.each([
  [0, '0 s'],
  [44_900, '45 s'],
  [119_400, '1 min 59 s'],
  [5_399_000, '1 h 30 min'],
  [3_600_000, '1 h'],
  [30 * dayMs, '30 d'],
  [dayMs + 3 * hourMs, '1 d 3 h'],
])('%d ms that are left are written %s', (ms, text) => {
  expect(timeLeft(ms)).toBe(text);
});
