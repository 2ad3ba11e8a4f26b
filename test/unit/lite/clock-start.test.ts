// Timeouts and limits do not depend on the clock's first value: they are the same in a room that is a second old and
// in one that is weeks old.

import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { CircuitBuckets } from '../../../server/gateway/admission/circuit-buckets.ts';
import { Counter } from '../../../server/gateway/admission/counter.ts';
import { LiteGuest } from '../../../server/gateway/doors/lite/guests/guest.ts';
import { Registry } from '../../../server/gateway/doors/lite/guests/registry.ts';
import { TokenBucket } from '../../../server/protocol/flood/token-bucket.ts';
import { Redial } from '../../../server/protocol/session/redial.ts';

const idleMs = 300_000;
const hourMs = 60 * 60_000;

describe.each([0, 0.625, 299_999.999, 333_000, 12 * hourMs, 2 ** 31 + 0.5, 2 ** 42 + 0.25])(
  'with a clock that starts at %d ms',
  (startMs) => {
    let nowMs: number;
    const now = (): number => nowMs;
    const passes = (ms: number): void => {
      nowMs += ms;
      vi.advanceTimersByTime(ms);
    };

    beforeEach(() => {
      nowMs = startMs;
      vi.useFakeTimers();
    });
    afterEach(() => vi.useRealTimers());

    function guest(mode: 'live' | 'page' = 'live'): LiteGuest {
      return new LiteGuest('ada', {
        mark: 'm',
        circuit: 7,
        language: 'en',
        mode,
        clocks: { now, wallMs: () => 0 },
        random: () => 0,
        refusals: new Counter(),
      });
    }

    function registry(): Registry {
      const made = new Registry({ now, idleMs, maxGuestsPerCircuit: 8 });
      onTestFinished(() => made.close());
      return made;
    }

    test('who shows no page any more does not seem to be there, long before they are taken to be gone', () => {
      const ada = guest();
      const reader = guest('page');
      passes(29_999);
      expect([ada.isPresent, reader.isPresent]).toEqual([true, true]);
      passes(1);
      expect([ada.isPresent, reader.isPresent]).toEqual([false, true]);
      passes(150_000);
      expect(reader.isPresent).toBe(false);
    });

    test('who has just come in is given all of their time to follow the way in', () => {
      const guests = registry();
      const ada = guest();
      // The room may take its time to answer.
      passes(20_000);
      const token = guests.add(ada);
      passes(idleMs - 1_000);
      expect(ada.ended).toBeNull();
      expect(guests.find(token)).toBe(ada);
      passes(idleMs - 1_000);
      expect(ada.ended).toBeNull();
      passes(2_000);
      expect(ada.ended).not.toBeNull();
    });

    test('the way in is open for a minute', () => {
      const guests = registry();
      const key = guests.openPassage(guest());
      passes(58_000);
      expect(guests.followPassage(key, null)).not.toBeNull();
      passes(3_000);
      expect(guests.followPassage(key, null)).toBeNull();
    });

    test('buckets fill at the same speed', () => {
      const bucket = new TokenBucket({ burst: 2, perSecond: 1 }, nowMs);
      const circuits = new CircuitBuckets({ burst: 2, perSecond: 1 }, now);
      const takes = (): readonly boolean[] => [bucket.takes(nowMs), circuits.trySpend(7)];
      expect([takes(), takes(), takes()]).toEqual([
        [true, true],
        [true, true],
        [false, false],
      ]);
      nowMs += 998;
      expect(takes()).toEqual([false, false]);
      nowMs += 3;
      expect(takes()).toEqual([true, true]);
      expect(bucket.delayMs(nowMs)).toBeLessThanOrEqual(1_000);
    });

    test('frames may be asked for as often', () => {
      const ada = guest();
      const allowed = Array.from({ length: 40 }, () => ada.mayStream(nowMs));
      expect(allowed.filter(Boolean)).toHaveLength(30);
      nowMs += 5_001;
      expect(ada.mayStream(nowMs)).toBe(true);
      expect(ada.mayStream(nowMs)).toBe(false);
    });

    test('the room is dialled again as soon', () => {
      const redial = new Redial();
      redial.opened(nowMs);
      expect([redial.nextDelayMs(), redial.nextDelayMs()]).toEqual([100, 200]);
      redial.lost(nowMs + 9_000);
      expect(redial.nextDelayMs()).toBe(400);
      redial.lost(nowMs + 10_001);
      expect(redial.nextDelayMs()).toBe(100);
    });
  },
);
