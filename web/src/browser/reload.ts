// Carries the session over a reload of the page, and says goodbye where it cannot be carried.

import type { Signal } from '@preact/signals';
import { readSavedSession, writeSavedSession } from '../keep/saved-session.ts';
import { tabName } from '../keep/tab-name.ts';
import type { SavedSession } from '../session/environment.ts';
import type { Session } from '../session/session.ts';
import type { SessionMemory } from '../session/session-memory.ts';
import { noEntrance, type Entrance } from './entrance.ts';
import type { Lock } from './lock.ts';

/** What the page before this one left in the tab; null: nothing that can be resumed. To be called once. */
export function readSaved(): SavedSession | null {
  return readSavedSession(tabName.readOnce(), Date.now());
}

/** @param seals of a sealed room. */
export function resumeSaved(
  saved: SavedSession,
  session: Session,
  memory: SessionMemory,
  entrance: Signal<Entrance>,
  seals: readonly string[],
): void {
  const { identity, firstChannel } = saved.membership;
  memory.firstChannel = firstChannel;
  entrance.value = { ...noEntrance, ...identity, channel: firstChannel, seals };
  session.resume(saved);
}

export function watchUnload(session: Session, lock: Lock): void {
  tabName.prepare();
  addEventListener('beforeunload', (event) => beforeUnload(event, session, lock));
  addEventListener('pagehide', () => saveForNext(session, lock));
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    // The page comes out of the browser's memory: no other page in between could have read the name.
    tabName.write('');
    session.checkConnection();
  });
}

/**
 * Where the next page finds nothing, a reload or a step back ends the session: the browser asks first.
 *
 * Firefox closes a page's sockets before it tells the page that it is unloaded, so the server is told now. A
 * locked page says goodbye: it has no links that would only start a download, and nobody is at it. Another
 * page may be reloaded, be closed or stay: a closed tab must not keep its nickname for minutes.
 */
function beforeUnload(event: BeforeUnloadEvent, session: Session, lock: Lock): void {
  if (session.state.value.at !== 'inside') return;
  if (!tabName.keeps) event.preventDefault();
  else if (lock.locked.value) session.leave('');
  else session.mayUnload();
}

/**
 * The page is unloaded. If it can leave nothing to the next page, the guest leaves: nobody could resume the
 * session, and its nickname would be taken for minutes. A locked page leaves nothing to whoever reloads it.
 */
function saveForNext(session: Session, lock: Lock): void {
  const saved = lock.locked.value ? null : session.saved;
  const isLeft = tabName.write(saved === null ? '' : writeSavedSession(saved, Date.now()));
  if (!isLeft && session.state.value.at === 'inside') session.leave('');
}
