// The lists of the page for hosts: who waits, who is in, and the invitations. Pure.

import {
  isGood,
  type InvitationEntry,
  type InvitationState,
} from '../../../../contract/host/access.ts';
import type { HostSheet } from '../../../../contract/host/host-sheet.ts';
import type { DoorName, GuestEntry, KnockEntry } from '../../../../contract/host/people.ts';
import { sameName } from '../../../../contract/room/casemap.ts';
import type { Seal } from '../secrets/seal.ts';
import type { LiteKey, Words } from '../words/words.ts';
import { html, type Html, type Part } from './html.ts';
import { nameOf, orderButton, orderForm, roughly, type HostForms } from './host-parts.ts';
import { hrefTo, name, sentence } from './page.ts';

export interface HostLists extends HostForms {
  readonly sheet: HostSheet;
  /** The host's own nickname. */
  readonly nick: string;
  /** Hides names in addresses. */
  readonly seal: Seal;
}

const byDoor = {
  websocket: 'lite.hostsBrowser',
  lite: 'lite.hostsLite',
  irc: 'lite.hostsIrc',
} as const satisfies Record<DoorName, LiteKey>;

/** One row: who or what it is, what is known of it, and what can be done. */
function row(who: Html, known: readonly (Html | string)[], actions: Html | null): Html {
  const told = known.map((part, at): Part => html`${at > 0 && ' · '}${part}`);
  return html`<li>
    <p><b>${who}</b> <span class="hint">${told}</span></p>
    ${actions}
  </li> `;
}

/** Says how many are not listed. */
function rest(words: Words, listed: number, all: number): Html | null {
  const count = all - listed;
  return count > 0 ? html`<p>${words.say('says.more', { count: String(count) })}</p> ` : null;
}

function knockRow(lists: HostLists, { nick, door, words: two, waitedMs }: KnockEntry): Html {
  const { words } = lists;
  const known = [
    html`${sentence(words, 'lite.hostsWords', { text: two })}`,
    words.say(byDoor[door]),
    words.say('lite.hostsWaits', { time: roughly(waitedMs) }),
  ];
  const actions = html`<input type="hidden" name="who" value="${nick}" />
    ${orderButton('let', words.say('lite.hostsLet'), true)}
    ${orderButton('turn-away', words.say('lite.hostsTurnAway'))}`;
  return row(name(nick), known, orderForm(lists, actions));
}

export function knocksPart(lists: HostLists): Html {
  const { words, sheet } = lists;
  return html`<section aria-labelledby="knocks">
    <h2 id="knocks">${words.say('lite.hostsKnocks')}</h2>
    ${
      sheet.knocks.length === 0
        ? html`<p>${words.say('says.noKnocks')}</p>`
        : html`<ul class="rows">
            ${sheet.knocks.map((knock) => knockRow(lists, knock))}
          </ul>`
    }
  </section> `;
}

function wayIn({ words, sheet }: HostLists, { invitation }: GuestEntry): Html | null {
  if (invitation === null) {
    return sheet.room.shared.state === 'none' ? null : html`${words.say('lite.hostsByShared')}`;
  }
  const known = sheet.invitations.find(({ id }) => id === invitation);
  const text = known === undefined ? invitation : nameOf(known);
  return sentence(words, 'lite.hostsByOwn', { text });
}

function personRow(lists: HostLists, person: GuestEntry): Html {
  const { words, here, seal, nick } = lists;
  const isSelf = sameName(person.nick, nick);
  const by = wayIn(lists, person);
  const known = [
    ...(isSelf ? [words.say('people.you')] : []),
    ...(person.role === 'host' ? [words.say('lite.hostsHost')] : []),
    words.say(person.isAway ? 'lite.hostsAway' : byDoor[person.door]),
    ...(by === null ? [] : [by]),
  ];
  const remove = html`<a
    class="button"
    href="${hrefTo('host-remove', here)}&amp;who=${seal.seal(person.nick)}"
    >${words.say('lite.hostsRemove')}<span class="visually-hidden"> ${name(person.nick)}</span></a
  >`;
  return row(name(person.nick), known, isSelf ? null : remove);
}

export function peoplePart(lists: HostLists): Html {
  const { words, sheet } = lists;
  const { people, room } = sheet;
  return html`<section aria-labelledby="people">
    <h2 id="people">${words.say('people.label')}</h2>
    <p>${words.count('people.count', room.peopleCount)}</p>
    <ul class="rows">
      ${people.map((person) => personRow(lists, person))}
    </ul>
    ${rest(words, people.length, room.peopleCount)}
  </section> `;
}

const states = {
  open: 'lite.hostsGood',
  inside: 'lite.hostsInside',
  used: 'lite.hostsUsed',
  expired: 'lite.hostsExpired',
  revoked: 'lite.hostsRevoked',
} as const satisfies Record<InvitationState, LiteKey>;

function invitationRow(lists: HostLists, entry: InvitationEntry): Html {
  const { words, here, nick } = lists;
  const { id, role, once, state, remainingMs } = entry;
  const good = isGood(entry);
  const known = [
    sentence(words, states[state], { nick: entry.nick ?? '' }),
    ...(role === 'host' ? [words.say('lite.hostsForHost')] : []),
    ...(once ? [words.say('lite.hostsOnce')] : []),
    ...(good && remainingMs !== null
      ? [words.say('lite.hostsLasts', { time: roughly(remainingMs) })]
      : []),
  ];
  // The room refuses to take back the asker's own.
  const isOwn = entry.nick !== null && sameName(entry.nick, nick);
  const revoke = html`<a class="button" href="${hrefTo('host-revoke', here)}&amp;invitation=${id}"
    >${words.say('lite.hostsRevoke')}<span class="visually-hidden"> ${nameOf(entry)}</span></a
  >`;
  return row(html`<bdi>${nameOf(entry)}</bdi>`, known, good && !isOwn ? revoke : null);
}

/** The good ones first. */
export function invitationsPart(lists: HostLists): Html {
  const { words, sheet } = lists;
  const { invitations, room } = sheet;
  const sorted = [
    ...invitations.filter((entry) => isGood(entry)),
    ...invitations.filter((entry) => !isGood(entry)),
  ];
  return html`<section aria-labelledby="invitations">
    <h2 id="invitations">${words.say('lite.hostsInvitations')}</h2>
    ${
      sorted.length === 0
        ? html`<p>${words.say('lite.hostsNoInvitations')}</p>`
        : html`<ul class="rows">
            ${sorted.map((entry) => invitationRow(lists, entry))}
          </ul>`
    }
    ${rest(words, sorted.length, room.invitationCount)}
  </section> `;
}
