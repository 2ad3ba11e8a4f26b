// Who is in a channel, as a page: those with the highest rank first. Pure.

import { cleanName } from '../../../../contract/room/clean.ts';
import { html, type Html } from './html.ts';
import { name, page, to } from './page.ts';
import type { Person, Place } from '../model/buffer.ts';
import type { RoomView } from '../model/room-view.ts';
import type { Words } from '../words/words.ts';

const ranks = ['q', 'a', 'o', 'h', 'v'] as const;

function rankOf(person: Person): number {
  const rank = ranks.findIndex((mode) => person.modes.includes(mode));
  return rank === -1 ? ranks.length : rank;
}

function personItem(words: Words, view: RoomView, person: Person): Html {
  const rank = ranks[rankOf(person)];
  const role = rank !== undefined && html` <span class="role">${words.say(`role.${rank}`)}</span>`;
  if (view.isSelf(person.nick)) {
    return html`<li><b>${name(person.nick)}</b>${role} (${words.say('people.you')})</li> `;
  }
  const label = words.say('people.talk', { nick: cleanName(person.nick) });
  return html`<li>
    <a href="${to('room', { address: view.seal.seal(person.nick) })}" title="${label}"
      >${name(person.nick)}</a
    >${role}
  </li> `;
}

export function peoplePage(words: Words, view: RoomView, here: Place): Html {
  const people = [...here.people.values()].toSorted(
    (one, other) => rankOf(one) - rankOf(other) || one.nick.localeCompare(other.nick),
  );
  return page(
    { words, title: `${words.say('people.label')} · Mayfly`, kind: 'plain' },
    html`<main>
      <p><a class="button" href="${to('room', here)}">${words.say('lite.back')}</a></p>
      <h1>${words.say('people.label')}: ${name(here.name)}</h1>
      <p>${words.count('people.count', people.length)}</p>
      <ul class="people">
        ${people.map((person) => personItem(words, view, person))}
      </ul>
    </main>`,
  );
}
