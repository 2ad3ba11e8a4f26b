// The commands that a guest can type, as a page. Pure.

import { commands, serviceHelp } from '../../../../contract/room/commands.ts';
import { html, type Html } from './html.ts';
import { page, hrefTo } from './page.ts';
import type { RoomBuffer } from '../model/buffer.ts';
import type { Words } from '../words/words.ts';

export function helpPage(words: Words, here: RoomBuffer): Html {
  return page(
    { words, title: `${words.say('help.title')} · Mayfly`, kind: 'plain' },
    html`<main>
      <p><a class="button" href="${hrefTo('room', here)}">${words.say('lite.back')}</a></p>
      <h1>${words.say('help.title')}</h1>
      <dl>
        ${[...Object.values(commands), serviceHelp].map(
          ({ usage, help }) =>
            html`<dt><code>${words.usage(usage)}</code></dt>
              <dd>${words.say(help)}</dd> `,
        )}
      </dl>
    </main>`,
  );
}
