// Reads the forms of the page for hosts. Each value has few forms or a limit. Pure.

import { cleanText } from '../../../contract/room/clean.ts';
import { maxLabel, type WishedInvitation } from '../../../contract/room/invitation-wish.ts';
import { isNickname } from '../../../contract/room/nickname.ts';
import type { HostOrder } from './model/host-orders.ts';
import { inviteSteps, isStep, moveSteps } from './pages/host-steps.ts';
import { fieldOf } from './request-fields.ts';
import type { Problem } from './join-problems.ts';

export type HostInput =
  | { readonly kind: 'order'; readonly order: HostOrder }
  /** The form for an invitation, with a name that cannot be used. */
  | { readonly kind: 'wrong'; readonly wish: WishedInvitation; readonly problem: Problem }
  /** No form of ours says that. */
  | { readonly kind: 'unreadable' };

/** More than the field for a name takes; what is longer is shown again up to here. */
const maxShownName = 200;
/** Words of the EFF list have at most nine letters; people may add spaces and a full stop. */
const maxWordLength = 32;

const unreadable: HostInput = { kind: 'unreadable' };
const give = (order: HostOrder): HostInput => ({ kind: 'order', order });

export function readHostInput(body: unknown): HostInput {
  const what = fieldOf(body, 'do');
  switch (what) {
    case 'let':
    case 'turn-away':
    case 'remove': {
      const nick = fieldOf(body, 'who');
      return isNickname(nick) ? give({ do: what, nick }) : unreadable;
    }
    case 'revoke': {
      const invitation = fieldOf(body, 'invitation');
      return isInvitation(invitation) ? give({ do: what, invitation }) : unreadable;
    }
    case 'extend':
    case 'shorten': {
      const by = fieldOf(body, 'by');
      return isStep(moveSteps, by) ? give({ do: what, by }) : unreadable;
    }
    case 'burn':
      return give({ do: what, word: wordIn(fieldOf(body, 'word')) });
    case 'close':
    case 'open':
    case 'still-here':
      return give({ do: what });
    case 'invite':
      return readWish(body);
    default:
      return unreadable;
  }
}

/** The short id of an invitation. */
export function isInvitation(text: string): boolean {
  return /^i[1-9]\d{0,5}$/.test(text);
}

/** What was written for the word, as the service compares it. Nothing but letters and hyphens stand in one. */
function wordIn(text: string): string {
  return text
    .slice(0, maxWordLength)
    .toLowerCase()
    .replace(/[^a-z-]/g, '');
}

function readWish(body: unknown): HostInput {
  const lasts = fieldOf(body, 'for');
  if (lasts !== '' && !isStep(inviteSteps, lasts)) return unreadable;
  const name = cleanText(fieldOf(body, 'name')).replace(/\s+/g, ' ').trim();
  const letters = Array.from(name);
  const wish: WishedInvitation = {
    label: letters.slice(0, maxShownName).join(''),
    lasts: lasts === '' ? null : lasts,
    once: fieldOf(body, 'once') !== '',
    isHost: fieldOf(body, 'host') !== '',
  };
  if (letters.length > maxLabel) {
    const values = { limit: String(maxLabel) };
    return { kind: 'wrong', wish, problem: { key: 'lite.hostsNameLong', values } };
  }
  return give({ do: 'invite', wish });
}
