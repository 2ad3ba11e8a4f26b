// The page that a guest of the lite door stays in: places as links, the messages, the form. Pure.

import { cleanName } from '../../../../contract/room/clean.ts';
import { commands } from '../../../../contract/room/commands.ts';
import type { LiteGuest, ViewMode } from '../guests/guest.ts';
import { html, type Html, type Part } from './html.ts';
import { logOf } from './message-pages.ts';
import { languageLinks, name, page, plainly, said, to } from './page.ts';
import type { Person, Place } from '../model/buffer.ts';
import type { RenderContext } from './render-context.ts';
import type { Words } from '../words/words.ts';
import { writeForm, type WriteForm, type WriteNote } from './write-page.ts';
import { offsets, zoneName } from './zones.ts';

const modes: readonly ViewMode[] = ['live', 'slow', 'page'];

function placeLink(words: Words, place: Place, here: Place, counts: boolean): Html {
  const { unread } = place;
  const current = place.name === here.name && html` aria-current="page"`;
  const count =
    counts &&
    unread > 0 &&
    place.name !== here.name &&
    html` <span class="unread">${words.count('places.unread', unread)}</span>`;
  return html`<li><a href="${to('room', place)}" ${current}>${name(place.name)}${count}</a></li> `;
}

/** @param counts whether it says what is unread; beside a stream, which does, it would grow stale. */
function navigation(words: Words, guest: LiteGuest, here: Place, counts: boolean): Html {
  const places = guest.view.inOrder();
  const shown = places.includes(here) ? places : [...places, here];
  return html`<nav aria-label="${words.say('places.label')}">
    <ul>
      ${shown.map((place) => placeLink(words, place, here, counts))}
    </ul>
  </nav> `;
}

function zoneForm(words: Words, { offsetMinutes }: LiteGuest, here: Place): Html {
  const zones = offsets.map((offset): Part => {
    const selected = offset === offsetMinutes && html` selected`;
    return html`<option value="${offset}" ${selected}>${zoneName(offset)}</option> `;
  });
  return html`<form action="room" class="zone">
    <input type="hidden" name="in" value="${here.address}" />
    <label for="zone">${words.say('lite.zone')}</label>
    <select id="zone" name="zone">
      ${zones}
    </select>
    <button type="submit">${words.say('lite.set')}</button>
  </form> `;
}

function choices(words: Words, guest: LiteGuest, here: Place, leaveId: string): Html {
  const views = modes
    .filter((mode) => mode !== guest.mode)
    .map(
      (mode): Part =>
        html`<li>
          <a href="${to('room', here, `&view=${mode}`)}">${words.say(`lite.${mode}`)}</a>
        </li> `,
    );
  return html`<details class="choices">
    <summary>${words.say('lite.more')}</summary>
    <div class="panel">
      <div>
        <p id="arrive">${words.say('lite.arrive')}</p>
        <ul aria-labelledby="arrive">
          ${views}
        </ul>
      </div>
      ${languageLinks(words, to('room', here))}${zoneForm(words, guest, here)}
      <form method="post" action="leave">
        <input type="hidden" name="id" value="${leaveId}" /><button type="submit">
          ${words.say('places.leave')}
        </button>
      </form>
    </div>
  </details> `;
}

/**
 * Where people and commands are listed; who is in a channel is told to those who are in it, too.
 * @param counts whether it says how many; beside a stream, which does, it would grow stale.
 */
function tools(words: Words, here: Place, counts: boolean): Html {
  const count = { count: String(here.people.size) };
  const people =
    here.isChannel &&
    here.presence !== 'out' &&
    html`<a href="${to('people', here)}"
      >${counts ? words.say('lite.people', count) : words.say('people.label')}</a
    > `;
  return html`<p class="tools">
    ${people}<a href="${to('help', here)}">${words.say('lite.commands')}</a>
  </p> `;
}

function topicOf({ words, seal }: RenderContext, here: Place): Html | string {
  if (!here.isChannel) return words.say('talk.private');
  if (here.topic !== '') return said(here.topic, seal);
  return here.presence === 'out' ? '' : words.say('topic.none');
}

function head(reader: RenderContext, guest: LiteGuest, here: Place, leaveId: string): Html {
  const { words } = reader;
  return html`<header>
    <h1>${name(here.name)}</h1>
    <p class="topic">${topicOf(reader, here)}</p>
    ${tools(words, here, false)} ${choices(words, guest, here, leaveId)}
  </header> `;
}

export interface RoomPage {
  readonly reader: RenderContext;
  readonly guest: LiteGuest;
  readonly here: Place;
  readonly form: WriteForm;
  readonly leaveId: string;
}

function roomTitle(words: Words, note: WriteNote = null): string {
  const room = words.say('lite.room');
  return `${note?.kind === 'problem' ? words.say('lite.errorTitle', { what: room }) : room} · Mayfly`;
}

/** Two frames; a browser without frames shows the link that stands inside. */
export function framesPage({ reader, guest, here, leaveId }: RoomPage): Html {
  const { words } = reader;
  const unframed = html`<a href="${to('room', here, '&view=page')}"
    >${words.say('lite.onePage')}</a
  >`;
  return page(
    { words, title: roomTitle(words), kind: 'frames' },
    html`${head(reader, guest, here, leaveId)}${navigation(words, guest, here, false)}
      <main>
        <iframe
          class="messages"
          name="messages"
          src="${to('watch', here, '&level=3')}"
          title="${plainly(words, 'talk.log', here.name)}"
          >${unframed}</iframe
        >
        <iframe
          class="write"
          name="write"
          src="${to('write', here)}"
          title="${words.say('lite.write')}"
        ></iframe>
      </main>
      <iframe class="end" src="end" title="${words.say('lite.room')}" tabindex="-1"></iframe>`,
  );
}

/** Everything in one document, asked for again by a link. */
export function onePage({ reader, guest, here, form, leaveId }: RoomPage): Html {
  const { words } = reader;
  return page(
    { words, title: roomTitle(words, form.note), kind: 'one' },
    html`<header>
        <h1>${name(here.name)}</h1>
        <p class="topic">${here.topic !== '' && said(here.topic, reader.seal)}</p>
      </header>
      <main>
        ${logOf(reader, here)}
        <p class="tools"><a href="${to('room', here)}">${words.say('lite.reload')}</a></p>
        ${writeForm(words, form)}
      </main>
      ${navigation(words, guest, here, true)}
      <footer>${tools(words, here, true)}${choices(words, guest, here, leaveId)}</footer>`,
  );
}

const ranks = ['q', 'a', 'o', 'h', 'v'] as const;

function rankOf(person: Person): number {
  const rank = ranks.findIndex((mode) => person.modes.includes(mode));
  return rank === -1 ? ranks.length : rank;
}

function personItem(words: Words, guest: LiteGuest, person: Person): Html {
  const rank = ranks[rankOf(person)];
  const role = rank !== undefined && html` <span class="role">${words.say(`role.${rank}`)}</span>`;
  if (guest.view.isSelf(person.nick)) {
    return html`<li><b>${name(person.nick)}</b>${role} (${words.say('people.you')})</li> `;
  }
  const label = words.say('people.talk', { nick: cleanName(person.nick) });
  return html`<li>
    <a href="${to('room', { address: guest.view.seal.seal(person.nick) })}" title="${label}"
      >${name(person.nick)}</a
    >${role}
  </li> `;
}

export function peoplePage(words: Words, guest: LiteGuest, here: Place): Html {
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
        ${people.map((person) => personItem(words, guest, person))}
      </ul>
    </main>`,
  );
}

export function helpPage(words: Words, here: Place): Html {
  return page(
    { words, title: `${words.say('help.title')} · Mayfly`, kind: 'plain' },
    html`<main>
      <p><a class="button" href="${to('room', here)}">${words.say('lite.back')}</a></p>
      <h1>${words.say('help.title')}</h1>
      <dl>
        ${Object.values(commands).map(
          ({ usage, help }) =>
            html`<dt><code>${words.usage(usage)}</code></dt>
              <dd>${words.say(help)}</dd> `,
        )}
      </dl>
    </main>`,
  );
}
