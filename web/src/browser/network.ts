// Tells the session what the browser knows of the network, and when to check the connection.

import type { Session } from '../session/session.ts';

export function watchNetwork(session: Session): void {
  addEventListener('online', () => session.networkBack());
  addEventListener('offline', () => session.networkGone());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') session.checkConnection();
  });
}
