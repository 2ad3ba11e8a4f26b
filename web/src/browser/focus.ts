// Gives the keyboard focus to another element when the element that had it is removed.

/** The id of the heading that gets the focus if there is no dialog. */
export const homeId = 'home';

/** Focuses the open dialog, or else the page's heading. */
export function focusHome(): void {
  const dialog = document.querySelector('dialog[open]');
  const home = dialog?.querySelector('button') ?? document.getElementById(homeId);
  home?.focus({ preventScroll: true });
}

/**
 * Watches the page: the focused element may be removed, for example with a person who leaves. Browsers send no
 * event then, and start again at the top.
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
