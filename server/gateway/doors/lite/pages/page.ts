// What all pages of the lite door are made of: the document, names, texts, sentences, lines. Pure.

import { languages } from '../../../../contract/words/languages.ts';
import type { Values } from '../../../../contract/words/messages.ts';
import { cleanName, cleanText } from '../../../../contract/room/clean.ts';
import { segments } from '../../../../contract/room/segments.ts';
import { html, type Html, type Part } from './html.ts';
import type { EventLine, Line, Place, TalkLine } from '../model/buffer.ts';
import type { RenderContext } from './render-context.ts';
import type { Seal } from '../secrets/seal.ts';
import { isLiteKey, type LiteKey, type Words } from '../words/words.ts';
import { zoneName } from './zones.ts';

/** Asks again so many seconds after all of the document has come. */
export interface Refresh {
  readonly seconds: number;
  /** Not given: for the same address. */
  readonly url?: string;
}

export interface DocumentParts {
  readonly words: Words;
  /** Stands in the browser's history: it names nobody and no channel. */
  readonly title: string;
  /** A class of the body, for the style sheet. */
  readonly kind: string;
  readonly refresh?: Refresh;
  /** In place of the style sheet; without anything that HTML would read in it. */
  readonly style?: string;
}

export function refreshTag({ seconds, url }: Refresh): Html {
  const target = url === undefined ? '' : `;url=${url}`;
  return html`<meta http-equiv="refresh" content="${seconds}${target}" />`;
}

// The page's policy names the hash of what stands between the tags.
// oxfmt-ignore
const styleTag = (style: string): Html => html`<style>${style}</style>`;

/** A document up to the start of its body: what streams begin with. */
export function openDocument({ words, title, kind, refresh, style }: DocumentParts): Html {
  return html`<!doctype html>
    <html lang="${words.language}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        ${refresh !== undefined && refreshTag(refresh)}
        <title>${title}</title>
        ${style === undefined ? html`<link rel="stylesheet" href="/lite/style.css" />` : styleTag(style)}
      </head>
      <body class="${kind}">
     `;
}

export function page(parts: DocumentParts, body: Html): Html {
  return html`${openDocument(parts)}${body}
    </body>
    </html> `;
}

/** A nickname or a channel's name. */
export function name(text: string): Html {
  return html`<bdi>${cleanName(text)}</bdi>`;
}

/**
 * A text that somebody wrote. Its links lead to a page of ours that says where they go: relative, as
 * all links of a guest's pages are, and sealed, as the browser's history keeps them.
 * @param seal null: its links are no links.
 */
export function said(text: string, seal: Seal | null): Html {
  return html`<bdi
    >${segments(cleanText(text)).map(({ text: piece, href }) =>
      href === null || !seal
        ? piece
        : html`<a href="away?to=${seal.seal(href)}" rel="noopener" target="_blank">${piece}</a>`,
    )}</bdi
  >`;
}

const namesOfGaps: ReadonlySet<string> = new Set(['nick', 'to', 'by', 'channel', 'name', 'other']);

/**
 * A sentence of the catalogue with its gaps filled by what others wrote.
 * @param seal not given: no link of theirs is one.
 */
export function sentence(
  words: Words,
  key: string,
  values: Values,
  seal: Seal | null = null,
): Html {
  if (!isLiteKey(key)) return html``;
  return html`${words.pieces(key, values).map((piece): Part => {
    if ('words' in piece) return piece.words;
    if (namesOfGaps.has(piece.gap)) return name(piece.value);
    return said(piece.value, seal);
  })}`;
}

/** The same as plain text, for titles and labels. */
export function plainly(words: Words, key: LiteKey, named: string): string {
  return words.say(key, { name: cleanName(named), channel: cleanName(named) });
}

function time({ offsetMinutes }: RenderContext, atMs: number): Html {
  const there = new Date(atMs + offsetMinutes * 60_000).toISOString();
  const [day = '', clock = ''] = there.split('T');
  return html`<time
    datetime="${new Date(atMs).toISOString()}"
    title="${day} ${clock.slice(0, 8)} ${zoneName(offsetMinutes)}"
    >${clock.slice(0, 5)}</time
  >`;
}

function talkLine(reader: RenderContext, line: TalkLine): Html {
  const { words } = reader;
  const kinds = ['said', line.form, line.own && 'own', line.mention && 'mention'];
  const kind = kinds.filter((word) => word !== false).join(' ');
  const note = line.form === 'notice' && html`<i>${words.say('talk.notice')}</i> `;
  const star = line.form === 'act' && '* ';
  const lost = line.refused && html` <i class="wrong">(${words.say('talk.failed')})</i>`;
  return html`<p class="${kind}">
    ${time(reader, line.atMs)} ${star}${note}<b>${name(line.from)}</b>
    ${said(line.text, reader.seal)}${lost}
  </p> `;
}

/** Of a line about something that happened: what it is apart from that. */
const classOfTone: { readonly [T in EventLine['tone']]: string } = {
  quiet: '',
  plain: 'notable',
  wrong: 'wrong',
};

function eventLine(reader: RenderContext, line: EventLine): Html {
  return html`<p class="event ${classOfTone[line.tone]}">
    ${time(reader, line.atMs)} ${sentence(reader.words, line.key, line.values, reader.seal)}
  </p> `;
}

export function lineOf(reader: RenderContext, line: Line): Html {
  return line.kind === 'talk' ? talkLine(reader, line) : eventLine(reader, line);
}

/** `room?in=ADDRESS` and its like: relative, so that it holds below a cookie's path and a token's. */
export function to(what: string, place: Pick<Place, 'address'>, more = ''): string {
  return `${what}?in=${place.address}${more}`;
}

/** @param here the page's address without `lang`; its query, if it has one, included. */
export function languageLinks(words: Words, here: string): Html {
  const links = Object.entries(languages).map(([tag, language]): Part => {
    const current = tag === words.language && html` aria-current="true"`;
    const mark = here.includes('?') ? '&' : '?';
    return html`<li>
      <a href="${here}${mark}lang=${tag}" lang="${tag}" hreflang="${tag}" ${current}
        >${language.name}</a
      >
    </li> `;
  });
  return html`<nav class="languages" aria-label="${words.say('lite.language')}">
    <ul>
      ${links}
    </ul>
  </nav> `;
}
