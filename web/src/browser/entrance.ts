// What the join form begins with: from the link, or from an earlier session of this page.

import { signal, type Signal } from '@preact/signals';
import { pleasantNickname } from '../../../server/contract/room/suggest-nickname.ts';
import { randomPick } from '../../../server/contract/room/random-int.ts';
import type { Session } from '../session/session.ts';
import { extractLink } from './address.ts';
import type { LinkContents } from './fragment.ts';

export interface Entrance extends LinkContents {
  nick: string;
  passphrase: string | null;
}

export const noEntrance: Entrance = {
  nick: '',
  passphrase: null,
  others: [],
  seals: [],
  channel: null,
  mended: [],
  cutOff: false,
};

/** Of the link that opened this page, with a nickname to begin with. */
export function firstEntrance(): Signal<Entrance> {
  return signal({ ...noEntrance, nick: pleasantNickname(randomPick), ...extractLink() });
}

/** A link that is pasted into this tab changes the fragment only, and loads nothing. */
export function watchFragment(session: Session, entrance: Signal<Entrance>): void {
  addEventListener('hashchange', () => {
    if (location.hash === '') return;
    const opening = extractLink();
    const { at } = session.state.value;
    if (opening === null || at === 'inside' || at === 'entering') return;
    // A link that names no room takes nothing from one that did.
    const known = entrance.value;
    entrance.value =
      opening.channel === null ? { ...known, cutOff: true } : { ...known, ...opening };
    session.toDoor();
  });
}
