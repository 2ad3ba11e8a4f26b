// The page for hosts: how the room is, who waits and who is in, the invitations, and how the room ends. It does not
// load itself again, as that would lose what stands in a form. Pure.

import { roughSpanText } from '../../../../contract/room/time-span.ts';
import type { SheetRoom } from '../../../../contract/host/host-sheet.ts';
import type { HostNote } from '../model/host-desk.ts';
import { html, type Html } from './html.ts';
import { emptyInviteForm, invitePart } from './host-invite.ts';
import { invitationsPart, knocksPart, peoplePart, type HostLists } from './host-lists.ts';
import { orderButton, orderForm, type HostForms } from './host-parts.ts';
import { moveSteps, stepName } from './host-steps.ts';
import { hrefTo, page, sentence } from './page.ts';

function top({ words, here }: HostForms, note: HostNote | null): Html {
  const told =
    note !== null &&
    html`<div
      class="told ${note.isProblem && 'problem'}"
      role="${note.isProblem ? 'alert' : 'status'}"
    >
      ${note.sentences.map(({ key, values }) => html`<p>${sentence(words, key, values)}</p> `)}
    </div> `;
  return html`<p class="tools">
      <a href="${hrefTo('room', here)}">${words.say('lite.back')}</a>
      <a href="${hrefTo('host', here)}">${words.say('lite.hostsReload')}</a>
    </p>
    <h1>${words.say('lite.hosts')}</h1>
    ${told}`;
}

function sharedText({ words }: HostForms, { shared }: SheetRoom): string {
  if (shared.state === 'none') return words.say('lite.hostsSharedNone');
  if (shared.state === 'closed') return words.say('lite.hostsSharedClosed');
  return shared.usesLeft === null
    ? words.say('lite.hostsSharedOpen')
    : words.count('lite.hostsSharedUses', shared.usesLeft);
}

function sharedForm(forms: HostForms, { shared }: SheetRoom): Html | null {
  const { words } = forms;
  if (shared.state === 'none') return null;
  return shared.state === 'open'
    ? orderForm(forms, orderButton('close', words.say('lite.hostsClose')))
    : orderForm(forms, orderButton('open', words.say('lite.hostsOpen')));
}

function moveForm(forms: HostForms): Html {
  const { words } = forms;
  const { language } = words;
  const options = moveSteps.map((step) => {
    const selected = step === '30m' && html` selected`;
    return html`<option value="${step}" ${selected}>${stepName(language, step)}</option> `;
  });
  return orderForm(
    forms,
    html`<label for="by">${words.say('lite.hostsMove')}</label>
      <span class="row">
        <select id="by" name="by">
          ${options}
        </select>
        ${orderButton('extend', words.say('lite.hostsExtend'))}
        ${orderButton('shorten', words.say('lite.hostsShorten'))}
      </span>`,
  );
}

function roomPart(forms: HostForms, room: SheetRoom): Html {
  const { words } = forms;
  const { remainingMs, wrongTries, needsSign } = room;
  const left = remainingMs === null ? words.say('lite.hostsNoLimit') : roughSpanText(remainingMs);
  const sign =
    needsSign &&
    html`<p>${words.say('lite.hostsSign')}</p>
      ${orderForm(forms, orderButton('still-here', words.say('lite.hostsStillHere')))}`;
  return html`<section aria-labelledby="state">
    <h2 id="state">${words.say('lite.room')}</h2>
    <dl>
      <dt>${words.say('lite.hostsLeft')}</dt>
      <dd>${left}</dd>
      <dt>${words.say('lite.hostsTries')}</dt>
      <dd>${wrongTries}</dd>
      <dt>${words.say('lite.hostsShared')}</dt>
      <dd>${sharedText(forms, room)}</dd>
    </dl>
    ${sharedForm(forms, room)}${sign}${moveForm(forms)}
  </section> `;
}

function endPart(forms: HostForms): Html {
  const { words } = forms;
  return html`<section aria-labelledby="end">
    <h2 id="end">${words.say('lite.hostsEnd')}</h2>
    <p>${words.say('lite.hostsEndMore')}</p>
    ${orderForm(forms, orderButton('burn', words.say('lite.hostsEndStart')))}
  </section> `;
}

function takeBackLink({ words, here }: HostForms): Html | null {
  if (!here.isChannel) return null;
  const text = sentence(words, 'lite.takeBack', { name: here.name });
  return html`<p>
    <a class="button" href="${hrefTo('take-back', here)}"><span>${text}</span></a>
  </p> `;
}

function around(forms: HostForms, isProblem: boolean, body: Html): Html {
  const { words } = forms;
  const what = words.say('lite.hosts');
  const title = isProblem ? words.say('lite.errorTitle', { what }) : what;
  return page(
    { words, title: `${title} · Mayfly`, kind: 'plain hosts' },
    html`<main>${body}</main>`,
  );
}

/** @param note what became of the order before; null: there was none. */
export function hostPage(lists: HostLists, note: HostNote | null): Html {
  const { room } = lists.sheet;
  return around(
    lists,
    note?.isProblem === true,
    html`${top(lists, note)}${knocksPart(lists)}${takeBackLink(lists)}${roomPart(lists, room)}${peoplePart(lists)}
      ${invitationsPart(lists)}${invitePart(lists, emptyInviteForm)}${endPart(lists)}
      <p class="hint">${lists.words.say('lite.hostsStill')}</p>`,
  );
}

/** There is no sheet: the room did not answer, or too much was asked at once. */
export function noSheetPage(forms: HostForms, note: HostNote): Html {
  return around(forms, true, top(forms, note));
}
