// Tells whether this machine's kernel overwrites memory with zeros as soon as it is freed. It changes nothing.
// Source: Documentation/admin-guide/kernel-parameters.txt, init_on_free; mm/mm_init.c, report_meminit().

import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { release } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { readIfThere } from './processes.ts';

/** Where it stands; null: not there, or not to be read by this user. */
export interface KernelTexts {
  /** The line that the kernel logs when it starts. */
  readonly logLine: string | null;
  readonly commandLine: string | null;
  /** The configuration that it was built with. */
  readonly config: string | null;
}

/** The longest record that /dev/kmsg gives. Source: kernel/printk/printk.c, CONSOLE_EXT_LOG_MAX. */
const recordBytes = 8192;
/** The line is among the first: a log that has lost its start has lost it. */
const firstRecords = 3000;

/** @returns null: it cannot be told. */
export function zeroesFreed({ logLine, commandLine, config }: KernelTexts): boolean | null {
  // What the kernel says of itself comes first: another setting may overrule what was asked.
  const said = /heap free:(on|off)/.exec(logLine ?? '')?.[1];
  if (said !== undefined) return said === 'on';
  // The last one counts, as for the kernel.
  const asked = [...(commandLine ?? '').matchAll(/(?:^|\s)init_on_free=(\w+)/g)].at(-1)?.[1];
  if (asked !== undefined) return /^(1|y|yes|t|true|on)$/i.test(asked);
  return config === null ? null : /^CONFIG_INIT_ON_FREE_DEFAULT_ON=y$/m.test(config);
}

/** Of this machine. @returns null: it cannot be told, or another system has the kernel that counts. */
export function initOnFree(): boolean | null {
  if (process.platform !== 'linux') return null;
  return zeroesFreed({
    logLine: initLine(),
    commandLine: readIfThere('/proc/cmdline'),
    config: kernelConfig(),
  });
}

/** /dev/kmsg gives one record at each read, the oldest first. */
function initLine(): string | null {
  let log: number;
  try {
    log = openSync('/dev/kmsg', constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return null;
  }
  const record = Buffer.alloc(recordBytes);
  try {
    for (let count = 0; count < firstRecords; count += 1) {
      const text = record.toString('latin1', 0, readSync(log, record));
      if (text.includes('mem auto-init:')) return text;
    }
  } catch {
    // All has been read, or may not be.
  } finally {
    closeSync(log);
  }
  return null;
}

function kernelConfig(): string | null {
  try {
    return gunzipSync(readFileSync('/proc/config.gz')).toString();
  } catch {
    return readIfThere(`/boot/config-${release()}`);
  }
}
