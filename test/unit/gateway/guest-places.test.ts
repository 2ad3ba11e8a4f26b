import { expect, test } from 'vitest';
import type { DoorConnection } from '../../../server/gateway/doors/door.ts';
import { GuestPlaces, type PlaceHolder } from '../../../server/gateway/guests/places.ts';

function connectionBy(
  circuit: number | null,
  door: DoorConnection['door'] = 'irc',
): DoorConnection {
  return {
    door,
    circuit,
    full: false,
    isPresent: true,
    queuedBytes: () => 0,
    send: () => {},
    pause: () => {},
    resume: () => {},
    end: () => {},
    drop: () => {},
  };
}

class Room {
  bootMs = 1000;
  readonly refusals: string[] = [];
  readonly places: GuestPlaces<Holder>;

  constructor(maxGuests: number, maxGuestsPerCircuit: number) {
    const refused = (reason: string): void => void this.refusals.push(reason);
    this.places = new GuestPlaces({
      maxGuests,
      maxGuestsPerCircuit,
      bootNow: () => this.bootMs,
      refused,
    });
  }

  holder(circuit: number | null, awaySinceMs: number | null = null): Holder {
    return new Holder(this.places, connectionBy(circuit), awaySinceMs);
  }
}

class Holder implements PlaceHolder {
  readonly places: GuestPlaces<Holder>;
  connection: DoorConnection;
  awaySinceMs: number | null;
  ended: string | null = null;

  constructor(places: GuestPlaces<Holder>, connection: DoorConnection, awaySinceMs: number | null) {
    this.places = places;
    this.connection = connection;
    this.awaySinceMs = awaySinceMs;
  }

  end({ kind }: { kind: string }): void {
    this.ended = kind;
    this.places.free(this);
  }
}

test('gives as many places as there are, and counts the refusal of one more', () => {
  const room = new Room(2, 5);
  const [one, two, three] = [room.holder(null), room.holder(null), room.holder(null)];
  expect([one, two].map((holder) => room.places.assign(holder))).toEqual([null, null]);
  expect(room.places.assign(three)).toMatch(/full/);
  expect(room.refusals).toEqual(['full']);
  room.places.free(one);
  expect(room.places.assign(three)).toBeNull();
  expect(room.places.byDoor).toEqual({ websocket: 0, lite: 0, irc: 2 });
});

test('ends the session of whoever is away for the longest, for somebody who is there', () => {
  const room = new Room(3, 5);
  const [present, away, longAway] = [room.holder(1), room.holder(2, 900), room.holder(3, 400)];
  for (const holder of [present, away, longAway]) room.places.assign(holder);
  expect(room.places.away).toBe(2);
  expect(room.places.assign(room.holder(4))).toBeNull();
  expect([present, away, longAway].map(({ ended }) => ended)).toEqual([null, null, 'full']);
  expect(room.refusals).toEqual(['evicted']);
});

test('limits the places of one circuit, and evicts only there for it', () => {
  const room = new Room(10, 2);
  const elsewhere = room.holder(8, 100);
  const away = room.holder(7, 200);
  for (const holder of [elsewhere, away, room.holder(7)]) room.places.assign(holder);
  expect(room.places.assign(room.holder(7))).toBeNull();
  expect([elsewhere.ended, away.ended]).toEqual([null, 'full']);
  expect(room.places.assign(room.holder(7))).not.toBeNull();
  expect(room.refusals).toEqual(['evicted', 'circuit full']);
  expect(room.places.of(7)).toBe(2);
});

test('counts a guest at the circuit and the door of the newest connection', () => {
  const room = new Room(10, 2);
  const guest = room.holder(7);
  room.places.assign(guest);
  const before = guest.connection;
  guest.connection = connectionBy(9, 'websocket');
  room.places.moved(guest, before);
  expect([room.places.of(7), room.places.of(9)]).toEqual([0, 1]);
  expect(room.places.byDoor).toEqual({ websocket: 1, lite: 0, irc: 0 });
  room.places.free(guest);
  room.places.free(guest);
  expect([room.places.of(9), room.places.holders.size]).toEqual([0, 0]);
});

test('knows since when nobody is in, once somebody has been', () => {
  const room = new Room(1, 5);
  const [first, second, third] = [room.holder(null), room.holder(null, 500), room.holder(null)];
  expect(room.places.emptySinceBootMs).toBeNull();
  room.places.assign(first);
  expect(room.places.emptySinceBootMs).toBeNull();
  room.places.free(first);
  room.bootMs = 2000;
  // It has no place any more.
  room.places.free(first);
  expect(room.places.emptySinceBootMs).toBe(1000);
  room.places.assign(second);
  expect(room.places.emptySinceBootMs).toBeNull();
  // The third takes the place of the second, who is away.
  expect(room.places.assign(third)).toBeNull();
  expect(room.places.emptySinceBootMs).toBeNull();
  room.places.free(third);
  expect(room.places.emptySinceBootMs).toBe(2000);
});
