// The form by which a guest enters, and what stands in its place when there is nothing to enter. Pure.

import type { Values } from '../../contract/words/catalogue.ts';
import { cleanName } from '../../contract/words/clean.ts';
import { sentenceOf } from '../../contract/words/room-says.ts';
import type { ViewMode } from './guest.ts';
import { html, type Html } from './html.ts';
import { languageLinks, page, sentence } from './page.ts';
import type { LiteKey, Words } from './words.ts';

export interface JoinForm {
  readonly id: string;
  readonly nick: string;
  readonly channel: string;
  readonly mode: ViewMode;
  readonly problem: { readonly key: LiteKey; readonly values: Values } | null;
  /** The guest's nickname where they are in already. */
  readonly inside: string | null;
}

const modes: readonly ViewMode[] = ['live', 'slow', 'page'];

export function joinPage(words: Words, form: JoinForm): Html {
  const { problem, mode, inside } = form;
  const title = words.say('join.title', { channel: cleanName(form.channel) });
  const wrongPassphrase = problem?.key === 'failed.passphrase';
  const wrongNick = problem?.key === 'failed.nickTaken' || problem?.key === 'failed.nickForm';
  const invalid = html` aria-invalid="true" aria-describedby="problem"`;
  return page(
    { words, title: `${title} · Mayfly`, kind: 'plain' },
    html`${languageLinks(words, '/lite')}
      <main>
        <h1>${sentence(words, 'join.title', { channel: form.channel })}</h1>
        <p>${words.say('join.intro')} ${words.say('lite.intro')}</p>
        ${
          inside !== null &&
          html`<p class="note">
            ${sentence(words, 'lite.inside', { nick: inside })}
            <a href="/lite/in/room">${words.say('lite.back')}</a>
          </p> `
        }${
          problem !== null &&
          html`<p class="problem" id="problem" role="alert">
            ${sentence(words, problem.key, problem.values)}
          </p> `
        }
        <form method="post" action="/lite" autocomplete="off">
          <input type="hidden" name="id" value="${form.id}" />
          <input type="hidden" name="lang" value="${words.language}" />
          <p>
            <label for="nick">${words.say('join.nickname')}</label>
            <input
              id="nick"
              name="nick"
              type="text"
              value="${form.nick}"
              maxlength="31"
              required
              autocapitalize="off"
              spellcheck="false"
              ${wrongNick && invalid}
            />
          </p>
          <p>
            <label for="key">${words.say('join.passphrase')}</label>
            <input
              id="key"
              name="key"
              type="password"
              maxlength="1000"
              autocapitalize="off"
              spellcheck="false"
              ${
                wrongPassphrase
                  ? html`aria-invalid="true" aria-describedby="problem key-hint"`
                  : html`aria-describedby="key-hint"`
              }
            />
            <span class="hint" id="key-hint">${words.say('lite.keyHint')}</span>
          </p>
          <p>
            <label for="channel">${words.say('join.channel')}</label>
            <input
              id="channel"
              name="channel"
              type="text"
              value="${form.channel}"
              maxlength="50"
              required
              autocapitalize="off"
              spellcheck="false"
            />
          </p>
          <fieldset>
            <legend>${words.say('lite.arrive')}</legend>
            ${modes.map(
              (value) =>
                html`<label class="choice"
                  ><input
                    type="radio"
                    name="view"
                    value="${value}"
                    ${value === mode && html` checked`}
                  />
                  ${words.say(`lite.${value}`)}</label
                > `,
            )}
          </fieldset>
          <p><button type="submit" class="main">${words.say('join.enter')}</button></p>
        </form>
      </main>`,
  );
}

/** A page that says one thing, and where to go from there. Its links leave any frame that it is in. */
export function noticePage(
  words: Words,
  notice: { readonly title: string; readonly more: Html | string },
  link: { readonly href: string; readonly text: string } | null,
): Html {
  return page(
    { words, title: `${notice.title} · Mayfly`, kind: 'plain' },
    html`<main>
      <h1>${notice.title}</h1>
      <p>${notice.more}</p>
      ${
        link !== null &&
        html`<p><a class="button" href="${link.href}" target="_top">${link.text}</a></p> `
      }
    </main>`,
  );
}

export const joinAgain = (words: Words): { href: string; text: string } => ({
  href: `/lite?lang=${words.language}`,
  text: words.say('ended.again'),
});

/** Why the guest is out, in their own page's words. */
export function endedPage(
  words: Words,
  why: 'left' | 'ending' | { readonly text: string } | null,
): Html {
  const text = typeof why === 'string' ? '' : (why?.text ?? '');
  if (why === 'left' || sentenceOf(text)?.key === 'shut.left') {
    return noticePage(
      words,
      { title: words.say('ended.left'), more: words.say('ended.leftMore') },
      joinAgain(words),
    );
  }
  if (why === 'ending') {
    return noticePage(
      words,
      { title: words.say('ended.over'), more: words.say('ended.overMore') },
      joinAgain(words),
    );
  }
  if (text !== '') {
    const more = sentence(words, 'failed.closed', { why: text });
    return noticePage(words, { title: words.say('ended.shut'), more }, joinAgain(words));
  }
  return noticePage(
    words,
    { title: words.say('lite.out'), more: words.say('lite.outMore') },
    joinAgain(words),
  );
}
