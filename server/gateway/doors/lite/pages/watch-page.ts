// The frames around a stream of messages, which bring it back when it breaks. Pure.
//
// A document's refresh counts from the moment when all of it has come, the frames inside included; what
// a frame turns to afterwards does not stop it. (Measured in Firefox ESR 153 and Chromium 156, script
// off: test/browser/lite-streams.test.ts.) So there are three frames, one in another:
//
//   level 3  waits for a frame that is complete at once and only then turns to level 2: it counts from
//            its own start, and loads everything anew after twenty minutes, whatever became of what is
//            inside. This ends a silence that nothing else ends: a circuit that broke without an error.
//            It has two addresses in turn, because Firefox would put back into the same one what its
//            frame had turned to, and wait for it.
//   level 2  waits for level 1, and that for the stream. When the stream ends, in whatever way, both
//   level 1  begin to count: level 1 asks again after two seconds. If that fails, the browser's error
//            page asks no more, and level 2 has its turn.

import { html, type Html } from './html.ts';
import { page, plainSentence, refreshTag, hrefTo, type Refresh } from './page.ts';
import type { RoomBuffer } from '../model/buffer.ts';
import type { Words } from '../words/words.ts';

export type WatchLevel = 1 | 2 | 3;

export interface Watch {
  readonly level: WatchLevel;
  readonly turn: 0 | 1;
}

/** It stands in these pages, as their refresh would wait for a sheet to load. */
export const frameStyle =
  'body{margin:0}iframe{display:block;border:0;width:100%;height:100vh;color-scheme:light dark}';

const renewSeconds = 20 * 60;
const watchSeconds: Readonly<Record<WatchLevel, number>> = { 1: 2, 2: 30, 3: renewSeconds };
/** How long a frame waits that was refused a stream because there are too many. */
const busySeconds = 30;

/** A frame around the next, or around the messages themselves. */
export function watchPage(words: Words, here: RoomBuffer, { level, turn }: Watch): Html {
  const title = words.say('lite.messages');
  const label = plainSentence(words, 'talk.log', here.name);
  const again = (at: WatchLevel, seconds: number): Refresh => ({
    seconds,
    url: hrefTo('watch', here, at === 3 ? `&level=3&turn=${1 - turn}` : `&level=${at}`),
  });
  const refresh = again(level, watchSeconds[level]);
  const around = { words, title, kind: 'watch', style: frameStyle, refresh };
  if (level === 3) {
    const turns = html`<!doctype html><title>${title}</title>${refreshTag(again(2, 0))}`.toString();
    return page(around, html`<iframe srcdoc="${turns}" title="${label}"></iframe>`);
  }
  const inside = level === 1 ? hrefTo('stream', here) : hrefTo('watch', here, '&level=1');
  return page(around, html`<iframe src="${inside}" title="${label}"></iframe>`);
}

/** The messages are open in too many tabs already. */
export function busyPage(words: Words, here: RoomBuffer): Html {
  return page(
    { words, title: words.say('lite.messages'), kind: 'plain', refresh: { seconds: busySeconds } },
    html`<main>
      <p class="problem">${words.say('lite.busy')}</p>
      <p><a class="button" href="${hrefTo('messages', here)}">${words.say('lite.once')}</a></p>
    </main>`,
  );
}
