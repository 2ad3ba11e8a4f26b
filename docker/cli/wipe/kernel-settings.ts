// The kernel's settings that keep memory from programs: reads them, lowers them, and puts them back. While they
// are lowered, a record of the old values stands in memory (/run), in case that nobody is left to put them back.

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  nullable,
  object,
  record as recordOf,
  string,
  wholeNumber,
} from '../../../server/contract/base/decode.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import { readIfThere } from '../host/processes.ts';

/** Where the settings and their record are. */
export interface SettingsPlace {
  /** /proc/sys/vm. */
  readonly dir: string;
  readonly record: string;
}

export const kernelPlace: SettingsPlace = { dir: '/proc/sys/vm', record: '/run/mayfly-wipe' };

/** Files of settings and their values. */
export type SettingValues = Readonly<Record<string, string>>;

/**
 * Source: Documentation/admin-guide/sysctl/vm.rst. Below 1024 the kernel could not free memory; a ratio of 0 keeps
 * nothing back; 1 is the least distance between the marks at which the kernel begins to look for memory.
 */
const lowest: Readonly<Record<string, (value: string) => string>> = {
  min_free_kbytes: (value) => String(Math.min(Number(value), 1024)),
  lowmem_reserve_ratio: (value) => value.replaceAll(/\d+/g, '0'),
  watermark_scale_factor: () => '1',
};

/** @returns the values now; a setting that this kernel has not is left out. */
export function readSettings({ dir }: SettingsPlace): SettingValues {
  const found = Object.keys(lowest).flatMap((name) => {
    const value = readIfThere(join(dir, name));
    return value === null ? [] : [[join(dir, name), value.trim()] as const];
  });
  return Object.fromEntries(found);
}

/** @throws {Problem} where they cannot be changed, as in a container. */
export function lowerSettings(values: SettingValues): void {
  for (const [path, value] of Object.entries(values)) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    try {
      writeFileSync(path, lowest[name]?.(value) ?? value);
    } catch (cause) {
      throw new Problem(sentence('wipe.cannotSet', { name }), {
        hint: sentence('wipe.outsideContainer'),
        cause,
      });
    }
  }
}

/** Whether the settings have these values. */
export function haveValues(values: SettingValues): boolean {
  return Object.entries(values).every(([path, value]) => readIfThere(path)?.trim() === value);
}

/** Puts them back, and removes the record. */
export function restoreSettings({ record }: SettingsPlace, values: SettingValues): void {
  for (const [path, value] of Object.entries(values)) writeFileSync(path, value);
  rmSync(record, { force: true });
}

/** Who lowered the settings, and what they were. */
interface SettingsRecord {
  readonly pid: number;
  /** As /proc counts it: another process may get the same id later. */
  readonly startTicks: string | null;
  readonly values: SettingValues;
}

const decodeRecord = object<SettingsRecord>({
  pid: wholeNumber,
  startTicks: nullable(string),
  values: recordOf(string),
});

const othersLimitMs = 3000;
const pollMs = 50;

/** proc_pid_stat(5): field 22. The name before it may hold spaces and brackets. @returns null: it has ended */
function startTicksOf(pid: number): string | null {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

/** @throws {Problem} where it cannot be written, or somebody else overwrites memory now. */
export function writeRecord({ record }: SettingsPlace, values: SettingValues): void {
  const { pid } = process;
  const content: SettingsRecord = { pid, startTicks: startTicksOf(pid), values };
  try {
    writeFileSync(record, JSON.stringify(content), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw new Problem(
      isThere ? sentence('wipe.alreadyRuns') : sentence('wipe.noRecord', { path: record }),
      { cause },
    );
  }
}

/**
 * Puts back what a command lowered that was killed, if nobody else does it in time.
 * @throws {Problem} where that command still runs.
 */
export async function recoverSettings(place: SettingsPlace): Promise<void> {
  const found = readRecord(place);
  if (found === null) return;
  const isAlive = found.startTicks !== null && startTicksOf(found.pid) === found.startTicks;
  if (isAlive) throw new Problem(sentence('wipe.alreadyRuns'));
  // What watches over them may be at it.
  for (let waitedMs = 0; waitedMs < othersLimitMs; waitedMs += pollMs) {
    if (!existsSync(place.record)) return;
    await delay(pollMs);
  }
  restoreSettings(place, found.values);
}

/** @returns null: there is none. One that is not whole was written before anything was lowered: it has no values. */
function readRecord({ record, dir }: SettingsPlace): SettingsRecord | null {
  const text = readIfThere(record);
  if (text === null) return null;
  try {
    const { pid, startTicks, values } = decodeRecord(JSON.parse(text));
    const ours = Object.keys(lowest).map((name) => join(dir, name));
    const known = Object.entries(values).filter(([path]) => ours.includes(path));
    return { pid, startTicks, values: Object.fromEntries(known) };
  } catch {
    return { pid: 0, startTicks: null, values: {} };
  }
}
