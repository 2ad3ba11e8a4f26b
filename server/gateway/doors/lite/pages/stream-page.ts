// The messages of one channel or private talk: as a stream, piece by piece, or once as a page. Pure.

import { dayBetween } from './days.ts';
import { html, type Html, type Part } from './html.ts';
import { lineOf, linesOf, logOf, logTag } from './log.ts';
import type { RoomBuffer } from '../model/buffer.ts';
import type { NewLine } from '../model/room-view.ts';
import { openDocument, page, plainSentence, refreshTag, sentence, hrefTo } from './page.ts';
import type { RenderContext } from './render-context.ts';
import { shownCount } from '../model/unread.ts';
import type { Words } from '../words/words.ts';

/** What is new since the stream was last written to. */
export interface StreamNews {
  /** What the stream shows. */
  readonly here: RoomBuffer;
  /** Of every channel and talk of the guest. */
  readonly lines: readonly NewLine[];
  /** The number of people here is another than the stream shows. */
  readonly peopleChanged: boolean;
  /** Those with unread lines that the guest has open nowhere. */
  readonly unread: readonly RoomBuffer[];
}

/**
 * Links to what is unread elsewhere, above the messages. A stream adds the bar anew when it changes; the style
 * sheet shows the last one. A screen reader does not read it out each time: the first note says it once.
 */
function unreadBar(words: Words, unread: readonly RoomBuffer[]): Html | null {
  if (unread.length === 0) return null;
  const links = unread.map((buffer): Part => {
    const named = buffer.isChannel && buffer.mentions > 0 && '@';
    return html`<a href="${hrefTo('room', buffer)}" target="_top"
      ><span>${sentence(words, 'lite.open', { name: buffer.name })}</span>
      <span class="unread">${named}${shownCount(buffer.unread)}</span></a
    > `;
  });
  return html`<nav class="bar" aria-live="off" aria-label="${words.say('lite.unread')}">
    ${links}
  </nav> `;
}

/**
 * The number of people in the channel, above the messages. A stream adds it anew when it changes; the style
 * sheet shows the last one. It is not read out, because the lines of who comes and goes are.
 */
function peopleOf(words: Words, here: RoomBuffer): Html {
  const isInside = here.isChannel && here.presence === 'in';
  const count = words.say('lite.people', { count: String(here.people.size) });
  return html`<div class="count" aria-live="off">
    ${isInside && html`<a href="${hrefTo('people', here)}" target="_top">${count}</a>`}
  </div> `;
}

/** The start of a stream: open tags, and the lines so far. */
export function streamStart(
  context: RenderContext,
  here: RoomBuffer,
  unread: readonly RoomBuffer[],
): Html {
  const { words } = context;
  const title = words.say('lite.messages');
  const label = plainSentence(words, 'talk.log', here.name);
  return html`${openDocument({ words, title, kind: 'stream' })}
    <main tabindex="0" aria-label="${label}">
      ${logTag(words, here)}${linesOf(context, here)}${peopleOf(words, here)}${unreadBar(words, unread)}${streamBeat(words, here)}
     `;
}

/** What is new: the lines of here, how many people are here, and what is unread elsewhere. */
export function streamNews(context: RenderContext, news: StreamNews): Html {
  const { words } = context;
  const { here, lines, peopleChanged, unread } = news;
  const elsewhere = new Set<RoomBuffer>();
  const drawn = lines.map(({ buffer, line }): Part => {
    if (buffer === here) {
      const before = here.lines.findLast(({ id }) => id < line.id);
      return html`${dayBetween(context, before, line)}${lineOf(context, line)}`;
    }
    if (line.kind === 'talk' && shownCount(buffer.unread) !== buffer.announced)
      elsewhere.add(buffer);
    return null;
  });
  const first = [...elsewhere].filter((buffer) => buffer.unread > 0 && buffer.announced === '');
  const notes = first.map(
    ({ name }): Part =>
      html`<p class="visually-hidden">${sentence(words, 'lite.news', { name })}</p> `,
  );
  const people = peopleChanged && peopleOf(words, here);
  return html`${drawn}${notes}${people}${elsewhere.size > 0 && unreadBar(words, unread)}`;
}

/**
 * A sign of life. Each hides the one before it; the last one shows after a minute that nothing comes any more.
 * The style sheet does all that, because there is no script.
 */
export function streamBeat(words: Words, here: RoomBuffer): Html {
  return html`<div class="beat">
    ${words.say('lite.silent')}
    <a href="${hrefTo('watch', here, '&level=3')}" target="messages"
      >${words.say('lite.bringBack')}</a
    >
  </div> `;
}

/** The end of a stream whose guest is no longer in the room. @param isRoomOver the room itself has ended. */
export function streamEnd(words: Words, isRoomOver: boolean): Html {
  const why = isRoomOver ? 'ended.over' : 'lite.out';
  // Nothing of the talk stays below the cover (end-page.ts) while the browser looks for a room that is no more: over
  // Tor that takes minutes.
  const away = isRoomOver && refreshTag({ seconds: 0, url: 'about:blank' });
  return html`<p class="event wrong">${words.say(why)}</p></div></main>${away}</body></html>
`;
}

/** The messages once, for those who get no stream. It does not reload, as that would lose the reading position. */
export function messagesPage(
  context: RenderContext,
  here: RoomBuffer,
  unread: readonly RoomBuffer[],
): Html {
  const { words } = context;
  const title = words.say('lite.messages');
  const label = plainSentence(words, 'talk.log', here.name);
  return page(
    { words, title, kind: 'stream' },
    html`<main tabindex="0" aria-label="${label}">
      <p class="tools">
        <a href="${hrefTo('messages', here)}">${words.say('lite.reload')}</a>
        <a href="${hrefTo('watch', here, '&level=3')}">${words.say('lite.bringBack')}</a>
      </p>
      ${logOf(context, here)}${unreadBar(words, unread)}
    </main>`,
  );
}
