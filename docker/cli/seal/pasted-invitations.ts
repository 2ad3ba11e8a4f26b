// Finds invitations in what a person pasted: links, and the blocks that a room prints. One invitation may have
// several links: for the onion, for this machine, and for ssh. Pure.

import {
  hostInvitationId,
  sharedInvitationId,
  type Role,
} from '../../../server/contract/host/access.ts';
import type { Invitation } from '../../../server/contract/invitation/invitation.ts';
import { readToken } from '../../../server/contract/invitation/token-text.ts';
import { catalogues } from '../../../server/contract/sentences/translator.ts';
import { findInvitation } from '../connect/pasted-invitation.ts';

/** What a heading says of the invitation below it. */
export interface Recipient {
  /** null: not known. */
  readonly id: string | null;
  /** null: not known. */
  readonly role: Role | null;
  /** The name of who gets it; '' where there is none. */
  readonly label: string;
}

export interface PastedInvitation extends Recipient {
  /** Each once, none without a channel. */
  readonly links: readonly Invitation[];
  /** A seal stands in it that is not whole. */
  readonly isDamaged: boolean;
}

/** One link, and what is known of it. */
export interface Mention {
  readonly invitation: Invitation;
  readonly recipient: Recipient;
  readonly isDamaged: boolean;
}

export const nobody: Recipient = { id: null, role: null, label: '' };
export const own: Recipient = { id: hostInvitationId, role: 'host', label: '' };
const shared: Recipient = { id: sharedInvitationId, role: 'guest', label: '' };

/** In the order in which they come; the links of one secret are of one invitation. */
export function gathered(mentions: readonly Mention[]): PastedInvitation[] {
  const found = new Map<string, PastedInvitation>();
  for (const { invitation, isDamaged, ...mention } of mentions) {
    const secret = invitation.passphrase ?? '';
    // A shared one has words that anybody may have chosen, a personal one has a token.
    const recipient = readToken(secret) === null ? shared : mention.recipient;
    const before = found.get(secret) ?? { ...nobody, links: [], isDamaged: false };
    found.set(secret, {
      id: before.id ?? recipient.id,
      role: before.role ?? recipient.role,
      label: before.label || recipient.label,
      links: [...before.links, invitation],
      isDamaged: before.isDamaged || isDamaged,
    });
  }
  return [...found.values()];
}

export function mentionsIn(text: string): Mention[] {
  return partsOf(text).flatMap(({ part, heading }) => {
    const pasted = findInvitation(part);
    if (pasted.kind === 'none') return [];
    const { invitation } = pasted;
    const isDamaged = invitation.seal === null && /[#&]seal=/i.test(part);
    return [{ invitation, isDamaged, recipient: recipientOf(heading) }];
  });
}

interface Part {
  /** From a link's first letter on, up to what cannot be in it. */
  readonly part: string;
  /** The last one before it; '' where there is none. */
  readonly heading: string;
}

const headingForm = /=== ([^=]+) ===/g;

function partsOf(text: string): Part[] {
  const headings = [...text.matchAll(headingForm)];
  return [...text.matchAll(/https?:\/\//gi)].map(({ index }, at, links) => {
    const end = links[at + 1]?.index ?? text.length;
    const [part = ''] = text.slice(index, end).split(/\r?\n[ \t>]*\r?\n|={3} /, 1);
    const heading = headings.findLast((each) => each.index < index)?.[1] ?? '';
    return { part, heading: heading.replace(/\s+/g, ' ') };
  });
}

function recipientOf(heading: string): Recipient {
  for (const sentences of Object.values(catalogues)) {
    if (heading === sentences['invitation.hostHeading']) return own;
    const personal = [
      ['guest', sentences['personal.guestHeading']],
      ['host', sentences['personal.hostHeading']],
    ] as const;
    for (const [role, form] of personal) {
      const [before = ''] = form.split('{name}');
      if (heading.startsWith(before)) return { role, ...nameIn(heading.slice(before.length)) };
    }
  }
  return nobody;
}

/** `Ana (i2)`, or `i2` alone. */
function nameIn(name: string): Pick<Recipient, 'id' | 'label'> {
  const [, label = '', id = null] = /^(?:(.*) \()?(i[1-9]\d{0,3})\)?$/.exec(name) ?? [];
  return { id, label };
}
