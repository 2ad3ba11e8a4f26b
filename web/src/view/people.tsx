// Who is in the channel in view. A name opens a private talk.

import type { ComponentChildren } from 'preact';
import { inOrder, role } from '../room/people.ts';
import { fold, type Buffer } from '../room/state.ts';
import { isKey } from '../../../server/contract/words/catalogue.ts';
import { cleanName } from '../../../server/contract/words/clean.ts';
import { Name } from './text.tsx';
import { words } from './words.ts';

interface PeopleProps {
  readonly buffer: Buffer;
  readonly self: string;
  readonly onTalk: (nick: string) => void;
  /** Below the list. */
  readonly children?: ComponentChildren;
}

export function People({ buffer, self, onTalk, children }: PeopleProps) {
  const people = inOrder(buffer.people.values());
  return (
    <aside class="people" aria-label={words.say('people.label')}>
      <h2>{words.count('people.count', people.length)}</h2>
      <ul>
        {people.map((person) => {
          const { nick } = person;
          const isSelf = fold(nick) === fold(self);
          const key = `role.${role(person) ?? ''}`;
          const extra = [isKey(key) ? words.say(key) : '', isSelf ? words.say('people.you') : ''];
          const note = extra.filter((word) => word !== '').join(', ');
          const inside = (
            <>
              <Name of={nick} />
              {note !== '' && <span class="note">{note}</span>}
            </>
          );
          return (
            <li key={fold(nick)}>
              {isSelf ? (
                <span class="person">{inside}</span>
              ) : (
                <button
                  type="button"
                  class="person"
                  title={words.say('people.talk', { nick: cleanName(nick) })}
                  onClick={() => onTalk(nick)}
                >
                  {inside}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {children}
    </aside>
  );
}
