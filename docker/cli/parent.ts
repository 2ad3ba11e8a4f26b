// Notices that npm, which started us, was killed: npm hands on what can be caught, but not SIGKILL.
// Knows nothing of what ends then.

const pollMs = 500;

/**
 * Calls back once when the parent is gone. Only under npm: `nohup mayfly up &` outlives its shell on purpose.
 */
export function whenParentGoes(callback: () => void): { stop(): void } {
  if (process.env['npm_lifecycle_event'] === undefined) return { stop: () => {} };
  const parent = process.ppid;
  const timer = setInterval(() => {
    // An orphan is given to another parent.
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, pollMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
