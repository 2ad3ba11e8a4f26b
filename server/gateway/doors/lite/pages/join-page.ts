// The form by which a guest joins the room, alone or as a page. Pure.

import type { Values } from '../../../../contract/words/messages.ts';
import { viewModes, type ViewMode } from './view-mode.ts';
import { html, type Html } from './html.ts';
import { languageLinks, page, sentence } from './page.ts';
import type { LiteKey, Words } from '../words/words.ts';

export type JoinField = 'nick' | 'key' | 'channel';

export interface JoinProblem {
  readonly key: LiteKey;
  readonly values: Values;
  /** The field that the problem is about; null: none of them. */
  readonly field: JoinField | null;
}

export interface JoinForm {
  readonly id: string;
  readonly nick: string;
  readonly channel: string;
  readonly mode: ViewMode;
  readonly problem: JoinProblem | null;
  /** The guest's nickname if they are in the room already, else null. */
  readonly inside: string | null;
  /** `open`: the room asks for none. `kept`: it was typed before. `bar`: the link is in the address bar. */
  readonly passphrase: 'asked' | 'open' | 'kept' | 'bar';
  /** The passphrase that was typed before, sealed; '' for none. */
  readonly kept: string;
}

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

/** The title stands in the browser's history, so it names nobody and no channel. */
function titleOf(words: Words, problem: JoinProblem | null): string {
  const form = words.say('join.enter');
  if (problem === null) return `${form} · Mayfly`;
  const told = words.say(problem.key);
  const field = problem.field === null ? form : words.say(labels[problem.field]);
  // A sentence with a gap would name a person or a channel.
  return `${words.say('lite.errorTitle', { what: told.includes('{') ? field : told })} · Mayfly`;
}

function problemNote(words: Words, { key, values }: JoinProblem): Html {
  return html`<p class="problem" id="problem" role="alert">${sentence(words, key, values)}</p> `;
}

interface TextField {
  readonly name: JoinField;
  /** The attributes of the input that only this field has. */
  readonly input: Html;
  readonly hint?: LiteKey;
}

/** A field of one line with its label and, if it has one, its hint. Says so where it is the one with the problem. */
function textField(
  words: Words,
  problem: JoinProblem | null,
  { name, input, hint }: TextField,
): Html {
  const isWrong = problem?.field === name;
  const hintId = `${name}-hint`;
  const described = [isWrong && 'problem', hint !== undefined && hintId].filter(Boolean).join(' ');
  return html`<p>
    <label for="${name}">${words.say(labels[name])}</label>
    <input
      id="${name}"
      name="${name}"
      ${input}
      autocapitalize="off"
      spellcheck="false"
      ${isWrong && html` aria-invalid="true" autofocus`}${
        described !== '' && html` aria-describedby="${described}"`
      }
    />
    ${hint !== undefined && html`<span class="hint" id="${hintId}">${words.say(hint)}</span>`}
  </p> `;
}

function joinForm(words: Words, form: JoinForm): Html {
  const { problem, mode, passphrase, kept } = form;
  return html`${problem !== null && problemNote(words, problem)}
    <form method="post" action="/lite" class="join" autocomplete="off">
      <input type="hidden" name="id" value="${form.id}" />
      <input type="hidden" name="lang" value="${words.language}" />
      ${kept !== '' && html`<input type="hidden" name="kept" value="${kept}" /> `}
      ${textField(words, problem, {
        name: 'nick',
        input: html`type="text" value="${form.nick}" maxlength="64" required`,
      })}
      ${textField(words, problem, {
        name: 'key',
        input: html`type="password" maxlength="2000"`,
        hint: keyHints[passphrase],
      })}
      ${textField(words, problem, {
        name: 'channel',
        input: html`type="text" value="${form.channel}" maxlength="2000" required`,
      })}
      <fieldset>
        <legend>${words.say('lite.arrive')}</legend>
        ${viewModes.map(
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

/** The form inside the page with script, whose style sheet is for that page's own elements only. */
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
