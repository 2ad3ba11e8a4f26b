// Why nobody can enter a sealed room without JavaScript, and how they can: a part of the first page, and a page. Pure.

import { html, type Html } from './html.ts';
import { languageLinks, page } from './page.ts';
import type { Words } from '../words/words.ts';

function why(words: Words): Html {
  return html`<p>${words.say('lite.sealedWhy')}</p>
    <p>${words.say('lite.sealedPage')}</p>
    <p>${words.say('lite.sealedConnect')} <code>mayfly connect -</code></p>
    <p>${words.say('lite.sealedKeep')}</p> `;
}

/** For the page with script, whose style sheet is for that page's own elements only. */
export function sealedPart(words: Words): Html {
  return html`<link rel="stylesheet" href="/lite/style.css" />
    <div class="sealed" lang="${words.language}" dir="ltr">
      <h2>${words.say('lite.sealed')}</h2>
      ${why(words)}
    </div> `;
}

export function sealedPage(words: Words): Html {
  const title = words.say('lite.sealed');
  return page(
    { words, title: `${title} · Mayfly`, kind: 'plain' },
    html`${languageLinks(words, '/lite')}
      <main class="sealed">
        <h1>${title}</h1>
        ${why(words)}
      </main>`,
  );
}
