// @ts-check
// Gives a suite processes, mounts and mostly a loopback of its own, so that suites that start rooms do not meet:
// commands find every room of a machine, and rooms have the same ports. Plain JavaScript for Node 20.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { endLeftovers, leftovers, runStep } from './step.mjs';

const unshare = ['unshare', '--pid', '--mount', '--fork', '--mount-proc', '--kill-child'];

/**
 * The shell stays as the first process, so that somebody waits for processes whose parent has ended.
 * Named network namespaces are mounts below /run/netns: its own are enough for it.
 */
const begin = `mkdir -p /run/netns && mount -t tmpfs none /run/netns || exit 1
"$@"; exit $?`;
const beginOffline = `ip link set lo up || exit 1
${begin}`;

/** @returns {boolean} whether this user may make namespaces. */
export function canBeAlone() {
  return (
    process.getuid?.() === 0 &&
    spawnSync(unshare[0] ?? '', unshare.slice(1).concat('--net', 'true')).status === 0
  );
}

/**
 * @param {string} node
 * @param {string} file where what is left over is written to: what runs alone ends with its namespace.
 * @param {string[]} command
 * @param {{ network?: boolean }} [options] network: it keeps this machine's own, for what it has to fetch.
 */
export function alone(node, file, command, { network = false } = {}) {
  const shell = ['sh', '-c', network ? begin : beginOffline, 'alone'];
  const inside = [node, fileURLToPath(import.meta.url), file, ...command];
  return [...unshare, ...(network ? [] : ['--net']), '--', ...shell, ...inside];
}

/**
 * @param {string} file of `alone`.
 * @returns {{ pid: number, command: string }[] | null} null: it was ended before it could look.
 */
export function leftAlone(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

async function run() {
  const [file = '', ...command] = process.argv.slice(2);
  const { code } = await runStep(command, { cwd: process.cwd(), timeLimitMs: 2 ** 31 - 1 });
  writeFileSync(file, JSON.stringify(leftovers()));
  await endLeftovers();
  return code ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await run();
