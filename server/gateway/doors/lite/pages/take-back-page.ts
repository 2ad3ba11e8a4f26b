// The page on which a host chooses a message of the channel that is taken back. Pure.

import { cleanText } from '../../../../contract/room/clean.ts';
import type { RoomBuffer, TalkLine } from '../model/buffer.ts';
import type { Words } from '../words/words.ts';
import { html, type Html } from './html.ts';
import { hrefTo, name, page, sentence } from './page.ts';

export interface TakeBackForm {
  readonly here: RoomBuffer;
  readonly id: string;
  /** No message was chosen, or one that is gone. */
  readonly isWrong: boolean;
}

function choice({ from, text, msgid }: TalkLine): Html {
  return html`<label class="choice"
    ><input type="radio" name="msgid" value="${msgid ?? ''}" required />
    <span><b>${name(from)}</b> <bdi>${cleanText(text)}</bdi></span></label
  > `;
}

export function takeBackPage(words: Words, { here, id, isWrong }: TakeBackForm): Html {
  const lines = here.toTakeBack.toReversed();
  const what = words.say('talk.redactShort');
  const title = isWrong ? words.say('lite.errorTitle', { what }) : what;
  const problem =
    isWrong &&
    html`<p class="problem" id="problem" role="alert">${words.say('lite.takeBackWrong')}</p> `;
  const form = html`<p>${words.say('confirm.redactMore')}</p>
    <form method="post" action="${hrefTo('take-back', here)}">
      <input type="hidden" name="id" value="${id}" />
      <fieldset ${isWrong && html`aria-describedby="problem"`}>
        <legend>${words.say('lite.takeBackWhich')}</legend>
        ${lines.map(choice)}
      </fieldset>
      <button type="submit" class="main">${what}</button>
    </form>`;
  return page(
    { words, title: `${title} · Mayfly`, kind: 'plain' },
    html`<main>
      <p><a class="button" href="${hrefTo('room', here)}">${words.say('lite.back')}</a></p>
      <h1>${sentence(words, 'lite.takeBack', { name: here.name })}</h1>
      ${problem}${lines.length === 0 ? html`<p>${words.say('lite.takeBackNone')}</p>` : form}
    </main>`,
  );
}
