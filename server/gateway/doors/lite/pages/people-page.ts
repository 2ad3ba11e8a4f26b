// Who is in a channel, as a page: those with the highest rank first. Pure.

import { cleanName } from '../../../../contract/room/clean.ts';
import { compareMembers, highestMode } from '../../../../contract/room/modes.ts';
import type { Member } from '../../../../contract/room/modes.ts';
import { html, type Html } from './html.ts';
import { name, page, hrefTo } from './page.ts';
import type { RoomBuffer } from '../model/buffer.ts';
import type { RoomView } from '../model/room-view.ts';
import type { Words } from '../words/words.ts';

/** What is said of somebody behind their name. The signs are not those of a channel's operator. */
function notes(words: Words, view: RoomView, { nick, modes }: Member): Html {
  const { isHost, isKept } = view.marks.of(nick);
  const mode = highestMode(modes);
  // That a host is operator goes without saying.
  const isSaid = isHost && mode === 'o';
  return html`${isHost && html` <b><span aria-hidden="true">⌂</span> ${words.say('people.host')}</b>`}
  ${mode !== null && !isSaid && html` <span class="role">${words.say(`role.${mode}`)}</span>`}
  ${isKept && html` <span class="role">${words.say('people.kept')}</span>`}`;
}

function personItem(words: Words, view: RoomView, person: Member): Html {
  const more = notes(words, view, person);
  if (view.isSelf(person.nick)) {
    return html`<li><b>${name(person.nick)}</b>${more} (${words.say('people.you')})</li> `;
  }
  const label = words.say('people.talk', { nick: cleanName(person.nick) });
  return html`<li>
    <a href="${hrefTo('room', { address: view.seal.seal(person.nick) })}" title="${label}"
      >${name(person.nick)}</a
    >${more}
  </li> `;
}

/** What the signs mean, where there are some. */
function legend(words: Words, view: RoomView, people: readonly Member[]): Html {
  const all = people.map(({ nick }) => view.marks.of(nick));
  return html`${all.some(({ isHost }) => isHost) && html`<p class="hint">${words.say('lite.peopleHosts')}</p> `}
  ${all.some(({ isKept }) => isKept) && html`<p class="hint">${words.say('lite.peopleKept')}</p> `}`;
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
      ${legend(words, view, people)}
    </main>`,
  );
}
