// Whatever happens to people and lines: all who are there agree on epoch, words and text, or are told.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SimulatedRoom, type Person } from './simulated-room.ts';

type Move =
  | { readonly kind: 'come' | 'leave' | 'rename' | 'say' | 'reload' | 'wait'; readonly at: number }
  | { readonly kind: 'die' | 'lose' | 'double' };

const at = fc.nat(999);
const moves = (most: number, ...kinds: readonly Move['kind'][]): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.oneof(
      ...kinds.map((kind) => fc.record({ kind: fc.constant(kind), at })),
    ) as fc.Arbitrary<Move>,
    { minLength: 5, maxLength: most },
  );

/** Every text that was ever said, by whom: nobody may read anything else. */
class Play {
  readonly room: SimulatedRoom;
  readonly said = new Set<string>();
  #names = 0;

  constructor(seed: number, people: number) {
    this.room = new SimulatedRoom(seed);
    for (let n = 0; n < people; n++) this.room.come(this.#newName());
  }

  #newName(): string {
    return `p${this.#names++}`;
  }

  async say(person: Person): Promise<void> {
    const text = `text ${this.said.size}`;
    this.said.add(`${person.nick}: ${text}`);
    await this.room.say(person.nick, text);
  }

  async do(move: Move): Promise<void> {
    const { room } = this;
    const someone = room.present['at' in move ? move.at % room.present.length : 0];
    if (move.kind === 'die') room.die();
    else if (move.kind === 'lose') this.#once(() => []);
    else if (move.kind === 'double') this.#once((frame) => [frame, frame]);
    else if (move.kind === 'come') room.come(this.#newName());
    else if (move.kind === 'wait') await room.wait(move.at * 10);
    else if (someone === undefined) return;
    else if (move.kind === 'leave' && room.present.length > 1) room.leave(someone.nick);
    else if (move.kind === 'rename') await this.#rename(someone);
    else if (move.kind === 'reload') room.reload(someone.nick);
    else if (move.kind === 'say') await this.say(someone);
    for (let steps = room.chance.below(12); steps > 0; steps--) await room.step();
  }

  /** A page says nothing under the old nickname after it has the new one. */
  async #rename(person: Person): Promise<void> {
    await this.room.quiet();
    this.room.rename(person.nick, this.#newName());
    await this.room.quiet();
  }

  #once(tamper: SimulatedRoom['tamper']): void {
    const { room } = this;
    const plain = room.tamper;
    room.tamper = (frame, to) => {
      room.tamper = plain;
      return tamper(frame, to);
    };
  }
}

async function endsInOneGroup(play: Play, speakers = 100): Promise<void> {
  const { room, said } = play;
  expect(await room.settle(240_000)).toBe(true);
  for (const person of room.present.slice(-speakers)) await play.say(person);
  await room.quiet();
  const last = Array.from(said).slice(-Math.min(speakers, room.present.length));
  for (const person of room.present) expect(person.texts).toEqual(expect.arrayContaining(last));
  for (const person of room.people.values()) {
    for (const text of person.texts) expect(said).toContain(text);
    expect(new Set(person.texts).size).toBe(person.texts.length);
  }
}

test('entries, departures, renames, reloads and talk in any order end in one group, and nobody is told of a fault', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.integer({ min: 1, max: 5 }),
      moves(16, 'come', 'leave', 'rename', 'say', 'reload', 'wait'),
      async (seed, people, list) => {
        const play = new Play(seed, people);
        for (const move of list) await play.do(move);
        await endsInOneGroup(play);
        for (const { seen } of play.room.people.values()) {
          for (const one of seen) {
            if (one.kind === 'gap') expect.fail('nothing was lost');
            if (one.kind === 'unreadable') expect(one.why).toBe('before');
          }
        }
      },
    ),
    { numRuns: 6, seed: 13 },
  );
});

test('ngIRCd’s death in the middle ends in one new group', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.integer({ min: 2, max: 6 }),
      moves(10, 'come', 'leave', 'say', 'die', 'wait'),
      async (seed, people, list) => {
        const play = new Play(seed, people);
        for (const move of list) await play.do(move);
        await endsInOneGroup(play);
      },
    ),
    { numRuns: 5, seed: 14 },
  );
});

test('lost and doubled lines: the same group and the same texts, or it is told', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.integer({ min: 2, max: 5 }),
      moves(14, 'come', 'say', 'lose', 'double', 'wait'),
      async (seed, people, list) => {
        const play = new Play(seed, people);
        for (const move of list) await play.do(move);
        // Who did not get a commit notices that with the next word of anybody.
        await play.room.wait(60_000);
        for (const person of play.room.present) await play.say(person);
        await endsInOneGroup(play);
      },
    ),
    { numRuns: 6, seed: 15 },
  );
});

test('thirty come within seconds, ten leave, all others are in one group', async () => {
  const play = new Play(30, 10);
  for (let n = 0; n < 20; n++) {
    await play.do({ kind: 'come', at: 0 });
    if (n === 9) await play.room.wait(1000);
  }
  for (let n = 0; n < 10; n++) await play.do({ kind: 'leave', at: n * 7 });
  expect(play.room.present).toHaveLength(20);
  await endsInOneGroup(play, 2);
}, 120_000);
