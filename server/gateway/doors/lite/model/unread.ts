// How many unread lines a guest is told of. Knows nothing of places and pages.

// From ten on it rises in steps: each number that a stream shows is written to it anew.
const steps = [10, 20, 50, 100] as const;

/** `3`, `10+`; '' for none. */
export function shownCount(unread: number): string {
  if (unread <= 0) return '';
  const step = steps.findLast((least) => unread >= least);
  return step === undefined ? String(unread) : `${step}+`;
}
