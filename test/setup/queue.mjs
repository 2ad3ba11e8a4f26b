// @ts-check
// Runs jobs in several rows: a row that is free takes the next one. Plain JavaScript for Node 20.

/**
 * @typedef {object} Job
 * @property {number} seconds roughly; the longest begins first, so that all rows end at about the same time.
 * @property {string | null} group jobs of one group never run beside each other; null: it has none.
 * @property {() => Promise<void>} run
 */

/**
 * @param {readonly Job[]} jobs
 * @param {number} rows how many run beside each other.
 * @returns {Promise<void>} when all have ended; rejects as soon as one does, and no other begins then.
 */
export async function runQueue(jobs, rows) {
  const waiting = jobs.toSorted((a, b) => b.seconds - a.seconds);
  /** @type {Set<Promise<void>>} */
  const running = new Set();
  /** @type {Set<string>} */
  const groups = new Set();
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex(({ group }) => group === null || !groups.has(group));
    if (running.size >= rows || next < 0) {
      await Promise.race(running);
      continue;
    }
    const [job] = waiting.splice(next, 1);
    if (job === undefined) continue;
    const { group } = job;
    if (group !== null) groups.add(group);
    const ended = job.run().finally(() => {
      running.delete(ended);
      if (group !== null) groups.delete(group);
    });
    running.add(ended);
  }
}
