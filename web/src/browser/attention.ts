// Tells the session whether the guest looks at the page, and calls a guest who looks elsewhere.

import { effect, untracked } from '@preact/signals';
import type { Session } from '../session/session.ts';
import { Alerts } from './alerts.ts';
import { chime } from './chime.ts';
import type { Lock } from './lock.ts';
import { hideNotification, notify } from './notify.ts';
import { choices } from './page-choices.ts';

/** @param newsText the notification's text: it says that there is something new, and nothing else. */
export function watchAttention(session: Session, lock: Lock, newsText: () => string): void {
  const look = (): void => {
    const isVisible = document.visibilityState === 'visible' && document.hasFocus();
    const watched = isVisible && !lock.locked.value;
    if (watched) hideNotification();
    if (session.room.value.watched !== watched) session.dispatch({ kind: 'watched', watched });
  };
  const alerts = new Alerts();
  effect(() => {
    if (!alerts.isDue(session.room.value, Date.now())) return;
    const { sound, desktop } = choices.value;
    if (sound) void chime();
    if (desktop) notify(newsText());
  });
  effect(() => {
    void lock.locked.value;
    untracked(look);
  });
  addEventListener('focus', look);
  addEventListener('blur', look);
  document.addEventListener('visibilitychange', look);
}
