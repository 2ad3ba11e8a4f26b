// Where a stay is while a reload puts one page in another's place: in the tab's name, which is memory and
// nothing else. Not in any store, nor in the tab's history: browsers write those to disk to restore a
// session; this one they do not (docs/page.md says what was tried).

export interface TabName {
  /** Whether the next page of this tab will find what is left. */
  readonly keeps: boolean;
  /** Once, before anything is left. */
  prepare(): void;
  /** What an earlier page of this tab left here; '' where it left nothing. It is gone then. */
  readOnce(): string;
  /** To be called when the page goes. @returns whether the next page will find anything. */
  write(text: string): boolean;
}

/**
 * Gecko (Tor Browser, Firefox) hands a tab's name to pages of the same origin only. Chromium hands it to
 * whatever site comes next in the tab, and on a reload not even reliably to the page itself: there it
 * stays empty, and a reload enters anew.
 */
function keepsNameFromOthers(): boolean {
  return 'mozInnerScreenX' in window;
}

/**
 * A page that comes by a link may have been given its name by another site: only a page that takes its
 * own place, or its place in the tab's history, may find something here.
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
    // Gecko keeps a page that it may show again, and tells it that it goes when the next one is there
    // already: too late for the tab's name. A page that listens for these is not kept.
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
