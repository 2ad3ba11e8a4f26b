// The people of the channel with their roles. A click on a name opens the person's sheet.

import { foldName } from '../../../server/contract/room/casemap.ts';
import type { ComponentChildren } from 'preact';
import { marksOf } from '../room/marks.ts';
import { inOrder, isSelf, role } from '../room/people.ts';
import type { Buffer, Person, RoomState } from '../room/state.ts';
import { isKey } from '../../../server/contract/words/catalogue.ts';
import { Icon } from './icon.tsx';
import { sealedParts } from './sealing.ts';
import { Name } from './text.tsx';
import { words } from './words.ts';

/** `you · operator · away`; empty for a person without role who is not away. A host's being operator goes without saying. */
export function factsOf(person: Person, room: RoomState): readonly string[] {
  const letter = role(person) ?? '';
  const roleKey = `role.${letter}`;
  const isSaid = letter === 'o' && marksOf(room, person.nick).isHost;
  return [
    ...(isSelf(room, person.nick) ? [words.say('people.you')] : []),
    ...(isKey(roleKey) && !isSaid ? [words.say(roleKey)] : []),
    ...(room.away.has(foldName(person.nick)) ? [words.say('people.away')] : []),
  ];
}

/** A host has a sign and a word, a kept name has a sign: the person's sheet says it in a sentence. */
function Notes({ person, room }: { readonly person: Person; readonly room: RoomState }) {
  const { isHost } = marksOf(room, person.nick);
  const facts = factsOf(person, room).join(' · ');
  if (!isHost && facts === '') return null;
  return (
    <>
      {' '}
      <span class="note">
        {isHost && (
          <span class="is-host">
            <Icon of="host" small /> {words.say('people.host')}
          </span>
        )}
        {isHost && facts !== '' && ' · '}
        {facts}
      </span>
    </>
  );
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
  const sealed = sealedParts.value;
  return (
    <aside class="people" aria-label={words.say('people.label')}>
      <h2>{words.count('people.count', people.length)}</h2>
      <ul>
        {people.map((person) => {
          const { nick } = person;
          const { isKept } = marksOf(room, nick);
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
                  <Notes person={person} room={room} />
                  {sealed !== null && <sealed.PersonMark nick={nick} />}
                </span>
                {isKept && (
                  <span class="kept" title={words.say('people.kept')}>
                    <span class="visually-hidden">, {words.say('people.kept')}</span>
                    <Icon of="kept" />
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {children}
    </aside>
  );
}
