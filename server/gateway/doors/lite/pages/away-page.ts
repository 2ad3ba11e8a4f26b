// The page between a link in a message and the site that it leads to. Nothing is loaded from there, the site learns
// nothing of the room, and the guest decides. Pure.

import { segments } from '../../../../contract/room/segments.ts';
import { html, type Html } from './html.ts';
import { page, sentence } from './page.ts';
import type { Words } from '../words/words.ts';

/** @returns the address as a browser reads it; null: no link in a message can have it. */
export function awayAddress(text: string): URL | null {
  const [only, ...more] = segments(text);
  if (only === undefined || only.href === null || more.length > 0) return null;
  return new URL(only.href);
}

export function awayPage(words: Words, address: URL): Html {
  const { hostname, host, href } = address;
  const onion = hostname.endsWith('.onion');
  return page(
    { words, title: `${words.say('lite.away')} · Mayfly`, kind: 'plain' },
    html`<main>
      <h1>${words.say('lite.away')}</h1>
      <p class="address"><bdi>${href}</bdi></p>
      <p>${words.say('lite.awayMore')} ${words.say(onion ? 'lite.awayOnion' : 'lite.awayClear')}</p>
      <p>
        <a class="button" href="${href}" rel="noreferrer noopener nofollow"
          ><span>${sentence(words, 'lite.open', { name: host })}</span></a
        >
      </p>
      <p>${words.say('lite.awayStay')}</p>
    </main>`,
  );
}
