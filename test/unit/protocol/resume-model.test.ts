// Two peers over a link that breaks at any line: each gets every line of the other once, and in order.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMessage } from '../../../server/protocol/wire/message.ts';
import type { RingLimits } from '../../../server/protocol/resume/ring.ts';
import { utf8 } from './bytes.ts';
import { Bench, passphrase, welcome } from './session-bench.ts';

/** The Session, a client as docs/resume.md describes it, and the lines between them. */
class Peers {
  readonly bench: Bench;
  readonly heard: string[] = [];
  readonly heardByRoom: string[] = [];
  missed = 0;
  said = 0;
  saidByRoom = 0;
  #up: string[] = [];
  #down: string[] = [];
  #connected = true;
  /** The connection is tied to the session. */
  #tied = true;
  /** New lines may be sent: those that were kept were sent before. */
  #ready = true;
  /** RESUME was answered: a client acknowledges nothing before that (docs/resume.md). */
  #answered = true;
  #token = '';
  #number = 0;
  #counting = false;
  #kept: { readonly id: number; readonly line: string }[] = [];

  constructor(ring: RingLimits) {
    const flood = { burst: 1_000_000, perSecond: 1000, heldLines: 1000, heldBytes: 1_000_000 };
    this.bench = new Bench({ ring, flood });
    this.bench.says('CAP REQ :mayfly.chat/resume', 'CAP END');
    this.bench.says(`PASS ${passphrase}`, 'NICK alice', 'USER a 0 * :a');
    this.bench.opens();
    this.bench.hears(...welcome('alice'));
    this.bench.room();
    this.#collect();
    this.deliverDown(Infinity);
    this.heard.length = 0;
  }

  roomSays(count: number): void {
    const lines = Array.from({ length: count }, () => {
      this.saidByRoom += 1;
      return `:bob!b@c PRIVMSG alice :${this.saidByRoom}`;
    });
    this.bench.hears(...lines);
    this.#collect();
  }

  clientSays(): void {
    this.said += 1;
    const kept = { id: this.said * 2, line: `PRIVMSG bob :${this.said}` };
    this.#kept.push(kept);
    if (this.#ready) this.#say(kept);
  }

  acknowledges(): void {
    if (this.#answered) this.#up.push(`RESUME ACK ${this.#number}`);
  }

  deliverUp(count: number): void {
    for (const line of this.#up.splice(0, count)) this.#reachesRoom(line);
    this.#collect();
  }

  deliverDown(count: number): void {
    for (const line of this.#down.splice(0, count)) this.#reachesClient(line);
  }

  /** Lines between them are lost. @param noticed whether the Session knows, or its connection seems to work. */
  breaks(noticed: boolean): void {
    if (!this.#connected) return;
    this.#collect();
    this.#connected = false;
    this.#tied = false;
    this.#ready = false;
    this.#answered = false;
    this.#up = [];
    this.#down = [];
    if (noticed) this.bench.session.doorClosed(this.bench.nowMs);
  }

  /** @param waits for the answer before it sends more. */
  comesBack(waits = true): void {
    if (this.#connected) return;
    this.#connected = true;
    this.#up = [`RESUME ${this.#token} ${this.#number}`];
    if (waits) return;
    this.#ready = true;
    for (const kept of this.#kept) this.#say(kept);
  }

  /** Nothing breaks any more. */
  settle(): void {
    this.comesBack();
    for (let round = 0; round < 6; round += 1) {
      this.bench.doorFull = false;
      this.bench.session.door.drained();
      this.deliverUp(Infinity);
      this.bench.later(1000);
      this.#collect();
      this.deliverDown(Infinity);
    }
  }

  /** As the gateway does it: a RESUME ties the new connection to the session. */
  #reachesRoom(line: string): void {
    const [command, token = '', number = ''] = line.split(' ');
    if (command !== 'RESUME' || token === 'ACK') {
      this.bench.session.fromGuest(utf8(line), this.bench.nowMs);
      return;
    }
    expect(this.bench.tokens).toContain(token);
    expect(this.bench.session.door.wasGiven(Number(number))).toBe(true);
    this.bench.tokens.splice(0, this.bench.tokens.length, token);
    // Lines to a connection that is dead, but seemed to work, reach nobody.
    this.#collect();
    this.#tied = true;
    this.bench.doorFull = false;
    this.bench.session.resumed(Number(number), this.bench.nowMs);
  }

  #collect(): void {
    this.heardByRoom.push(...this.bench.room().filter((line) => line.startsWith('PRIVMSG')));
    const lines = this.bench.guest();
    if (this.#tied) this.#down.push(...lines);
  }

  #reachesClient(line: string): void {
    const message = parseMessage(utf8(line));
    const [kind, token = '', , id, next] = message?.params ?? [];
    if (message?.command !== 'RESUME') {
      if (this.#counting) this.#number += 1;
      if (message?.command === 'PRIVMSG') this.heard.push(message.params[1] ?? '');
      return;
    }
    if (kind === 'SEEN') this.#kept = this.#kept.filter((kept) => kept.id > Number(token));
    if (kind === 'TOKEN') {
      this.#counting = true;
      this.#token = token;
    }
    if (kind === 'OK') {
      this.#token = token;
      this.missed += Number(next) - 1 - this.#number;
      this.#number = Number(next) - 1;
      this.#kept = this.#kept.filter((kept) => kept.id > Number(id));
      const waited = !this.#ready;
      this.#ready = true;
      this.#answered = true;
      this.acknowledges();
      if (waited) for (const kept of this.#kept) this.#say(kept);
    }
  }

  #say({ id, line }: { readonly id: number; readonly line: string }): void {
    this.#up.push(`@mayfly.chat/id=${id} ${line}`);
  }
}

type Move = (peers: Peers) => void;
const few = fc.nat({ max: 6 });
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 5,
    arbitrary: few.map(
      (n): Move =>
        (peers) =>
          peers.roomSays(n),
    ),
  },
  { weight: 5, arbitrary: fc.constant<Move>((peers) => peers.clientSays()) },
  { weight: 3, arbitrary: fc.constant<Move>((peers) => peers.acknowledges()) },
  {
    weight: 5,
    arbitrary: few.map(
      (n): Move =>
        (peers) =>
          peers.deliverUp(n),
    ),
  },
  {
    weight: 5,
    arbitrary: few.map(
      (n): Move =>
        (peers) =>
          peers.deliverDown(n),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.boolean().map(
      (noticed): Move =>
        (peers) =>
          peers.breaks(noticed),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.boolean().map(
      (waits): Move =>
        (peers) =>
          peers.comesBack(waits),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Move>((peers) => peers.bench.later(1000)) },
  {
    weight: 1,
    arbitrary: fc.boolean().map((full): Move => (peers) => {
      peers.bench.doorFull = full;
      if (!full) peers.bench.session.door.drained();
    }),
  },
);

const numbers = (count: number): string[] => Array.from({ length: count }, (_, i) => `${i + 1}`);

test('nothing is lost and nothing doubled, whatever breaks when', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 120 }), (moves) => {
      const peers = new Peers({ bytes: 1_000_000, lines: 10_000 });
      for (const each of moves) each(peers);
      peers.settle();
      expect(peers.heard).toEqual(numbers(peers.saidByRoom));
      expect(peers.heardByRoom).toEqual(numbers(peers.said).map((n) => `PRIVMSG bob :${n}`));
      expect(peers.missed).toBe(0);
    }),
    { numRuns: 1000 },
  );
});

test('what a small ring cannot keep is told as a gap, and is all that is missing', () => {
  let gaps = 0;
  fc.assert(
    fc.property(fc.array(move, { maxLength: 120 }), (moves) => {
      const peers = new Peers({ bytes: 2_500, lines: 20 });
      for (const each of moves) each(peers);
      // Its client was cut off as a slow reader, and comes back.
      if (peers.bench.session.door.awaySinceMs !== null) peers.breaks(true);
      peers.settle();
      expect(new Set(peers.heard).size).toBe(peers.heard.length);
      expect(peers.heard).toEqual(
        peers.heard.toSorted((one, other) => Number(one) - Number(other)),
      );
      if (peers.missed > 0) gaps += 1;
      // Not only messages have numbers.
      expect(peers.heard.length + peers.missed).toBeGreaterThanOrEqual(peers.saidByRoom);
      expect(peers.heardByRoom).toEqual(numbers(peers.said).map((n) => `PRIVMSG bob :${n}`));
    }),
    { numRuns: 500 },
  );
  expect(gaps).toBeGreaterThan(0);
});
