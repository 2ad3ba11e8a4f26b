// Who is an operator after ngIRCd was started again. A small model plays ngIRCd: who joins an empty channel is
// its operator, and only an operator sets modes.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { OwnRooms } from '../../../server/protocol/state/own-rooms.ts';
import { OperatorRestore, type Ranked } from '../../../server/protocol/state/operator-restore.ts';

const channel = '#lobby';

class Room {
  readonly ranks = new OperatorRestore(new OwnRooms([]));
  readonly said: string[] = [];
  readonly #guests = new Map<string, Ranked>();
  readonly #members = new Map<string, string>();
  readonly #queue: (() => void)[] = [];

  guest(nick: string): Ranked {
    const known = this.#guests.get(nick);
    if (known !== undefined) return known;
    const fresh: Ranked = {
      nick,
      isHost: false,
      setMode: (_, change, whom) => {
        this.said.push(`${nick}: ${change} ${whom}`);
        this.#queue.push(() => this.sets(nick, change, whom));
      },
    };
    this.#guests.set(nick, fresh);
    return fresh;
  }

  enters(nick: string, again = false): void {
    const modes = this.#members.size === 0 ? 'o' : '';
    this.#members.set(nick, modes);
    if (again) this.ranks.returned(this.guest(nick), channel, modes);
    else this.ranks.entered(this.guest(nick), channel, modes);
    this.#drain();
  }

  sets(by: string, change: string, whom: string): void {
    const before = this.#members.get(whom);
    if (before === undefined || this.#members.get(by)?.includes('o') !== true) return;
    const letter = change.slice(1);
    const step = (modes: string): string => {
      const others = modes.replace(letter, '');
      return change.startsWith('+') ? others + letter : others;
    };
    if (step(before) === before) return;
    this.#members.set(whom, step(before));
    this.ranks.changed(this.guest(whom), channel, step);
    this.#drain();
  }

  leaves(nick: string): void {
    this.#members.delete(nick);
    this.ranks.left(this.guest(nick), channel);
    this.#drain();
  }

  restarts(): void {
    this.#members.clear();
    for (const guest of this.#guests.values()) this.ranks.lost(guest);
  }

  get members(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      [...this.#members].map(([nick, modes]) => [nick, Array.from(modes).toSorted().join('')]),
    );
  }

  #drain(): void {
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) next();
  }
}

/** Olga made the channel, and gave voice to Vera. */
function lobby(): Room {
  const room = new Room();
  for (const nick of ['olga', 'ana', 'vera']) room.enters(nick);
  room.sets('olga', '+v', 'vera');
  return room;
}

test('in the usual course nothing is given or taken', () => {
  const room = lobby();
  room.sets('olga', '+o', 'ana');
  room.sets('ana', '-o', 'olga');
  room.leaves('ana');
  expect(room.said).toEqual([]);
  expect(room.members).toEqual({ olga: '', vera: 'v' });
});

test('whoever is back first hands over to who was operator, and steps down', () => {
  const room = lobby();
  room.restarts();
  for (const nick of ['ana', 'vera', 'olga']) room.enters(nick, true);
  expect(room.members).toEqual({ ana: '', vera: 'v', olga: 'o' });
  expect(room.said).toEqual(['ana: +v vera', 'ana: +o olga', 'ana: -o ana']);
});

test('an operator who is back first gives the others what was theirs', () => {
  const room = lobby();
  room.restarts();
  for (const nick of ['olga', 'vera', 'ana']) room.enters(nick, true);
  expect(room.members).toEqual({ olga: 'o', vera: 'v', ana: '' });
});

test('a stranger who comes in before them is no operator in the end', () => {
  const room = lobby();
  room.restarts();
  room.enters('stranger');
  expect(room.members).toEqual({ stranger: 'o' });
  room.enters('olga', true);
  expect(room.members).toEqual({ stranger: '', olga: 'o' });
});

test('where nobody was operator, and where they do not come back, nobody is', () => {
  const room = lobby();
  room.sets('olga', '-o', 'olga');
  room.restarts();
  room.enters('ana', true);
  expect(room.members).toEqual({ ana: '' });

  const other = lobby();
  other.restarts();
  other.enters('ana', true);
  other.leaves('olga');
  expect(other.members).toEqual({ ana: '' });
});

test('whose link alone was lost gets back what was theirs from whoever is there to give it', () => {
  const room = lobby();
  room.sets('olga', '+o', 'ana');
  room.ranks.lost(room.guest('ana'));
  room.sets('olga', '-v', 'vera');
  room.enters('ana', true);
  expect(room.members).toEqual({ olga: 'o', ana: 'o', vera: '' });
  expect(room.said).toEqual(['olga: +o ana']);
});

test('a second restart in the middle of it changes nothing', () => {
  const room = lobby();
  room.restarts();
  room.enters('ana', true);
  room.restarts();
  for (const nick of ['vera', 'ana', 'olga']) room.enters(nick, true);
  expect(room.members).toEqual({ vera: 'v', ana: '', olga: 'o' });
});

test('in whatever order they come back, all have in the end what they had', () => {
  const nicks = ['a', 'b', 'c', 'd', 'e'];
  const change = fc.record({
    by: fc.constantFrom(...nicks),
    change: fc.constantFrom('+o', '-o', '+v', '-v'),
    whom: fc.constantFrom(...nicks),
  });
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 20 }),
      fc.shuffledSubarray(nicks, { minLength: nicks.length }),
      (changes, order) => {
        const room = new Room();
        for (const nick of nicks) room.enters(nick);
        for (const { by, change: mode, whom } of changes) room.sets(by, mode, whom);
        const before = room.members;
        room.restarts();
        for (const nick of order) room.enters(nick, true);
        // Voice cannot be given while nobody is operator for long enough.
        const hasOperator = Object.values(before).some((modes) => modes.includes('o'));
        if (hasOperator) expect(room.members).toEqual(before);
        else expect(Object.values(room.members).join('')).not.toContain('o');
      },
    ),
  );
});
