// @ts-check
// Notices that npm, which started us, was killed: npm hands on what can be caught, but not SIGKILL.
// Knows nothing of what ends then. Plain JavaScript for Node 20.

const pollMs = 500;
/** As early as can be: npm may be killed while a set-up runs, long before anybody asks. */
const parent = process.ppid;

/**
 * Calls back once when the parent is gone. Only under npm: `nohup mayfly up &` outlives its shell on purpose.
 * @param {() => void} callback
 */
export function whenParentGoes(callback) {
  if (process.env.npm_lifecycle_event === undefined) return { stop: () => {} };
  const timer = setInterval(() => {
    // An orphan is given to another parent.
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, pollMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
