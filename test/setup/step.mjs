// @ts-check
// Runs one command of the test run to its end, or ends it. Plain JavaScript for Node 20.

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Every process of the run has this in its environment, with its step's name, however far it has moved. */
const marker = 'MAYFLY_TEST_RUN';
const ofRun = `${marker}=${process.pid}-${Date.now()}/`;

/**
 * @param {string} [step] of that one; else of any.
 * @returns {{ pid: number, command: string }[]} processes of this run that are still there.
 */
export function leftovers(step) {
  const found = [];
  /** @param {string} variable */
  const isOurs = (variable) =>
    step === undefined ? variable.startsWith(ofRun) : variable === ofRun + step;
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
      if (!environment.some(isOurs)) continue;
      const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ').trim();
      // A zombie has no command line: it has ended, and its parent is not ours to mend.
      if (command !== '') found.push({ pid, command: command.slice(0, 120) });
    } catch {
      // It has ended since, or is another user's.
    }
  }
  return found;
}

/**
 * @param {NodeJS.Signals} signal
 * @param {string} [step]
 */
function signalLeftovers(signal, step) {
  for (const { pid } of leftovers(step)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It was quicker.
    }
  }
}

/**
 * Ends what is left: asked first, then by force.
 * @param {{ step?: string | undefined, graceMs?: number }} [which] a step's, or all of the run's; the time
 *   between the two.
 */
export async function endLeftovers({ step, graceMs = 5000 } = {}) {
  signalLeftovers('SIGTERM', step);
  await gone(graceMs, step);
  signalLeftovers('SIGKILL', step);
  await gone(graceMs, step);
}

/**
 * @param {number} withinMs
 * @param {string} [step]
 */
async function gone(withinMs, step) {
  for (let waitedMs = 0; waitedMs < withinMs && leftovers(step).length > 0; waitedMs += 50) {
    await delay(50);
  }
}

/**
 * Runs a command with no stdin; its talk goes to ours.
 * @param {string[]} command
 * @param {{ cwd: string, timeLimitMs: number, step?: string, env?: NodeJS.ProcessEnv, stdout?: 'inherit' | 'pipe' }} options
 *   step: its name among those that run beside each other.
 * @returns {Promise<{ code: number | null, stdout: string, timedOut: boolean }>} code null: ended by a signal.
 */
export async function runStep([program = '', ...args], options) {
  const { cwd, timeLimitMs, step = '', env, stdout } = options;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env, [marker]: ofRun.slice(marker.length + 1) + step },
    stdio: ['ignore', stdout ?? 'inherit', 'inherit'],
  });
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  let timedOut = false;
  /** @type {Promise<void>[]} */
  const ending = [];
  const timer = setTimeout(() => {
    timedOut = true;
    ending.push(endLeftovers({ step }));
  }, timeLimitMs);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(timer);
  // The command itself may be the first to go.
  await Promise.all(ending);
  return { code, stdout: text, timedOut };
}
