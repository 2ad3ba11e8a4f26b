// Locks the page when nobody was at it for the time that the guest chose.

import type { Session } from '../session/session.ts';
import type { Lock } from './lock.ts';
import { choices } from './page-choices.ts';

/** Between two looks at the clock. */
const tickMs = 2_000;

export function lockWhenIdle(session: Session, lock: Lock): void {
  const tick = (): void => {
    if (session.state.value.at === 'inside') lock.tick(choices.value.lockAfterMs);
  };
  for (const sign of ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const) {
    // A device that slept wakes up with a key: first look at the clock, then count it as a sign.
    const used = (): void => {
      tick();
      lock.used();
    };
    addEventListener(sign, used, { capture: true, passive: true });
  }
  // A page that was frozen has not looked at the clock meanwhile.
  addEventListener('pageshow', tick);
  document.addEventListener('visibilitychange', tick);
  setInterval(tick, tickMs);
}
