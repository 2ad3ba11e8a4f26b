// The room's page: links to channels and talks, the messages, the write form, the settings. Pure.

import { html, type Html, type Part } from './html.ts';
import { logOf } from './log.ts';
import { languageLinks, name, page, plainSentence, textWithLinks, hrefTo } from './page.ts';
import type { RoomBuffer } from '../model/buffer.ts';
import type { RoomView } from '../model/room-view.ts';
import type { RenderContext } from './render-context.ts';
import { viewModes, type ViewMode } from './view-mode.ts';
import type { Words } from '../words/words.ts';
import { writeForm, type WriteForm, type WriteNote } from './write-page.ts';
import { offsets, zoneName } from './zones.ts';

export interface RoomPage {
  readonly context: RenderContext;
  readonly view: RoomView;
  readonly mode: ViewMode;
  /** The channel or talk that the page shows; it need not be one of the view's. */
  readonly here: RoomBuffer;
  readonly form: WriteForm;
  /** Of the form that leaves the room. */
  readonly leaveId: string;
}

function bufferLink(words: Words, buffer: RoomBuffer, here: RoomBuffer, counts: boolean): Html {
  const { unread } = buffer;
  const current = buffer.name === here.name && html` aria-current="page"`;
  const count =
    counts &&
    unread > 0 &&
    buffer.name !== here.name &&
    html` <span class="unread">${words.count('places.unread', unread)}</span>`;
  return html`<li>
    <a href="${hrefTo('room', buffer)}" ${current}>${name(buffer.name)}${count}</a>
  </li> `;
}

/** @param counts whether it says how much is unread. Beside a stream, which says it, that would become wrong. */
function navigation(words: Words, view: RoomView, here: RoomBuffer, counts: boolean): Html {
  const buffers = view.inOrder();
  const shown = buffers.includes(here) ? buffers : [...buffers, here];
  return html`<nav aria-label="${words.say('places.label')}">
    <ul>
      ${shown.map((buffer) => bufferLink(words, buffer, here, counts))}
    </ul>
  </nav> `;
}

function zoneForm({ words, offsetMinutes }: RenderContext, here: RoomBuffer): Html {
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

function choices({ context, mode, here, leaveId }: RoomPage): Html {
  const { words } = context;
  const views = viewModes
    .filter((other) => other !== mode)
    .map(
      (other): Part =>
        html`<li>
          <a href="${hrefTo('room', here, `&view=${other}`)}">${words.say(`lite.${other}`)}</a>
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
      ${languageLinks(words, hrefTo('room', here))}${zoneForm(context, here)}
      <form method="post" action="leave">
        <input type="hidden" name="id" value="${leaveId}" /><button type="submit">
          ${words.say('places.leave')}
        </button>
      </form>
    </div>
  </details> `;
}

/**
 * Links to the lists of people and commands. Only those who are in a channel see who else is.
 * @param counts whether it says how many people are here. Beside a stream, which says it, that would become wrong.
 */
function tools(words: Words, { here, view }: RoomPage, counts: boolean): Html {
  const count = { count: String(here.people.size) };
  const people =
    here.isChannel &&
    here.presence !== 'out' &&
    html`<a href="${hrefTo('people', here)}"
      >${counts ? words.say('lite.people', count) : words.say('people.label')}</a
    > `;
  return html`<p class="tools">
    ${people}<a href="${hrefTo('help', here)}">${words.say('lite.commands')}</a>
    ${view.isHost && html`<a href="${hrefTo('host', here)}">${words.say('lite.hostsLink')}</a> `}
  </p> `;
}

function topicOf({ words, seal }: RenderContext, here: RoomBuffer): Html | string {
  if (!here.isChannel) return words.say('talk.private');
  if (here.topic !== '') return textWithLinks(here.topic, seal);
  return here.presence === 'out' ? '' : words.say('topic.none');
}

function head(room: RoomPage): Html {
  const { context, here } = room;
  return html`<header>
    <h1>${name(here.name)}</h1>
    <p class="topic">${topicOf(context, here)}</p>
    ${tools(context.words, room, false)} ${choices(room)}
  </header> `;
}

function roomTitle(words: Words, note: WriteNote = null): string {
  const room = words.say('lite.room');
  return `${note?.kind === 'problem' ? words.say('lite.errorTitle', { what: room }) : room} · Mayfly`;
}

/** Two frames, messages and write form. A browser without frames shows the link inside. */
export function framesPage(room: RoomPage): Html {
  const { context, view, here } = room;
  const { words } = context;
  const unframed = html`<a href="${hrefTo('room', here, '&view=page')}"
    >${words.say('lite.onePage')}</a
  >`;
  return page(
    { words, title: roomTitle(words), kind: 'frames' },
    html`${head(room)}${navigation(words, view, here, false)}
      <main>
        <iframe
          class="messages"
          name="messages"
          src="${hrefTo('watch', here, '&level=3')}"
          title="${plainSentence(words, 'talk.log', here.name)}"
          >${unframed}</iframe
        >
        <iframe
          class="write"
          name="write"
          src="${hrefTo('write', here)}"
          title="${words.say('lite.write')}"
        ></iframe>
      </main>
      <iframe class="end" src="end" title="${words.say('lite.room')}" tabindex="-1"></iframe>`,
  );
}

/** Everything in one document, with a link that loads it again. */
export function onePage(room: RoomPage): Html {
  const { context, view, here, form } = room;
  const { words } = context;
  return page(
    { words, title: roomTitle(words, form.note), kind: 'one' },
    html`<header>
        <h1>${name(here.name)}</h1>
        <p class="topic">${here.topic !== '' && textWithLinks(here.topic, context.seal)}</p>
      </header>
      <main>
        ${logOf(context, here)}
        <p class="tools"><a href="${hrefTo('room', here)}">${words.say('lite.reload')}</a></p>
        ${writeForm(words, form)}
      </main>
      ${navigation(words, view, here, true)}
      <footer>${tools(words, room, true)}${choices(room)}</footer>`,
  );
}
