// The form by which a guest enters, and what stands in its place when there is nothing to enter. Pure.

import type { Values } from '../../../../contract/words/messages.ts';
import { sentenceOf } from '../../../../contract/words/room-says.ts';
import type { ViewMode } from '../guests/guest.ts';
import { html, type Html } from './html.ts';
import { languageLinks, page, sentence } from './page.ts';
import type { LiteKey, Words } from '../words/words.ts';

export type JoinField = 'nick' | 'key' | 'channel';

export interface JoinProblem {
  readonly key: LiteKey;
  readonly values: Values;
  /** The field that has it; null: none of them. */
  readonly field: JoinField | null;
}

export interface JoinForm {
  readonly id: string;
  readonly nick: string;
  readonly channel: string;
  readonly mode: ViewMode;
  readonly problem: JoinProblem | null;
  /** The guest's nickname where they are in already. */
  readonly inside: string | null;
  /** `open`: the room asks for none. `kept`: it was typed before. `bar`: the address bar has the link. */
  readonly passphrase: 'asked' | 'open' | 'kept' | 'bar';
  /** What is kept, sealed; '' for nothing. */
  readonly kept: string;
}

const modes: readonly ViewMode[] = ['live', 'slow', 'page'];

const labels = {
  nick: 'join.nickname',
  key: 'join.passphrase',
  channel: 'join.channel',
} as const satisfies Record<JoinField, LiteKey>;

const keyHints = {
  asked: 'lite.keyAsked',
  open: 'lite.keyOpen',
  kept: 'lite.keyKept',
  bar: 'lite.keyBar',
} as const satisfies Record<JoinForm['passphrase'], LiteKey>;

/** Stands in the browser's history: it names nobody and no channel. */
function titleOf(words: Words, problem: JoinProblem | null): string {
  const form = words.say('join.enter');
  if (problem === null) return `${form} · Mayfly`;
  const told = words.say(problem.key);
  const field = problem.field === null ? form : words.say(labels[problem.field]);
  // A sentence with a gap would name something.
  return `${words.say('lite.errorTitle', { what: told.includes('{') ? field : told })} · Mayfly`;
}

function problemNote(words: Words, { key, values }: JoinProblem): Html {
  return html`<p class="problem" id="problem" role="alert">${sentence(words, key, values)}</p> `;
}

/** What says that a field is the one with the problem. @param hint the id of what describes it anyway. */
function marks(problem: JoinProblem | null, field: JoinField, hint: string | null = null): Html {
  const isWrong = problem?.field === field;
  const described = [isWrong && 'problem', hint].filter((id) => typeof id === 'string').join(' ');
  return html`${isWrong && html` aria-invalid="true" autofocus`}${
    described !== '' && html` aria-describedby="${described}"`
  }`;
}

export function joinForm(words: Words, form: JoinForm): Html {
  const { problem, mode, passphrase, kept } = form;
  return html`${problem !== null && problemNote(words, problem)}
    <form method="post" action="/lite" class="join" autocomplete="off">
      <input type="hidden" name="id" value="${form.id}" />
      <input type="hidden" name="lang" value="${words.language}" />
      ${kept !== '' && html`<input type="hidden" name="kept" value="${kept}" /> `}
      <p>
        <label for="nick">${words.say('join.nickname')}</label>
        <input
          id="nick"
          name="nick"
          type="text"
          value="${form.nick}"
          maxlength="64"
          required
          autocapitalize="off"
          spellcheck="false"
          ${marks(problem, 'nick')}
        />
      </p>
      <p>
        <label for="key">${words.say('join.passphrase')}</label>
        <input
          id="key"
          name="key"
          type="password"
          maxlength="2000"
          autocapitalize="off"
          spellcheck="false"
          ${marks(problem, 'key', 'key-hint')}
        />
        <span class="hint" id="key-hint">${words.say(keyHints[passphrase])}</span>
      </p>
      <p>
        <label for="channel">${words.say('join.channel')}</label>
        <input
          id="channel"
          name="channel"
          type="text"
          value="${form.channel}"
          maxlength="2000"
          required
          autocapitalize="off"
          spellcheck="false"
          ${marks(problem, 'channel')}
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
    </form> `;
}

/** The form for the page with script, which has a sheet of its own for its own elements only. */
export function firstForm(words: Words, form: JoinForm): Html {
  return html`<link rel="stylesheet" href="/lite/style.css" />
    <div lang="${words.language}" dir="ltr">
      <p>${words.say('lite.noScript')}</p>
      ${joinForm(words, form)}
    </div> `;
}

export function joinPage(words: Words, form: JoinForm): Html {
  const { problem, inside } = form;
  return page(
    { words, title: titleOf(words, problem), kind: 'plain' },
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
        }${joinForm(words, form)}
      </main>`,
  );
}

/** What was written and went nowhere, to be copied. */
export function unsent(words: Words, text: string): Html | null {
  if (text === '') return null;
  return html`<p>
    <label for="unsent">${words.say('lite.unsent')}</label>
    <textarea id="unsent" rows="3" readonly>${text}</textarea>
  </p> `;
}

/** A page that says one thing, and where to go from there. Its links leave any frame that it is in. */
export function noticePage(
  words: Words,
  notice: { readonly title: string; readonly more: Html | string },
  link: { readonly href: string; readonly text: string } | null,
  text = '',
): Html {
  return page(
    { words, title: `${notice.title} · Mayfly`, kind: 'plain' },
    html`<main>
      <h1>${notice.title}</h1>
      <p>${notice.more}</p>
      ${unsent(words, text)}${
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

/**
 * Why the guest is out, in their own page's words.
 * @param unsentText what they wrote meanwhile.
 */
export function endedPage(
  words: Words,
  why: 'left' | 'ending' | { readonly text: string } | null,
  unsentText = '',
): Html {
  const text = typeof why === 'string' ? '' : (why?.text ?? '');
  const told = (title: string, more: Html | string): Html =>
    noticePage(words, { title, more }, joinAgain(words), unsentText);
  if (why === 'left' || sentenceOf(text)?.key === 'shut.left') {
    return told(words.say('ended.left'), words.say('ended.leftMore'));
  }
  if (why === 'ending') return told(words.say('ended.over'), words.say('ended.overMore'));
  if (text !== '') {
    return told(words.say('ended.shut'), sentence(words, 'failed.closed', { why: text }));
  }
  return told(words.say('lite.out'), words.say('lite.outMore'));
}
