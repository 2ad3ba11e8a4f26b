// @ts-check
// Ends a set-up that is asked to end: first the programs that it started, with all that they started.
// Plain JavaScript for Node 20.

import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { Interrupted } from './say.mjs';

/** How long a program has to end in order. */
const patienceMs = 5000;
const pollMs = 20;
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** @typedef {{ end: () => void, gone: Promise<unknown> }} Program */

/** @type {Set<Program>} */
const running = new Set();
let isAsked = false;

/**
 * Runs `work`; asked to end, it waits for the programs of {@link run} alone.
 * @template T
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 * @throws {Interrupted}
 */
export async function interruptible(work) {
  /** @type {(error: Interrupted) => void} */
  let reject = () => {};
  const asked = /** @type {Promise<never>} */ (
    new Promise((_, no) => {
      reject = no;
    })
  );
  asked.catch(() => {});
  const onSignal = () => {
    isAsked = true;
    for (const program of running) program.end();
    const allGone = Promise.all([...running].map(({ gone }) => gone));
    void allGone.then(() => reject(new Interrupted()));
  };
  for (const signal of signals) process.on(signal, onSignal);
  try {
    // What the work throws as its programs end is not the reason.
    const done = Promise.resolve(work()).catch((error) => {
      if (isAsked) return asked;
      throw error;
    });
    return await Promise.race([done, asked]);
  } finally {
    isAsked = false;
    for (const signal of signals) process.off(signal, onSignal);
  }
}

/**
 * Has a program ended when the set-up is asked to end.
 * @param {import('node:child_process').ChildProcess} child
 * @param {(signal: NodeJS.Signals) => void} kill
 * @param {() => Promise<void>} isGone resolves when what it started is gone as well.
 */
export async function track(
  child,
  kill = (signal) => void child.kill(signal),
  isGone = async () => {},
) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const gone = new Promise((resolve) => {
    child.once('close', resolve);
    child.once('error', resolve);
  }).then(() => (timer === undefined ? undefined : isGone()));
  const program = {
    end: () => {
      kill('SIGTERM');
      timer ??= setTimeout(kill, patienceMs, 'SIGKILL');
    },
    gone,
  };
  running.add(program);
  await gone;
  clearTimeout(timer);
  running.delete(program);
}

/**
 * Starts a program in a process group of its own, which the terminal's Ctrl-C does not reach: it is ended
 * from here, once, with all that it started.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number | null>} its exit code; null: by a signal.
 */
export async function run(file, args, options) {
  const child = spawn(file, args, { ...options, detached: true });
  /** @param {NodeJS.Signals | 0} signal @returns {boolean} false where no process of the group is left. */
  const kill = (signal) => {
    try {
      return child.pid !== undefined && process.kill(-child.pid, signal);
    } catch {
      return false;
    }
  };
  const isGone = async () => {
    const endMs = performance.now() + 2 * patienceMs;
    while (kill(0) && performance.now() < endMs) await delay(pollMs);
  };
  void track(child, kill, isGone);
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });
}
