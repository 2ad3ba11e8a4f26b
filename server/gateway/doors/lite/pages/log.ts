// The lines of a channel or private talk as HTML: messages, events, and the marks between them. Pure.

import { spanText } from '../../../../contract/room/time-span.ts';
import { dayBetween } from './days.ts';
import { html, type Html, type Part } from './html.ts';
import type { EventLine, Line, RoomBuffer, TalkLine } from '../model/buffer.ts';
import { name, plainSentence, textWithLinks, sentence } from './page.ts';
import type { RenderContext } from './render-context.ts';
import type { Words } from '../words/words.ts';
import { zoneName } from './zones.ts';

function time({ offsetMinutes }: RenderContext, atMs: number): Html {
  const there = new Date(atMs + offsetMinutes * 60_000).toISOString();
  const [day = '', clock = ''] = there.split('T');
  return html`<time
    datetime="${new Date(atMs).toISOString()}"
    title="${day} ${clock.slice(0, 8)} ${zoneName(offsetMinutes)}"
    >${clock.slice(0, 5)}</time
  >`;
}

const takenBackKeys = {
  writer: 'talk.takenBack',
  host: 'talk.takenBackByHost',
} as const;

function talkLine(context: RenderContext, line: TalkLine): Html {
  const { words } = context;
  const kinds = ['message', line.form, line.own && 'own', line.mention && 'mention'];
  const kind = kinds.filter((word) => word !== false).join(' ');
  const note = line.form === 'notice' && html`<i>${words.say('talk.notice')}</i> `;
  const star = line.form === 'act' && '* ';
  const lost = line.refused && html` <i class="wrong">(${words.say('talk.failed')})</i>`;
  return html`<p class="${kind}">
    ${time(context, line.atMs)} ${star}${note}<b>${name(line.from)}</b>
    ${line.takenBack === null ? textWithLinks(line.text, context.seal) : html`<i>${words.say(takenBackKeys[line.takenBack])}</i>`}${lost}
  </p> `;
}

/** The class that an event's line has besides `event`. */
const classOfTone: { readonly [T in EventLine['tone']]: string } = {
  quiet: '',
  plain: 'notable',
  wrong: 'wrong',
};

function eventLine(context: RenderContext, line: EventLine): Html {
  return html`<p class="event ${classOfTone[line.tone]}">
    ${time(context, line.atMs)} ${sentence(context.words, line.key, line.values, context.seal)}
  </p> `;
}

export function lineOf(context: RenderContext, line: Line): Html {
  return line.kind === 'talk' ? talkLine(context, line) : eventLine(context, line);
}

/** All lines that are kept. Those not shown before stand below a mark, if there are older ones above it. */
export function linesOf(context: RenderContext, here: RoomBuffer): Html {
  const { words, offsetMinutes, forgetMs } = context;
  const missedAt = here.lines.findIndex(({ id }) => id > here.shownId);
  const missed = html`<p class="missed">${words.say('lite.missed')}</p> `;
  const lines = here.lines.map((line, index): Part => {
    const before = here.lines[index - 1];
    const mark = index === missedAt && index > 0 && missed;
    return html`${dayBetween(context, before, line)}${mark}${lineOf(context, line)}`;
  });
  // The style sheet hides both when lines come behind them.
  const empty =
    here.lines.length === 0 && html`<p class="event empty">${words.say('talk.empty')}</p> `;
  const zone = words.say('lite.times', { zone: zoneName(offsetMinutes) });
  const passing =
    forgetMs !== null && html` ${words.say('life.forgets', { text: spanText(forgetMs) })}.`;
  return html`<p class="event">${zone}${passing}</p>
    ${empty}${lines}`;
}

export function logTag(words: Words, here: RoomBuffer): Html {
  return html`<div
    class="log"
    role="log"
    aria-label="${plainSentence(words, 'talk.log', here.name)}"
  > `;
}

export function logOf(context: RenderContext, here: RoomBuffer): Html {
  return html`${logTag(context.words, here)}${linesOf(context, here)}</div>
`;
}
