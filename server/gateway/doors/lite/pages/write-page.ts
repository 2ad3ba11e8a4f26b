// The form in which a guest writes, alone in its frame or in one page with the messages. Pure.

import { html, type Html } from './html.ts';
import { page, sentence, hrefTo } from './page.ts';
import type { RoomBuffer } from '../model/buffer.ts';
import type { Words } from '../words/words.ts';

/** A note above the form, about the message that was sent before; null: none. */
export type WriteNote =
  | { readonly kind: 'go'; readonly buffer: RoomBuffer }
  | { readonly kind: 'problem'; readonly words: Html | string }
  | { readonly kind: 'no stream' | 'waits' }
  | null;

export interface WriteForm {
  readonly here: RoomBuffer;
  readonly id: string;
  /** The text in the field. */
  readonly text: string;
  readonly note: WriteNote;
  /** In one page with the messages. */
  readonly whole: boolean;
}

// Some lines of IRC. The form's body may be 4 KiB long (lite-door.ts).
const maxTextLength = 1_000;

function noteOf(words: Words, { note, here }: WriteForm): Html | null {
  if (note === null) return null;
  if (note.kind === 'problem') {
    return html`<p class="problem" id="problem" role="alert">${note.words}</p> `;
  }
  if (note.kind === 'go') {
    const link = sentence(words, 'lite.open', { name: note.buffer.name });
    return html`<p class="note">
      <a href="${hrefTo('room', note.buffer)}" target="_top">${link}</a>
    </p> `;
  }
  if (note.kind === 'waits') return html`<p class="note">${words.say('lite.waits')}</p> `;
  const reload = html`<a href="${hrefTo('room', here)}" target="_top"
    >${words.say('lite.reload')}</a
  >`;
  return html`<p class="note">${words.say('lite.noStream')} ${reload}</p> `;
}

export function writeForm(words: Words, form: WriteForm): Html {
  const { here, id, text, whole, note } = form;
  const action = hrefTo('write', here, whole ? '&whole=1' : '');
  const hidden = html`<input type="hidden" name="id" value="${id}" />`;
  if (here.isChannel && here.presence === 'out') {
    return html`${noteOf(words, form)}
      <form method="post" action="${action}" class="write">
        ${hidden}<input type="hidden" name="text" value="/join ${here.name}" />
        <p class="note">
          ${note?.kind !== 'problem' && words.say('composer.notJoined')}
          <button type="submit" class="main">
            <span>${sentence(words, 'talk.backTo', { channel: here.name })}</span>
          </button>
        </p>
      </form> `;
  }
  const described =
    note?.kind === 'problem' && html` aria-invalid="true" aria-describedby="problem"`;
  return html`${noteOf(words, form)}
    <form method="post" action="${action}" class="write" autocomplete="off">
      ${hidden}
      <label for="text">${sentence(words, 'composer.label', { name: here.name })}</label>
      <span class="row"
        ><input
          id="text"
          name="text"
          type="text"
          value="${text}"
          maxlength="${maxTextLength}"
          autofocus${described}
        />
        <button type="submit" class="main">${words.say('composer.send')}</button></span
      >
    </form>
    ${here.lastOwnId !== null && takeBackForm(words, action, hidden)}`;
}

/** Takes back the guest's last message. It comes after the field, so that nothing moves there. */
function takeBackForm(words: Words, action: string, hidden: Html): Html {
  return html`<form method="post" action="${action}" class="write">
    ${hidden}<input type="hidden" name="text" value="/takeback" />
    <button type="submit">${words.say('talk.redactLast')}</button>
  </form> `;
}

export function writePage(words: Words, form: WriteForm): Html {
  const what = words.say('lite.write');
  const title = form.note?.kind === 'problem' ? words.say('lite.errorTitle', { what }) : what;
  return page(
    { words, title: `${title} · Mayfly`, kind: 'writing' },
    html`<main>
      <h1 class="visually-hidden">${sentence(words, 'lite.write', {})}</h1>
      ${writeForm(words, form)}
    </main>`,
  );
}
