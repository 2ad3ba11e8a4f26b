// Waits until the commands that started rooms have gone: what they printed is in their memory until then.

import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processIds, readIfThere } from '../host/processes.ts';

/** So long `mayfly up` may look for what is left. Those of other rooms stay. */
const limitMs = 10_000;
const pollMs = 100;
const ownNames = ['mayfly', 'mayfly.mjs', 'start.mjs', 'main.ts', 'main.mjs'];

/** Whether a command line is that of `mayfly up`, however it was called. Pure. */
export function isUp(words: readonly string[]): boolean {
  return words.some(
    (word, at) => word === 'up' && ownNames.includes(basename(words[at - 1] ?? '')),
  );
}

function isRunning(pid: number): boolean {
  // A process that has ended has no words any more.
  return isUp((readIfThere(`/proc/${pid}/cmdline`) ?? '').split('\0'));
}

export async function untilHostsGone(): Promise<void> {
  let left = process.platform === 'linux' ? processIds().filter(isRunning) : [];
  for (let waitedMs = 0; left.length > 0 && waitedMs < limitMs; waitedMs += pollMs) {
    await delay(pollMs);
    left = left.filter(isRunning);
  }
}
