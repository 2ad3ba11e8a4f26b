// The number of unread lines as a page shows it. Pure.

// From ten on it rises in steps, because a stream writes each new number anew.
const steps = [10, 20, 50, 100] as const;

/** `3`, `10+`; '' for none. */
export function shownCount(unread: number): string {
  if (unread <= 0) return '';
  const step = steps.findLast((least) => unread >= least);
  return step === undefined ? String(unread) : `${step}+`;
}
