// Asks whose place it is that an address without a cookie opens, before anything of it is shown or done. Pure.

import { html, type Html } from './html.ts';
import { unsent } from './join-page.ts';
import { page, sentence } from './page.ts';
import type { Words } from '../words/words.ts';

export interface WhosePage {
  readonly nick: string;
  /** Of the form that says yes. */
  readonly id: string;
  /** What was written and not sent; '' for nothing. */
  readonly text: string;
}

export function whosePage(words: Words, { nick, id, text }: WhosePage): Html {
  // No link leads from here to a page below the guest's own path: it would come from there.
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
