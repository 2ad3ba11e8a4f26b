import { expect, test } from 'vitest';
import { maxStrangersOf, Strangers } from '../../../server/gateway/guests/strangers.ts';

interface Stranger {
  ended: string | null;
  end(farewell: { kind: string }): void;
}

function stranger(): Stranger {
  return {
    ended: null,
    end({ kind }) {
      this.ended = kind;
    },
  };
}

function door(maxGuests: number, maxGuestsPerCircuit: number) {
  const refusals: string[] = [];
  const clock = { nowMs: 5_000 };
  const strangers = new Strangers<Stranger>({
    maxGuests,
    maxGuestsPerCircuit,
    refused: (reason) => refusals.push(reason),
    now: () => clock.nowMs,
  });
  return { strangers, refusals, clock };
}

test('a circuit holds as many strangers as guests, and loopback has no limit', () => {
  const { strangers, refusals } = door(10, 2);
  for (let count = 0; count < 2; count += 1) strangers.add(stranger(), 7);
  for (let count = 0; count < 5; count += 1) strangers.add(stranger(), null);
  expect(strangers.refusalFor(7)).not.toBeNull();
  expect([strangers.refusalFor(8), strangers.refusalFor(null)]).toEqual([null, null]);
  expect(refusals).toEqual(['circuit full']);
});

test('a circuit that connects too often waits a second for each connection', () => {
  const { strangers, refusals, clock } = door(10, 2);
  const enter = (): boolean => strangers.refusalFor(7) === null;
  expect(Array.from({ length: 5 }, enter)).toEqual([true, true, true, true, false]);
  expect(refusals).toEqual(['circuit flood']);
  clock.nowMs += 1_000;
  expect([enter(), enter()]).toEqual([true, false]);
});

test('when there are too many, the oldest of the largest group is ended', () => {
  const { strangers, refusals } = door(1, 1_000);
  const [lone, oldest] = [stranger(), stranger()];
  strangers.add(lone, 1);
  strangers.add(oldest, 2);
  while (strangers.of(2) < maxStrangersOf(1) - 1) strangers.add(stranger(), 2);
  strangers.makeRoom(3);
  expect([lone.ended, oldest.ended]).toEqual([null, 'crowd']);
  expect(refusals).toEqual(['crowd']);
});
