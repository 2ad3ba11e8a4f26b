// Who is in a channel, and what they may do there. Pure.

import { fold, type Buffer, type Person } from './state.ts';

/** Member modes from the highest down; ISUPPORT PREFIX=(qaohv). */
const ranks = ['q', 'a', 'o', 'h', 'v'];

/** The highest role, as a mode letter; null: none. */
export function role(person: Person): string | null {
  return ranks.find((mode) => person.modes.includes(mode)) ?? null;
}

/** Whether this person may set the channel's modes and remove others. */
export function isOperator(buffer: Buffer, nick: string): boolean {
  return /[qaoh]/.test(buffer.people.get(fold(nick))?.modes ?? '');
}

/** By role, then by name. */
export function inOrder(people: Iterable<Person>): readonly Person[] {
  const rank = (person: Person): number => {
    const at = ranks.indexOf(role(person) ?? '');
    return role(person) === null ? ranks.length : at;
  };
  return [...people].toSorted(
    (a, b) => rank(a) - rank(b) || fold(a.nick).localeCompare(fold(b.nick)),
  );
}

export function withPerson(buffer: Buffer, person: Person): Buffer {
  return { ...buffer, people: new Map(buffer.people).set(fold(person.nick), person) };
}

export function withoutPerson(buffer: Buffer, nick: string): Buffer {
  const people = new Map(buffer.people);
  people.delete(fold(nick));
  return { ...buffer, people };
}

export function renamePerson(buffer: Buffer, from: string, to: string): Buffer {
  const person = buffer.people.get(fold(from));
  if (person === undefined) return buffer;
  return withPerson(withoutPerson(buffer, from), { ...person, nick: to });
}

/** One mode change such as `+o`; modes that are not a member's change nothing. */
export function withMode(buffer: Buffer, mode: string, nick: string | null): Buffer {
  const letter = mode.slice(1);
  const person = nick === null ? undefined : buffer.people.get(fold(nick));
  if (person === undefined || !ranks.includes(letter)) return buffer;
  const rest = person.modes.replace(letter, '');
  return withPerson(buffer, { ...person, modes: mode.startsWith('+') ? rest + letter : rest });
}
