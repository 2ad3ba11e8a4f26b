// Where the keyboard's focus goes when what had it is taken away: never to nowhere.

/** The id of the heading that takes the focus in want of anything better. */
export const homeId = 'home';

/** To the dialog that is open, or else to the page's heading. */
export function focusHome(): void {
  const dialog = document.querySelector('dialog[open]');
  const home = dialog?.querySelector('button') ?? document.getElementById(homeId);
  home?.focus({ preventScroll: true });
}

/**
 * Watches the page: an element that has the focus may vanish with a person who leaves or a line that
 * is back, and browsers then say nothing and begin anew at the top.
 */
export function keepFocus(page: HTMLElement): void {
  let last: Element | null = null;
  page.addEventListener('focusin', ({ target }) => {
    last = target instanceof Element ? target : null;
  });
  const observer = new MutationObserver(() => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    focusHome();
  });
  observer.observe(page, { childList: true, subtree: true });
}
