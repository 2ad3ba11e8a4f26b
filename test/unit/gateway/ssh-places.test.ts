import { describe, expect, test } from 'vitest';
import {
  SshPlaces,
  type SshClient,
  type PlacesLimits,
} from '../../../server/gateway/doors/ssh/places.ts';
import { sshStage, type SshStage } from '../../../server/protocol/wire/ssh-progress.ts';

// Far from 0, as in life.
const startMs = 90_000_000;
const limits: PlacesLimits = {
  handshakes: 4,
  waiting: 10,
  patienceMs: 1_000,
  handshakeMs: 5_000,
  startsPerSecond: 100,
};

interface Person extends SshClient {
  stage: SshStage;
  startedMs: number | null;
  owesSinceMs: number | null;
  checkedMs: number | null;
}

class Door {
  readonly places: SshPlaces<Person>;
  nowMs = startMs;
  readonly shut: Person[] = [];

  constructor(changes: Partial<PlacesLimits> = {}) {
    this.places = new SshPlaces({ ...limits, ...changes }, startMs);
  }

  comes(stage: SshStage, circuit: number | null = null): Person {
    const person: Person = {
      circuit,
      stage,
      arrivedMs: this.nowMs,
      startedMs: null,
      owesSinceMs: null,
      checkedMs: null,
    };
    const evicted = this.places.arrive(person, this.nowMs);
    if (evicted !== null) this.shut.push(evicted);
    this.turn();
    return person;
  }

  many(count: number, stage: SshStage, circuit: number | null = null): Person[] {
    return Array.from({ length: count }, () => this.comes(stage, circuit));
  }

  /** Does what is to be done. sshd answers at once, and sees an end at once. */
  turn(): void {
    for (;;) {
      const turn = this.places.next(this.nowMs);
      if (turn.kind === 'rest') return;
      if (turn.kind === 'start') {
        turn.client.startedMs = this.nowMs;
        turn.client.owesSinceMs = this.nowMs;
      } else {
        this.shut.push(turn.client);
        this.places.leave(turn.client);
      }
    }
  }

  /** Somebody looks at sshd's processes as time goes on. */
  passes(ms: number, looks = true): void {
    this.nowMs += ms;
    if (looks) for (const one of this.places.handshakes) one.checkedMs = this.nowMs;
    this.turn();
  }
}

const { silent, version, kexinit, exchange, sealed } = sshStage;

describe('a place at sshd', () => {
  test('is for clients that have sent something', () => {
    const door = new Door();
    expect(door.comes(silent).startedMs).toBeNull();
    expect(door.comes(version).startedMs).toBe(startMs);
    expect(door.comes(kexinit).startedMs).toBe(startMs);
  });

  test('is never given to more clients than the limit', () => {
    const door = new Door();
    door.many(20, kexinit);
    for (let turn = 0; turn < 20; turn += 1) {
      door.passes(300);
      expect(door.places.handshakes.size).toBeLessThanOrEqual(limits.handshakes);
    }
  });

  test('is given to a client that has sent only its version while half of them are free', () => {
    const door = new Door();
    const shy = door.many(5, version);
    expect(shy.filter(({ startedMs }) => startedMs !== null)).toHaveLength(2);
    expect(door.comes(kexinit).startedMs).toBe(startMs);
  });

  test('is not taken from a client that makes progress, however many wait', () => {
    const door = new Door();
    const honest = door.comes(kexinit);
    for (const stage of [exchange, sealed, sealed, sealed]) {
      door.many(5, kexinit);
      door.passes(900);
      honest.stage = stage;
      honest.owesSinceMs = door.nowMs;
    }
    expect(door.shut).not.toContain(honest);
  });

  test('is taken from a client that owes a message, for the newest that waits', () => {
    const door = new Door();
    const hoard = door.many(9, kexinit);
    const newest = door.comes(kexinit);
    door.passes(1_001);
    expect(door.shut.length).toBeGreaterThan(0);
    expect(hoard.slice(0, 4)).toEqual(expect.arrayContaining(door.shut.slice(0, 1)));
    expect(newest.startedMs).toBe(door.nowMs);
  });

  test('that was freed for one client is not given to a later one', () => {
    const door = new Door();
    door.many(4, kexinit);
    const waits = door.comes(kexinit);
    door.nowMs += 1_001;
    const turn = door.places.next(door.nowMs);
    if (turn.kind !== 'evict') throw new Error(turn.kind);
    const later = { ...waits, arrivedMs: door.nowMs };
    door.places.arrive(later, door.nowMs);
    door.places.leave(turn.client);
    expect(door.places.next(door.nowMs)).toMatchObject({ kind: 'start' });
    expect(door.places.handshakes.has(waits)).toBe(true);
    expect(door.places.handshakes.has(later)).toBe(false);
  });

  test('goes to the circuit that has the fewest', () => {
    const door = new Door();
    door.many(4, kexinit, 1);
    const other = door.comes(kexinit, 2);
    door.many(3, kexinit, 1);
    door.passes(1_001);
    expect(other.startedMs).toBe(door.nowMs);
  });

  test('goes to the circuit that never had a turn, however many new clients come by the others', () => {
    const door = new Door();
    const circuits = Array.from({ length: 20 }, (_, number) => 100 + number);
    for (const circuit of circuits) {
      door.comes(kexinit, circuit);
      door.passes(600);
    }
    for (let turn = 0; turn < 20; turn += 1) door.passes(600);
    const honest = door.comes(kexinit, 1);
    for (let turn = 0; honest.startedMs === null && turn < 10; turn += 1) {
      for (const circuit of circuits.slice(0, 5)) door.comes(kexinit, circuit);
      door.passes(300);
    }
    expect(honest.startedMs).not.toBeNull();
    expect(door.shut).not.toContain(honest);
  });

  test('is not taken while nobody waits', () => {
    const door = new Door();
    door.many(4, kexinit);
    door.comes(version);
    door.comes(silent);
    door.passes(60_000);
    expect(door.shut).toEqual([]);
  });

  test('of an encrypted connection is taken only where a look showed that it has not logged in', () => {
    const door = new Door();
    const [first] = door.many(4, kexinit);
    for (const one of door.places.handshakes) one.stage = sealed;
    door.comes(kexinit);
    door.passes(4_000, false);
    expect(door.shut).toEqual([]);
    door.passes(1);
    expect(door.shut).toEqual([first]);
  });

  test('is taken in the end from a client that only seems to make progress', () => {
    const door = new Door();
    const slow = door.many(4, kexinit);
    for (const one of slow) one.stage = sealed;
    door.comes(kexinit);
    for (let turn = 0; turn < 11; turn += 1) {
      for (const one of door.places.handshakes) one.owesSinceMs = null;
      door.passes(500);
    }
    expect(slow).toEqual(expect.arrayContaining(door.shut.slice(0, 1)));
  });

  test('is given no faster than sshd may start processes', () => {
    const door = new Door({ handshakes: 50, startsPerSecond: 10 });
    let started = 0;
    for (let turn = 0; turn < 40; turn += 1) {
      for (const one of door.many(10, kexinit)) if (one.startedMs !== null) started += 1;
      for (const one of door.places.handshakes) door.places.leave(one);
      door.passes(100);
    }
    // The burst, and ten in each of four seconds.
    expect(started).toBeLessThanOrEqual(50 + 40);
  });
});

describe('the queue', () => {
  test('evicts first a client that had time to send something and did not', () => {
    const door = new Door({ handshakes: 0 });
    const speaks = door.many(5, kexinit);
    const silentOnes = door.many(5, silent);
    door.passes(3_000);
    door.comes(silent);
    expect(door.shut).toEqual([silentOnes[0]]);
    expect(door.shut).not.toEqual(expect.arrayContaining(speaks));
  });

  test('does not close a new client before it could send something', () => {
    const door = new Door({ handshakes: 0 });
    const hoard = door.many(10, kexinit);
    door.passes(3_000);
    const honest = door.comes(silent);
    door.many(5, kexinit);
    expect(door.shut).toEqual(hoard.slice(0, 6));
    expect(door.shut).not.toContain(honest);
  });
});

describe('a guest beside a flood that connects again as soon as it is closed', () => {
  test.each([50, 1_000])('of %i, gets a place within two patiences', (count) => {
    const door = new Door({ handshakes: 16, waiting: 2_048, startsPerSecond: 16 });
    door.many(count, kexinit);
    const honest: number[] = [];
    for (let login = 0; login < 10; login += 1) {
      const guest = door.comes(kexinit);
      const sinceMs = door.nowMs;
      while (guest.startedMs === null) {
        const before = door.shut.length;
        door.passes(20);
        door.many(door.shut.length - before, kexinit);
      }
      honest.push(guest.startedMs - sinceMs);
      door.places.leave(guest);
      expect(door.shut).not.toContain(guest);
    }
    expect(Math.max(...honest)).toBeLessThanOrEqual(2 * limits.patienceMs);
  });
});
