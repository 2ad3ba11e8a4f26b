// The browser's own notifications: that there is something, never what, where or from whom.

/** False where the browser has none (Tor Browser), or not for pages like this one. */
export function canNotify(): boolean {
  return isSecureContext && typeof Notification === 'function';
}

/** Asks the guest by the browser's own question: to be called from a click. */
export async function mayNotify(): Promise<boolean> {
  if (!canNotify()) return false;
  if (Notification.permission !== 'default') return Notification.permission === 'granted';
  return (await Notification.requestPermission()) === 'granted';
}

let shown: Notification | null = null;

/** Shows one notification, in place of the one before. */
export function notify(text: string): void {
  if (!canNotify() || Notification.permission !== 'granted') return;
  hideNotification();
  try {
    shown = new Notification('Mayfly', { body: text, tag: 'mayfly', silent: true });
  } catch {
    // Chromium on Android has it for service workers only, and says so here.
    return;
  }
  shown.addEventListener('click', () => {
    window.focus();
    hideNotification();
  });
}

/** A notification outlives the page in some systems' lists: take it away when it is no news. */
export function hideNotification(): void {
  shown?.close();
  shown = null;
}
