// Asks whether the visitor is the guest whose token is in the address, before anything of the guest is shown. Pure.

import { html, type Html } from './html.ts';
import { unsent } from './notice-page.ts';
import { page, sentence } from './page.ts';
import type { Words } from '../words/words.ts';

export interface ConfirmGuestPage {
  readonly nick: string;
  /** Of the form that confirms it. */
  readonly id: string;
  /** What was written and could not be sent; '' for nothing. */
  readonly text: string;
}

export function confirmGuestPage(words: Words, { nick, id, text }: ConfirmGuestPage): Html {
  // No link leads from here to a page below the guest's path: its Referer would count as a page of the guest's.
  return page(
    { words, title: `${words.say('lite.whose')} · Mayfly`, kind: 'plain' },
    html`<main>
      <h1>${words.say('lite.whose')}</h1>
      <p>${sentence(words, 'lite.whoseMore', { nick })}</p>
      ${unsent(words, text)}
      <form method="post" action="mine" target="_top">
        <input type="hidden" name="id" value="${id}" />
        <p>
          <button type="submit"><span>${sentence(words, 'lite.mine', { nick })}</span></button>
        </p>
      </form>
      <p>
        <a class="button" href="/lite?lang=${words.language}" target="_top"
          >${words.say('lite.notMine')}</a
        >
      </p>
    </main>`,
  );
}
