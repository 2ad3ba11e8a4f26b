// A frame over the whole room page. It shows nothing while the room is open, and covers the page once the room has
// ended: otherwise the guest would see the browser's own error, and a form that leads nowhere. Pure.

import { html, type Html } from './html.ts';
import { openDocument } from './page.ts';
import type { Words } from '../words/words.ts';

/** In the document itself: the room's style sheet would give it a background. */
export const endStyle =
  'html{background:transparent;color-scheme:light dark}.over{position:fixed;inset:0;padding:1rem;background:Canvas;color:CanvasText;font:100%/1.5 system-ui,sans-serif}';

/** The first part. The answer stays open after it. */
export function endStart(words: Words): Html {
  return openDocument({ words, title: words.say('lite.room'), kind: 'end', style: endStyle });
}

/** The second part, when the room has ended. */
export function endCover(words: Words): Html {
  return html`<main class="over" role="alert">
      <h1>${words.say('ended.over')}</h1>
      <p>${words.say('ended.overMore')}</p>
    </main>
    </body>
    </html> `;
}
