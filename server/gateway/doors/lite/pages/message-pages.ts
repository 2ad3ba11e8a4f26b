// The messages of one place: as a stream, once as a page, and the frames that bring the stream back when it
// breaks. Pure.
//
// A document's refresh counts from the moment when all of it has come, the frames inside included; what
// a frame turns to afterwards does not stop it. (Measured in Firefox ESR 153 and Chromium 156, script
// off: test/browser/lite-streams.test.ts.) So there are three frames, one in another:
//
//   level 3  waits for a frame that is complete at once and only then turns to level 2: it counts from
//            its own start, and makes all anew after twenty minutes, whatever became of what is inside.
//            This ends a silence that nothing ever ends: a circuit that is gone without a word. It has
//            two addresses in turn, as Firefox would put back into the same one what its frame had
//            turned to, and wait for it.
//   level 2  waits for level 1, and that for the stream. When the stream ends, in whatever way, both
//   level 1  begin to count: level 1 asks again after two seconds. Where that fails, the browser's
//            error page asks no more, and level 2 has its turn.

import { dayBetween } from './days.ts';
import type { NewLine } from '../streams/delivery.ts';
import type { LiteGuest } from '../guests/guest.ts';
import { html, type Html, type Part } from './html.ts';
import type { MessageStream } from '../streams/message-stream.ts';
import {
  lineOf,
  openDocument,
  page,
  plainly,
  refreshTag,
  sentence,
  to,
  type Refresh,
} from './page.ts';
import type { Place } from '../model/buffer.ts';
import type { RenderContext } from './render-context.ts';
import { frameStyle } from './style.ts';
import { shownCount } from '../model/unread.ts';
import { wordsIn, type Words } from '../words/words.ts';
import { zoneName } from './zones.ts';

export type WatchLevel = 1 | 2 | 3;

export interface Watch {
  readonly level: WatchLevel;
  readonly turn: 0 | 1;
}

/** What there is to read, and what of it is in view. */
type ReadingGuest = Pick<LiteGuest, 'view' | 'streams'>;

const renewSeconds = 20 * 60;
const watchSeconds: Readonly<Record<WatchLevel, number>> = { 1: 2, 2: 30, 3: renewSeconds };
/** What frames wait that find no place for another stream. */
const busySeconds = 30;

/** The lines so far. Those not shown before stand behind a mark, where there are older ones. */
function linesOf(reader: RenderContext, place: Place): Html {
  const { words, offsetMinutes } = reader;
  const missedAt = place.lines.findIndex(({ id }) => id > place.shownId);
  const lines = place.lines.map((line, index): Part => {
    const mark =
      index === missedAt && index > 0 && html`<p class="missed">${words.say('lite.missed')}</p> `;
    const day = dayBetween(reader, place.lines[index - 1], line);
    return html`${day}${mark}${lineOf(reader, line)}`;
  });
  // Both go from the eye, by the style sheet, when lines come behind them.
  const empty =
    place.lines.length === 0 && html`<p class="event empty">${words.say('talk.empty')}</p> `;
  const zone = words.say('lite.times', { zone: zoneName(offsetMinutes) });
  return html`<p class="event">${zone}</p>
    ${empty}${lines}`;
}

function logTag(words: Words, place: Place): Html {
  return html`<div class="log" role="log" aria-label="${plainly(words, 'talk.log', place.name)}"> `;
}

export function logOf(reader: RenderContext, place: Place): Html {
  return html`${logTag(reader.words, place)}${linesOf(reader, place)}</div>
`;
}

/**
 * What is unread elsewhere, over the messages. A stream adds it anew when it changes; the style sheet
 * shows the last one. It is not read out each time: the note that it begins with says it once.
 */
export function unreadBar(words: Words, guest: ReadingGuest, here: Place): Html | null {
  const shown = new Set([...guest.streams].map((stream) => stream.place).concat(here));
  const unread = guest.view.inOrder().filter((place) => place.unread > 0 && !shown.has(place));
  if (unread.length === 0) return null;
  const links = unread.map((place): Part => {
    const named = place.isChannel && place.mentions > 0 && '@';
    return html`<a href="${to('room', place)}" target="_top"
      ><span>${sentence(words, 'lite.open', { name: place.name })}</span>
      <span class="unread">${named}${shownCount(place.unread)}</span></a
    > `;
  });
  return html`<nav class="bar" aria-live="off" aria-label="${words.say('lite.unread')}">
    ${links}
  </nav> `;
}

/**
 * How many are here, over the messages. A stream adds it anew when it changes; the style sheet shows the last
 * one. It is not read out: who comes and goes is.
 */
function peopleOf(words: Words, place: Place): Html {
  const isHere = place.isChannel && place.presence === 'in';
  const count = words.say('lite.people', { count: String(place.people.size) });
  return html`<div class="count" aria-live="off">
    ${isHere && html`<a href="${to('people', place)}" target="_top">${count}</a>`}
  </div> `;
}

/** The start of a stream: open tags, and what is there already. */
export function streamStart(reader: RenderContext, guest: ReadingGuest, place: Place): Html {
  const { words } = reader;
  const title = words.say('lite.messages');
  const label = plainly(words, 'talk.log', place.name);
  return html`${openDocument({ words, title, kind: 'stream' })}
    <main tabindex="0" aria-label="${label}">
      ${logTag(words, place)}${linesOf(reader, place)}${peopleOf(words, place)}${unreadBar(words, guest, place)}${beatOf(words, place)}
     `;
}

/** What is new, for one stream: its own place's lines, who is there, and what is unread in others. */
export function streamNews(
  guest: LiteGuest,
  stream: MessageStream,
  lines: readonly NewLine[],
): Html {
  const { reader } = guest;
  const { words } = reader;
  const elsewhere = new Set<Place>();
  const drawn = lines.map(({ place, line }): Part => {
    if (place === stream.place) {
      const before = place.lines.findLast(({ id }) => id < line.id);
      return html`${dayBetween(reader, before, line)}${lineOf(reader, line)}`;
    }
    if (line.kind === 'talk' && shownCount(place.unread) !== place.announced) elsewhere.add(place);
    return null;
  });
  const first = [...elsewhere].filter((place) => place.unread > 0 && place.announced === '');
  const notes = first.map(
    ({ name }): Part => html`<p class="aside">${sentence(words, 'lite.news', { name })}</p> `,
  );
  const people = stream.hasOtherPeople && peopleOf(words, stream.place);
  return html`${drawn}${notes}${people}${elsewhere.size > 0 && unreadBar(words, guest, stream.place)}`;
}

/**
 * A sign of life. Each hides the one before it; the last one left alone shows, after a minute, that
 * nothing comes any more. All by the style sheet, as there is nobody else who could.
 */
function beatOf(words: Words, place: Place): Html {
  return html`<div class="beat">
    ${words.say('lite.silent')}
    <a href="${to('watch', place, '&level=3')}" target="messages">${words.say('lite.bringBack')}</a>
  </div> `;
}

export function streamBeat(guest: LiteGuest, stream: MessageStream): Html {
  return beatOf(wordsIn(guest.language), stream.place);
}

/** The last words of a stream whose guest is out. */
export function streamEnd(guest: LiteGuest): Html {
  const words = wordsIn(guest.language);
  const over = guest.ended?.kind === 'ending' ? 'ended.over' : 'lite.out';
  return html`<p class="event wrong">${words.say(over)}</p></div></main></body></html>
`;
}

/** The messages once, for those who get no stream: never anew by itself, as that would move who reads back. */
export function messagesPage(reader: RenderContext, guest: ReadingGuest, place: Place): Html {
  const { words } = reader;
  const title = words.say('lite.messages');
  const label = plainly(words, 'talk.log', place.name);
  return page(
    { words, title, kind: 'stream' },
    html`<main tabindex="0" aria-label="${label}">
      <p class="tools">
        <a href="${to('messages', place)}">${words.say('lite.reload')}</a>
        <a href="${to('watch', place, '&level=3')}">${words.say('lite.bringBack')}</a>
      </p>
      ${logOf(reader, place)}${unreadBar(words, guest, place)}
    </main>`,
  );
}

/** A frame around the next, or around the messages themselves. */
export function watchPage(words: Words, place: Place, { level, turn }: Watch): Html {
  const title = words.say('lite.messages');
  const label = plainly(words, 'talk.log', place.name);
  const again = (at: WatchLevel, seconds: number): Refresh => ({
    seconds,
    url: to('watch', place, at === 3 ? `&level=3&turn=${1 - turn}` : `&level=${at}`),
  });
  const refresh = again(level, watchSeconds[level]);
  const around = { words, title, kind: 'watch', style: frameStyle, refresh };
  if (level === 3) {
    const turns = html`<!doctype html><title>${title}</title>${refreshTag(again(2, 0))}`.toString();
    return page(around, html`<iframe srcdoc="${turns}" title="${label}"></iframe>`);
  }
  const inside = level === 1 ? to('stream', place) : to('watch', place, '&level=1');
  return page(around, html`<iframe src="${inside}" title="${label}"></iframe>`);
}

export function busyPage(words: Words, place: Place): Html {
  return page(
    { words, title: words.say('lite.messages'), kind: 'plain', refresh: { seconds: busySeconds } },
    html`<main>
      <p class="problem">${words.say('lite.busy')}</p>
      <p><a class="button" href="${to('messages', place)}">${words.say('lite.once')}</a></p>
    </main>`,
  );
}
