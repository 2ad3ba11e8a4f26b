// The people of the channel with their roles. A click on a name opens the person's sheet.

import { foldName } from '../../../server/contract/room/casemap.ts';
import type { ComponentChildren } from 'preact';
import { inOrder, role } from '../room/people.ts';
import type { Buffer, Person, RoomState } from '../room/state.ts';
import { isKey } from '../../../server/contract/words/catalogue.ts';
import { Name } from './text.tsx';
import { words } from './words.ts';

/** `operator · away`; '' for a person without role who is not away. */
export function factsOf(person: Person, room: RoomState): readonly string[] {
  const roleKey = `role.${role(person) ?? ''}`;
  return [
    ...(foldName(person.nick) === foldName(room.nick) ? [words.say('people.you')] : []),
    ...(isKey(roleKey) ? [words.say(roleKey)] : []),
    ...(room.away.has(foldName(person.nick)) ? [words.say('people.away')] : []),
  ];
}

interface PeopleProps {
  readonly buffer: Buffer;
  readonly room: RoomState;
  readonly onPerson: (nick: string) => void;
  /** Shown below the list. */
  readonly children?: ComponentChildren;
}

export function People({ buffer, room, onPerson, children }: PeopleProps) {
  const people = inOrder(buffer.people.values());
  return (
    <aside class="people" aria-label={words.say('people.label')}>
      <h2>{words.count('people.count', people.length)}</h2>
      <ul>
        {people.map((person) => {
          const { nick } = person;
          const note = factsOf(person, room).join(' · ');
          return (
            <li key={foldName(nick)}>
              <button
                type="button"
                class="person"
                aria-haspopup="dialog"
                onClick={() => onPerson(nick)}
              >
                <span class="person-text">
                  <span class="person-name">
                    <Name of={nick} />
                  </span>
                  {note !== '' && <span class="note">{note}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {children}
    </aside>
  );
}
