// Keeps the session in the tab's name during a reload. The name is in memory only. Browsers write their stores and
// the tab's history to disk to restore a session, but not the name (docs/page.md says what was tried).

export interface TabName {
  /** Whether the next page of this tab can read what this page writes. */
  readonly keeps: boolean;
  /** To be called once, before anything is written. */
  prepare(): void;
  /** Reads what an earlier page of this tab wrote, and deletes it. '' where it wrote nothing. */
  readOnce(): string;
  /** To be called when the page is unloaded. @returns whether the next page will find anything. */
  write(text: string): boolean;
}

/**
 * Gecko (Tor Browser, Firefox) gives a tab's name to pages of the same origin only. Chromium gives it to the next
 * site in the tab, and after a reload not always to the page itself: there the name stays empty, and a reload
 * enters again.
 */
function keepsNameFromOthers(): boolean {
  return 'mozInnerScreenX' in window;
}

/**
 * Another site can set the name of a tab that it opens by a link. So the name is read only after a reload, or
 * after a step in the tab's history.
 */
function isOwnSuccessor(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return (
    entry instanceof PerformanceNavigationTiming &&
    (entry.type === 'reload' || entry.type === 'back_forward') &&
    window.opener === null
  );
}

export const tabName: TabName = {
  keeps: keepsNameFromOthers(),
  prepare: () => {
    if (!keepsNameFromOthers()) return;
    // Gecko may cache a page to show it again. It sends such a page its events when the next page is there
    // already: too late for the tab's name. A page that listens for these events is not cached.
    for (const event of ['beforeunload', 'unload']) addEventListener(event, () => undefined);
  },
  readOnce: () => {
    const left = window.name;
    window.name = '';
    return keepsNameFromOthers() && isOwnSuccessor() ? left : '';
  },
  write: (text) => {
    const left = keepsNameFromOthers() ? text : '';
    window.name = left;
    return left !== '';
  },
};
