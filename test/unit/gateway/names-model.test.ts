// Random evenings about nicknames at real sessions: nobody takes a name, or one that looks like it, that somebody else
// has or that is kept for them; and nobody is refused one that is free. Owners are in, away, and out; ngIRCd and the
// gateway fall; the machine sleeps.

import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sameName } from '../../../server/contract/room/casemap.ts';
import { guestWish, passphrase } from './access-fixture.ts';
import { holdMs, RoomBench, type Client } from './room-bench.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What a name was made to look like. The room's own rule is not asked. */
const looksLike = new Map<string, string>();
const lookOf = (nick: string): string => looksLike.get(nick) ?? nick;

/** One person, with one session at a time. */
class Owner {
  readonly secret: string;
  readonly isInvited: boolean;
  /** Nobody else comes by it, or says the same as USER: so they are known again. */
  readonly circuit: number;
  /** The last names they were given: four of an invitation, two of a guest's session. */
  names: readonly string[] = [];
  /** What a guest had who is out, and until when it is kept. */
  gone: { readonly names: readonly string[]; readonly untilBootMs: number }[] = [];
  client: Client | null = null;
  /** Since when their connection is lost; null: they are there, or out. */
  lostAtMs: number | null = null;
  isIn = false;

  constructor(secret: string, isInvited: boolean, circuit: number) {
    this.secret = secret;
    this.isInvited = isInvited;
    this.circuit = circuit;
  }

  owns(nick: string, bootMs: number): boolean {
    this.#expire(bootMs);
    const all = [...this.names, ...this.gone.flatMap(({ names }) => names)];
    return all.some((name) => lookOf(name) === lookOf(nick));
  }

  given(nick: string, bootMs: number): void {
    this.#expire(bootMs);
    // Who asks for a name of an earlier session has all names of that session again.
    const back = this.gone.find(({ names }) => names.some((name) => lookOf(name) === lookOf(nick)));
    this.gone = this.gone.filter((one) => one !== back);
    for (const name of [...(back === undefined ? [] : [...back.names, ...this.names]), nick]) {
      const others = this.names.filter((other) => !sameName(other, name));
      this.names = [...others, name].slice(this.isInvited ? -4 : -2);
    }
  }

  #expire(bootMs: number): void {
    this.gone = this.gone.filter(({ untilBootMs }) => bootMs < untilBootMs);
  }

  /** @param fromBootMs when they were lost, or left. */
  out(fromBootMs: number): void {
    Object.assign(this, { client: null, isIn: false, lostAtMs: null });
    if (this.isInvited) return;
    this.gone.push({ names: this.names, untilBootMs: fromBootMs + holdMs });
    this.names = [];
  }
}

class Evening {
  readonly bench = new RoomBench({ knock: 'off', sharedUses: null });
  readonly owners: readonly Owner[];
  /** Since when ngIRCd is down; null: it stands. */
  downSinceMs: number | null = null;

  constructor() {
    const token = (): string => {
      const reply = this.bench.access.issue([guestWish]);
      return 'refused' in reply ? '' : (reply.answer[0]?.token ?? '');
    };
    const invited = [1, 2].map((circuit) => new Owner(token(), true, circuit));
    const guests = [3, 4, 5].map((circuit) => new Owner(passphrase, false, circuit));
    this.owners = [...invited, ...guests];
  }

  isFree(nick: string, owner: Owner): boolean {
    const { bootMs } = this.bench;
    return !this.owners.some((other) => other !== owner && other.owns(nick, bootMs));
  }

  comes(owner: Owner, nick: string): void {
    if (owner.isIn || this.downSinceMs !== null) return;
    const { bench } = this;
    const client = bench.client('irc', owner.circuit);
    client.says('CAP REQ :mayfly.chat/resume', 'CAP END', `PASS ${owner.secret}`);
    client.says(`NICK ${nick}`, `USER u${owner.circuit} 0 * :${owner.circuit}`);
    const isFree = this.isFree(nick, owner);
    expect(/ 433 /.test(client.heard)).toBe(!isFree);
    if (!isFree) {
      client.cut();
      return;
    }
    bench.ngircd.answers();
    expect(client.heard).toContain(` 001 ${nick} `);
    Object.assign(owner, { client, isIn: true, lostAtMs: null });
    owner.given(nick, this.bench.bootMs);
  }

  renames(owner: Owner, nick: string): void {
    const { client } = owner;
    if (client === null || owner.lostAtMs !== null || this.downSinceMs !== null) return;
    const before = client.heard.length;
    client.says(`NICK ${nick}`);
    this.bench.ngircd.answers();
    const told = client.heard.slice(before);
    const isFree = this.isFree(nick, owner);
    expect(/ 433 /.test(told)).toBe(!isFree);
    if (isFree && owner.names.at(-1) !== nick) {
      expect(told).toContain(` NICK :${nick}`);
      owner.given(nick, this.bench.bootMs);
    }
  }

  leaves(owner: Owner): void {
    if (owner.client === null || owner.lostAtMs !== null || this.downSinceMs !== null) return;
    owner.client.says('QUIT');
    owner.out(this.bench.bootMs);
  }

  loses(owner: Owner): void {
    if (owner.client === null || owner.lostAtMs !== null) return;
    owner.client.cut();
    owner.lostAtMs = this.bench.nowMs;
  }

  comesBack(owner: Owner): void {
    if (owner.lostAtMs === null) return;
    const client = this.bench.client('irc', owner.circuit);
    client.says('CAP REQ :mayfly.chat/resume', 'CAP END', `RESUME ${owner.client?.token} 0`);
    expect(client.heard).toContain(' RESUME OK ');
    Object.assign(owner, { client, lostAtMs: null });
  }

  second(): void {
    const { bench } = this;
    bench.second();
    const isGivenUp = this.downSinceMs !== null && bench.nowMs - this.downSinceMs >= 60_000;
    for (const owner of this.owners) {
      const lostForMs = owner.lostAtMs === null ? 0 : bench.nowMs - owner.lostAtMs;
      if (owner.isIn && (isGivenUp || lostForMs >= holdMs)) owner.out(bench.bootMs - lostForMs);
    }
  }

  falls(): void {
    this.bench.ngircd.falls();
    this.downSinceMs ??= this.bench.nowMs;
  }

  stands(): void {
    this.bench.ngircd.answers();
    this.downSinceMs = null;
    // Who is back rests for half a second.
    this.second();
  }

  restart(): void {
    const { bench } = this;
    for (const owner of this.owners) if (owner.isIn) owner.out(bench.bootMs);
    bench.restart();
    this.downSinceMs = null;
  }

  /** Everybody has the name that they were given last, and no two look alike. */
  check(): void {
    this.bench.live();
    const inside = this.owners.filter(({ isIn }) => isIn);
    const shown = this.bench.inside.map(({ nick }) => nick);
    expect(shown.toSorted()).toEqual(inside.map(({ names }) => names.at(-1) ?? '').toSorted());
    expect(new Set(shown.map((nick) => lookOf(nick))).size).toBe(shown.length);
  }
}

/** Names that look like few, as the letters of a nickname can: not only those of the list in look-alike.ts. */
const looks: Readonly<Record<string, readonly string[]>> = {
  a: ['a', 'A'],
  l: ['l', 'L', '1', 'I', 'i', '|'],
  o: ['o', 'O', '0'],
  m: ['m', 'M', 'rn', 'RN', 'rN', 'r_n'],
  w: ['w', 'W', 'vv', 'VV', 'v-v'],
};
const between = fc.constantFrom('', '', '', '_', '-', '`', '[', ']', '{', '}', '^', '\\');
const name = fc
  .constantFrom('alla', 'mola', 'wall', 'olmo', 'mow')
  .chain((plain) =>
    fc
      .tuple(
        ...Array.from(plain, (letter) =>
          fc.tuple(fc.constantFrom(...(looks[letter] ?? [])), between),
        ),
      )
      .map((letters) => {
        const nick = letters.flat().join('');
        looksLike.set(nick, plain);
        return nick;
      }),
  )
  // A nickname begins with no digit and no hyphen.
  .filter((nick) => !/^[\d-]/.test(nick));

const who = fc.nat({ max: 4 });
type Move = (evening: Evening) => void;
const withOwner = (act: (evening: Evening, owner: Owner) => void): fc.Arbitrary<Move> =>
  who.map((at) => (evening) => {
    const owner = evening.owners[at];
    if (owner !== undefined) act(evening, owner);
  });
const withName = (
  act: (evening: Evening, owner: Owner, nick: string) => void,
): fc.Arbitrary<Move> =>
  fc.tuple(who, name).map(([at, nick]) => (evening) => {
    const owner = evening.owners[at];
    if (owner !== undefined) act(evening, owner, nick);
  });

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: withName((evening, owner, nick) => evening.comes(owner, nick)) },
  { weight: 4, arbitrary: withName((evening, owner, nick) => evening.renames(owner, nick)) },
  { weight: 2, arbitrary: withOwner((evening, owner) => evening.leaves(owner)) },
  { weight: 2, arbitrary: withOwner((evening, owner) => evening.loses(owner)) },
  withOwner((evening, owner) => evening.comesBack(owner)),
  fc.integer({ min: 1, max: 12 }).map((count): Move => (evening) => {
    for (let at = 0; at < count; at += 1) evening.second();
  }),
  fc.nat({ max: 30_000 }).map((ms): Move => (evening) => {
    evening.bench.bootMs += ms;
  }),
  fc.constant<Move>((evening) => evening.falls()),
  { weight: 2, arbitrary: fc.constant<Move>((evening) => evening.stands()) },
  fc.constant<Move>((evening) => evening.restart()),
);

test('whatever happens, a name and all that look like it are one person’s', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 50, size: 'max' }), (moves) => {
      const evening = new Evening();
      for (const act of moves) {
        act(evening);
        evening.check();
      }
      evening.bench.end();
    }),
    { numRuns: 300 },
  );
}, 60_000);
