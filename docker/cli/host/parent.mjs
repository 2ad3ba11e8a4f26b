// @ts-check
// Notices that npm, which started this process, was killed: npm passes signals on, but SIGKILL cannot be
// passed on. Plain JavaScript for Node 20.

import { readFileSync } from 'node:fs';

const pollMs = 500;
/** Read as early as possible: npm may be killed while a set-up runs, before anything is watched. */
const parent = process.ppid;
const npm = throughShell(parent);

/**
 * npx runs a command by a shell, which stays between the two and does not end when npx does.
 * @param {number} pid
 * @returns {number | null} the shell's parent; null: there is no shell.
 */
function throughShell(pid) {
  if (process.env.npm_lifecycle_event !== 'npx') return null;
  try {
    const isShell = /^([^\0]*\/)?sh\0-c\0/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    return isShell ? parentOf(pid) : null;
  } catch {
    return null;
  }
}

/**
 * proc(5), status.
 * @param {number} pid
 */
function parentOf(pid) {
  return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

/** A process whose parent has gone gets another parent. */
function npmIsThere() {
  if (process.ppid !== parent) return false;
  try {
    return npm === null || parentOf(parent) === npm;
  } catch {
    return false;
  }
}

/**
 * Calls back once when npm is gone. Only under npm: `nohup mayfly up &` outlives its shell on purpose.
 * @param {() => void} callback
 */
export function whenParentGoes(callback) {
  if (process.env.npm_lifecycle_event === undefined) return { stop: () => {} };
  const timer = setInterval(() => {
    if (npmIsThere()) return;
    clearInterval(timer);
    callback();
  }, pollMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
