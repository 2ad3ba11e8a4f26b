// Pages with one message and a link that leads on, like the one for a guest who is no longer in the room. Pure.

import { sentenceOf } from '../../../../contract/words/room-says.ts';
import { html, type Html } from './html.ts';
import { page, sentence } from './page.ts';
import type { Words } from '../words/words.ts';

/** What was written and not sent, to be copied; null: nothing was. */
export function unsent(words: Words, text: string): Html | null {
  if (text === '') return null;
  return html`<p>
    <label for="unsent">${words.say('lite.unsent')}</label>
    <textarea id="unsent" rows="3" readonly>${text}</textarea>
  </p> `;
}

/**
 * A page with one message, and a link that leads on. The link leaves any frame that the page is in.
 * @param text what the guest wrote and could not send; '' for nothing.
 */
export function noticePage(
  words: Words,
  notice: { readonly title: string; readonly more: Html | string },
  link: { readonly href: string; readonly text: string } | null,
  text = '',
): Html {
  return page(
    { words, title: `${notice.title} · Mayfly`, kind: 'plain' },
    html`<main>
      <h1>${notice.title}</h1>
      <p>${notice.more}</p>
      ${unsent(words, text)}${
        link !== null &&
        html`<p><a class="button" href="${link.href}" target="_top">${link.text}</a></p> `
      }
    </main>`,
  );
}

/** The link to the join form. */
export const joinAgain = (words: Words): { href: string; text: string } => ({
  href: `/lite?lang=${words.language}`,
  text: words.say('ended.again'),
});

/**
 * Why the guest is no longer in the room.
 * @param why null: nobody knows.
 * @param unsentText what the guest wrote and could not send; '' for nothing.
 */
export function endedPage(
  words: Words,
  why: 'left' | 'ending' | { readonly text: string } | null,
  unsentText = '',
): Html {
  const text = typeof why === 'string' ? '' : (why?.text ?? '');
  const told = (title: string, more: Html | string): Html =>
    noticePage(words, { title, more }, joinAgain(words), unsentText);
  if (why === 'left' || sentenceOf(text)?.key === 'shut.left') {
    return told(words.say('ended.left'), words.say('ended.leftMore'));
  }
  if (why === 'ending') return told(words.say('ended.over'), words.say('ended.overMore'));
  if (text !== '') {
    return told(words.say('ended.shut'), sentence(words, 'failed.closed', { why: text }));
  }
  return told(words.say('lite.out'), words.say('lite.outMore'));
}
