// A frame over all of the room's page that shows nothing while the room goes on, and covers everything once it
// has ended: what lies below would show the browser's own error, and a form that leads nowhere. Pure.

import { html, type Html } from './html.ts';
import { openDocument } from './page.ts';
import type { Words } from '../words/words.ts';

/** In the frame itself: with the room's sheet it would have the room's background. */
export const endStyle =
  'html{background:transparent;color-scheme:light dark}.over{position:fixed;inset:0;padding:1rem;background:Canvas;color:CanvasText;font:100%/1.5 system-ui,sans-serif}';

/** What comes at once; the answer stays open. */
export function endStart(words: Words): Html {
  return openDocument({ words, title: words.say('lite.room'), kind: 'end', style: endStyle });
}

/** What comes when the room has ended. */
export function endCover(words: Words): Html {
  return html`<main class="over" role="alert">
      <h1>${words.say('ended.over')}</h1>
      <p>${words.say('ended.overMore')}</p>
    </main>
    </body>
    </html> `;
}
