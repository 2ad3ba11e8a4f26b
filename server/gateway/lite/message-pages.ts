// The messages of one place: as a stream, as a page that refreshes, and the frames that bring a broken
// stream back. Pure.
//
// A frame's refresh counts from the moment when all of it has come, the frames inside included: while
// the stream runs, the frames around it wait; when it ends, in whatever way, they begin to count.
// So the innermost asks again after two seconds. Where that fails, its error page asks no more, and
// the next frame's turn comes; each that is reached makes all inside it anew. (Measured in Firefox
// ESR and Chromium: a reset, an end without its last chunk, a server that is away; see
// test/browser/lite-stream.test.ts.)

import type { LiteGuest, NewLine } from './guest.ts';
import { html, type Html, type Part } from './html.ts';
import type { MessageStream } from './message-stream.ts';
import { lineOf, openDocument, page, plainly, sentence, to } from './page.ts';
import type { Place } from './place.ts';
import { wordsIn, type Words } from './words.ts';

/** By level, the innermost first. */
export const retrySeconds = [2, 45, 600] as const;
const slowSeconds = 10;
/** What frames wait that find no place for another stream. */
const busySeconds = 30;

/** The lines so far. Those not shown before stand behind a mark, where there are older ones. */
function linesOf(words: Words, place: Place): Html {
  const missedAt = place.lines.findIndex(({ id }) => id > place.shownId);
  return html`${place.lines.map((line, index): Part => {
    const mark =
      index === missedAt && index > 0 && html`<p class="missed">${words.say('lite.missed')}</p> `;
    return html`${mark}${lineOf(words, line)}`;
  })}`;
}

function logTag(words: Words, place: Place): Html {
  return html`<div class="log" role="log" aria-label="${plainly(words, 'talk.log', place.name)}"> `;
}

export function logOf(words: Words, place: Place): Html {
  const empty =
    place.lines.length === 0 && html`<p class="event quiet">${words.say('talk.empty')}</p> `;
  return html`${logTag(words, place)}${empty}${linesOf(words, place)}</div>
`;
}

/** The start of a stream: open tags, and what is there already. */
export function streamStart(words: Words, place: Place): Html {
  const title = plainly(words, 'talk.log', place.name);
  return html`${openDocument({ words, title, kind: 'stream' })}
    <main tabindex="0" aria-label="${title}">${logTag(words, place)}${linesOf(words, place)}`;
}

/** What is new, for one stream: its own place's lines, and once for each other place that there is news. */
export function streamNews(
  guest: LiteGuest,
  stream: MessageStream,
  lines: readonly NewLine[],
): Html {
  const words = wordsIn(guest.language);
  const told = new Set<Place>();
  return html`${lines.map(({ place, line }): Part => {
    if (place === stream.place) return lineOf(words, line);
    if (line.kind !== 'talk' || line.own || place.announced || told.has(place)) return null;
    told.add(place);
    return html`<p class="note">
      <a href="${to('room', place)}" target="_top"
        >${sentence(words, 'lite.news', { name: place.name })}</a
      >
    </p> `;
  })}`;
}

/** The last words of a stream whose guest is out. */
export function streamEnd(guest: LiteGuest): Html {
  const words = wordsIn(guest.language);
  const over = guest.ended?.kind === 'ending' ? 'ended.over' : 'lite.out';
  return html`<p class="event wrong">${words.say(over)}</p></div></main></body></html>
`;
}

/** The messages once, asked for again after some seconds. */
export function slowPage(words: Words, place: Place): Html {
  const title = plainly(words, 'talk.log', place.name);
  return page(
    { words, title, kind: 'stream', refreshSeconds: slowSeconds },
    html`<main tabindex="0" aria-label="${title}">${logOf(words, place)}</main>`,
  );
}

/** A frame around the next, or around the stream itself. */
export function watchPage(words: Words, place: Place, level: 1 | 2 | 3): Html {
  const source = level === 1 ? to('stream', place) : to('watch', place, `&level=${level - 1}`);
  const title = plainly(words, 'talk.log', place.name);
  return page(
    { words, title, kind: 'watch', refreshSeconds: retrySeconds[level - 1] ?? slowSeconds },
    html`<iframe src="${source}" title="${title}"></iframe>`,
  );
}

export function busyPage(words: Words): Html {
  return page(
    { words, title: words.say('lite.busy'), kind: 'plain', refreshSeconds: busySeconds },
    html`<main><p class="problem">${words.say('lite.busy')}</p></main>`,
  );
}
