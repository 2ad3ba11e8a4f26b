// @ts-check
// Notices that npm, which started this process, was killed: npm passes signals on, but SIGKILL cannot be
// passed on. Plain JavaScript for Node 20.

const pollMs = 500;
/** Read as early as possible: npm may be killed while a set-up runs, before anything is watched. */
const parent = process.ppid;

/**
 * Calls back once when the parent is gone. Only under npm: `nohup mayfly up &` outlives its shell on purpose.
 * @param {() => void} callback
 */
export function whenParentGoes(callback) {
  if (process.env.npm_lifecycle_event === undefined) return { stop: () => {} };
  const timer = setInterval(() => {
    // A process whose parent has gone gets another parent.
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, pollMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
