// The form for a new invitation, and the page that shows its secret, once. Pure.

import { maxLabel, type WishedInvitation } from '../../../../contract/room/invitation-wish.ts';
import type { Values } from '../../../../contract/words/messages.ts';
import type { RoomSentence } from '../../../../contract/words/room-says.ts';
import type { LiteKey } from '../words/words.ts';
import { html, type Html } from './html.ts';
import { backToHosts, orderButton, orderForm, type HostForms } from './host-parts.ts';
import { inviteSteps, stepName } from './host-steps.ts';
import { page, sentence } from './page.ts';

export interface InviteForm {
  readonly wish: WishedInvitation;
  /** Why the name cannot be used; null: nothing is wrong. */
  readonly problem: { readonly key: LiteKey; readonly values: Values } | null;
}

export const emptyInviteForm: InviteForm = {
  wish: { label: '', lasts: null, once: false, isHost: false },
  problem: null,
};

export function invitePart(forms: HostForms, { wish, problem }: InviteForm): Html {
  const { words } = forms;
  const { label, lasts, once, isHost } = wish;
  const wrong =
    problem !== null &&
    html`<p class="problem" id="problem" role="alert">
      ${sentence(words, problem.key, problem.values)}
    </p> `;
  const described =
    problem !== null && html` aria-invalid="true" aria-describedby="problem" autofocus`;
  const option = (value: string, text: string): Html =>
    html`<option value="${value}" ${value === (lasts ?? '') && html` selected`}>${text}</option> `;
  const choice = (field: string, isChosen: boolean, key: LiteKey): Html =>
    html`<label class="choice"
      ><input type="checkbox" name="${field}" value="1" ${isChosen && html` checked`} />
      ${words.say(key)}</label
    > `;
  const fields = html`${wrong}
    <p>
      <label for="name">${words.say('lite.hostsName')}</label>
      <input
        id="name"
        name="name"
        type="text"
        value="${label}"
        maxlength="${maxLabel}"
        ${described}
      />
    </p>
    <p>
      <label for="for">${words.say('lite.hostsFor')}</label>
      <select id="for" name="for">
        ${option('', words.say('lite.hostsForLife'))}
        ${inviteSteps.map((step) => option(step, stepName(words.language, step)))}
      </select>
    </p>
    ${choice('once', once, 'lite.hostsOnceChoice')}${choice('host', isHost, 'lite.hostsHostChoice')}
    <p>${orderButton('invite', words.say('lite.hostsMake'), true)}</p>`;
  return html`<section aria-labelledby="invite">
    <h2 id="invite">${words.say('lite.hostsInvite')}</h2>
    ${orderForm(forms, fields)}
  </section> `;
}

/** The form alone, with what is wrong in it. */
export function wrongInvitePage(forms: HostForms, form: InviteForm): Html {
  const { words } = forms;
  const what = words.say('lite.hostsInvite');
  return page(
    { words, title: `${words.say('lite.errorTitle', { what })} · Mayfly`, kind: 'plain hosts' },
    html`<main>
      ${backToHosts(forms)}
      <h1>${words.say('lite.hosts')}</h1>
      ${invitePart(forms, form)}
    </main>`,
  );
}

/** Which sentences are shown as fields, to be copied. */
const copied = {
  'says.invitedSecret': { label: 'lite.hostsSecret', rows: 2 },
  'says.invitedOnion': { label: 'lite.hostsOnion', rows: 5 },
  'says.invitedLocal': { label: 'lite.hostsLocal', rows: 4 },
} as const;

const isCopied = (key: string): key is keyof typeof copied => Object.hasOwn(copied, key);

/** @param answer of the room, with the secret: it stands in this page alone. */
export function invitedPage(forms: HostForms, answer: readonly RoomSentence[]): Html {
  const { words } = forms;
  const title = words.say('lite.hostsMade');
  const fields = answer.map(({ key, values }, at): Html | null => {
    if (!isCopied(key)) return null;
    const { label, rows } = copied[key];
    return html`<p>
      <label for="copy${at}">${words.say(label)}</label>
      <textarea id="copy${at}" rows="${rows}" readonly autocomplete="off" spellcheck="false">
${values['text'] ?? ''}</textarea>
    </p> `;
  });
  const [invited] = answer.filter(({ key }) => key === 'says.invited');
  const more = answer.filter(({ key }) => key !== 'says.invited' && !isCopied(key));
  return page(
    { words, title: `${title} · Mayfly`, kind: 'plain hosts' },
    html`<main>
      <h1>${title}: <bdi>${invited?.values['text'] ?? ''}</bdi></h1>
      <p>${words.say('lite.hostsMadeMore')}</p>
      ${fields}${more.map(({ key, values }) => html`<p>${sentence(words, key, values)}</p> `)}
      ${backToHosts(forms)}
    </main>`,
  );
}
