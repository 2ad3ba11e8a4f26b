// The browser's notifications. They say that there is a message, and never what, where or from whom.

/** False where the browser has no notifications (Tor Browser), or none for insecure pages. */
export function canNotify(): boolean {
  return isSecureContext && typeof Notification === 'function';
}

/** Asks the guest for permission, by the browser's own question. To be called from a click. */
export async function mayNotify(): Promise<boolean> {
  if (!canNotify()) return false;
  if (Notification.permission !== 'default') return Notification.permission === 'granted';
  return (await Notification.requestPermission()) === 'granted';
}

let shown: Notification | null = null;

/** Shows a notification instead of the one before. */
export function notify(text: string): void {
  if (!canNotify() || Notification.permission !== 'granted') return;
  hideNotification();
  try {
    shown = new Notification('Mayfly', { body: text, tag: 'mayfly', silent: true });
  } catch {
    // Chromium on Android allows it for service workers only, and throws here.
    return;
  }
  shown.addEventListener('click', () => {
    window.focus();
    hideNotification();
  });
}

/** Some systems keep a notification in a list, even after the page: remove it when it is no news. */
export function hideNotification(): void {
  shown?.close();
  shown = null;
}
