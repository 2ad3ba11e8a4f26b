// Who is in a channel, and what they may do there.

import { foldName } from '../../../server/contract/room/casemap.ts';
import {
  applyMode,
  compareMembers,
  highestMode,
  isMemberMode,
  mayModerate,
  type ModeChange,
} from '../../../server/contract/room/modes.ts';
import type { Buffer, Person, RoomState } from './state.ts';

/** The highest role, as a mode letter; null: none. */
export function role(person: Person): string | null {
  return highestMode(person.modes);
}

/** Whether this person may set the channel's modes and remove others. */
export function isOperator(buffer: Buffer, nick: string): boolean {
  return mayModerate(buffer.people.get(foldName(nick))?.modes ?? '');
}

/** By role, then by name. */
export function inOrder(people: Iterable<Person>): readonly Person[] {
  return [...people].toSorted(compareMembers);
}

export function withPerson(buffer: Buffer, person: Person): Buffer {
  return { ...buffer, people: new Map(buffer.people).set(foldName(person.nick), person) };
}

export function withoutPerson(buffer: Buffer, nick: string): Buffer {
  const people = new Map(buffer.people);
  people.delete(foldName(nick));
  return { ...buffer, people };
}

export function renamePerson(buffer: Buffer, from: string, to: string): Buffer {
  const person = buffer.people.get(foldName(from));
  if (person === undefined) return buffer;
  return withPerson(withoutPerson(buffer, from), { ...person, nick: to });
}

/** The channel after one change of mode; one that is not a member's changes nothing. */
export function withMemberMode(buffer: Buffer, change: ModeChange): Buffer {
  const { letter, param } = change;
  const person = param === null ? undefined : buffer.people.get(foldName(param));
  if (person === undefined || !isMemberMode(letter)) return buffer;
  return withPerson(buffer, { ...person, modes: applyMode(person.modes, change) });
}

/** Whether a nickname is the guest's own. */
export function isSelf(state: RoomState, nick: string): boolean {
  return foldName(nick) === foldName(state.nick);
}
