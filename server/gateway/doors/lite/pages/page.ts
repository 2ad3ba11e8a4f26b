// What all pages of the lite door are made of: the document, names, texts, sentences, links. Pure.

import { languages } from '../../../../contract/words/languages.ts';
import type { Values } from '../../../../contract/words/messages.ts';
import { cleanName, cleanText } from '../../../../contract/room/clean.ts';
import { segments } from '../../../../contract/room/segments.ts';
import { html, type Html, type Part } from './html.ts';
import type { RoomBuffer } from '../model/buffer.ts';
import type { Seal } from '../secrets/seal.ts';
import { isLiteKey, type LiteKey, type Words } from '../words/words.ts';

/** Loads a page again, so many seconds after all of the document has come. */
export interface Refresh {
  readonly seconds: number;
  /** Not given: the same address. */
  readonly url?: string;
}

export interface DocumentParts {
  readonly words: Words;
  /** Stands in the browser's history: it names nobody and no channel. */
  readonly title: string;
  /** A class of the body, for the style sheet. */
  readonly kind: string;
  readonly refresh?: Refresh;
  /** In place of the style sheet. It must hold nothing that HTML would read as markup. */
  readonly style?: string;
}

export function refreshTag({ seconds, url }: Refresh): Html {
  const target = url === undefined ? '' : `;url=${url}`;
  return html`<meta http-equiv="refresh" content="${seconds}${target}" />`;
}

// The page's Content-Security-Policy has the hash of exactly what is between the tags.
// oxfmt-ignore
const styleTag = (style: string): Html => html`<style>${style}</style>`;

/** A document up to the start of its body: a stream begins with it. */
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
 * A text that somebody wrote. Its links lead to a page of ours that says where they go. They are relative, as
 * all links of a guest's pages are, and sealed, because the browser's history keeps them.
 * @param seal null: addresses in the text are not made links.
 */
export function textWithLinks(text: string, seal: Seal | null): Html {
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
 * A sentence of the catalogue; its gaps are filled with what others wrote.
 * @param seal not given: addresses in it are not made links.
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
    return textWithLinks(piece.value, seal);
  })}`;
}

/** The same as plain text, for titles and labels. */
export function plainSentence(words: Words, key: LiteKey, named: string): string {
  return words.say(key, { name: cleanName(named), channel: cleanName(named) });
}

/** `room?in=ADDRESS`: relative, so that it works below the cookie's path and below a token's. */
export function hrefTo(what: string, buffer: Pick<RoomBuffer, 'address'>, more = ''): string {
  return `${what}?in=${buffer.address}${more}`;
}

/** @param here the page's address with its query, but without `lang`. */
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
