// Overwrites free memory of this machine: lowers the kernel's settings, has a process of its own fill what is free,
// and sees to it that the settings are put back, however that process, the command or the watch over them ends.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { readIfThere } from '../host/processes.ts';
import { ownFile } from '../host/project.mjs';
import {
  haveValues,
  lowerSettings,
  readSettings,
  recoverSettings,
  restoreSettings,
  writeRecord,
  type SettingsPlace,
  type SettingValues,
} from './kernel-settings.ts';
import type { WipePlan } from './plan-wipe.ts';
import { returnUnusedSlabs } from './unused-slabs.ts';

export interface WipeWish {
  readonly place: SettingsPlace;
  readonly plan: WipePlan;
  readonly limitMs: number;
  readonly onProgress: (doneBytes: number, totalBytes: number) => void;
  /** Aborted: it leaves the rest. */
  readonly stop: AbortSignal;
}

/** `full`: up to the floor. `killed`: the process that filled memory was ended by somebody else. */
export type WipeEnd = 'full' | 'stopped' | 'late' | 'refused' | 'killed';

export interface WipeOutcome {
  readonly end: WipeEnd;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** A stop that is not heard in so long is enforced. */
const stopLimitMs = 5000;

/** @throws {Problem} where the settings cannot be changed; they are as before then. */
export async function wipeMemory(wish: WipeWish): Promise<WipeOutcome> {
  const { place } = wish;
  await recoverSettings(place);
  const values = readSettings(place);
  writeRecord(place, values);
  try {
    const watch = await watchOver(place, values);
    try {
      lowerSettings(values);
      returnUnusedSlabs();
      return await fill(wish, watch);
    } finally {
      watch.input.destroy();
      await watch.gone;
    }
  } finally {
    // Also where what watches over the settings was killed.
    if (!haveValues(values) || readIfThere(place.record) !== null) restoreSettings(place, values);
  }
}

/** A process that puts the settings back as soon as the last holder of its stdin is gone. */
interface Watch {
  readonly input: Writable;
  readonly gone: Promise<unknown>;
}

async function watchOver({ record }: SettingsPlace, values: SettingValues): Promise<Watch> {
  const script = ownFile('docker/cli/wipe/restore-settings.sh');
  const child = spawn('/bin/sh', [script, record, ...Object.entries(values).flat()], {
    // In a session of its own, neither Ctrl-C nor the end of the terminal reaches it.
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => {});
  const gone = once(child, 'exit');
  await once(child.stdout, 'data');
  return { input: child.stdin, gone };
}

async function fill(
  { plan, limitMs, onProgress, stop }: WipeWish,
  watch: Watch,
): Promise<WipeOutcome> {
  const { limitBytes, floorBytes } = plan;
  const script = ownFile('docker/cli/wipe/fill-memory.mjs');
  const words = [script, limitBytes ?? 'all', floorBytes, limitMs].map(String);
  const child = spawn(process.execPath, words, {
    detached: true,
    // It holds the stdin of the watch as well, which so waits for its end. From here on nobody else does: also
    // where this command is stopped or frozen, the settings are put back when the filling is over.
    stdio: ['pipe', 'pipe', 'ignore', watch.input],
  });
  watch.input.destroy();
  let end: WipeEnd = 'killed';
  let doneBytes = 0;
  let totalBytes = 0;
  const onLine = (line: string): void => {
    const [, reason = ''] = /^end (\w+)$/.exec(line) ?? [];
    if (isEnd(reason)) end = reason;
    const [, done, total] = /^(\d+) (\d+)$/.exec(line) ?? [];
    if (done === undefined) return;
    doneBytes = Number(done);
    totalBytes = Number(total);
    onProgress(doneBytes, totalBytes);
  };
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', onLine);
  child.stdin?.on('error', () => {});
  const onStop = (): void => void stopFilling(child);
  stop.addEventListener('abort', onStop, { once: true });
  void watch.gone.then(onStop);
  if (stop.aborted) onStop();
  await once(child, 'close');
  stop.removeEventListener('abort', onStop);
  return { end, doneBytes, totalBytes };
}

const isEnd = (word: string): word is WipeEnd =>
  ['full', 'stopped', 'late', 'refused'].includes(word);

async function stopFilling(child: ChildProcess): Promise<void> {
  child.stdin?.destroy();
  const timer = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  await once(child, 'close');
  clearTimeout(timer);
}
