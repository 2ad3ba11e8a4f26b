// The page of a guest who waits to be let in. It loads itself again. Pure.

import type { KnockNews } from '../../../../contract/words/knock.ts';
import { html, type Html } from './html.ts';
import { page } from './page.ts';
import type { Words } from '../words/words.ts';

const refreshSeconds = 5;

export function waitPage(words: Words, { words: two, isHostHere }: KnockNews): Html {
  const title = words.say('knock.title');
  return page(
    {
      words,
      title: `${title} · Mayfly`,
      kind: 'plain',
      refresh: { seconds: refreshSeconds },
    },
    html`<main>
      <h1>${title}</h1>
      <p>${words.say('knock.more')}</p>
      <p class="two-words"><strong lang="en" translate="no">${two}</strong></p>
      ${!isHostHere && html`<p>${words.say('says.knockNoHost')}</p> `}
      <p>${words.say('lite.knockLooks')}</p>
      <p><a class="button" href="?look">${words.say('lite.knockLook')}</a></p>
    </main>`,
  );
}
