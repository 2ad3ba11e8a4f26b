// Who is in a channel, as a page: those with the highest rank first. Pure.

import { cleanName } from '../../../../contract/room/clean.ts';
import { compareMembers, highestMode } from '../../../../contract/room/modes.ts';
import type { Member } from '../../../../contract/room/modes.ts';
import { html, type Html } from './html.ts';
import { name, page, hrefTo } from './page.ts';
import type { RoomBuffer } from '../model/buffer.ts';
import type { RoomView } from '../model/room-view.ts';
import type { Words } from '../words/words.ts';

function personItem(words: Words, view: RoomView, person: Member): Html {
  const mode = highestMode(person.modes);
  const role = mode !== null && html` <span class="role">${words.say(`role.${mode}`)}</span>`;
  if (view.isSelf(person.nick)) {
    return html`<li><b>${name(person.nick)}</b>${role} (${words.say('people.you')})</li> `;
  }
  const label = words.say('people.talk', { nick: cleanName(person.nick) });
  return html`<li>
    <a href="${hrefTo('room', { address: view.seal.seal(person.nick) })}" title="${label}"
      >${name(person.nick)}</a
    >${role}
  </li> `;
}

export function peoplePage(words: Words, view: RoomView, here: RoomBuffer): Html {
  const people = [...here.people.values()].toSorted(compareMembers);
  return page(
    { words, title: `${words.say('people.label')} · Mayfly`, kind: 'plain' },
    html`<main>
      <p><a class="button" href="${hrefTo('room', here)}">${words.say('lite.back')}</a></p>
      <h1>${words.say('people.label')}: ${name(here.name)}</h1>
      <p>${words.count('people.count', people.length)}</p>
      <ul class="people">
        ${people.map((person) => personItem(words, view, person))}
      </ul>
    </main>`,
  );
}
