// Reads the facts of this machine that the doctor judges. It changes nothing and asks no network.

import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { freemem, release } from 'node:os';
import { basename } from 'node:path';
import { likelyEngine } from '../engines/all.ts';
import { engines, type EngineName, type Surroundings } from '../engines/index.ts';
import { initOnFree } from '../host/init-on-free.ts';
import { takenPorts } from '../host/ports.ts';
import { ownFile } from '../host/project.mjs';
import type { MachineFacts, SwapArea } from './facts.ts';

const mib = 1024 * 1024;
const commandLimitMs = 2000;

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

/**
 * @param ports of 127.0.0.1 that the room needs.
 * @param tor looks at a tor that runs already.
 */
export async function gatherFacts(
  ports: readonly number[],
  { env, nowMs }: Surroundings,
  tor: () => Promise<MachineFacts['borrowedTor']>,
): Promise<{ readonly engine: EngineName; readonly facts: MachineFacts }> {
  const engine = await likelyEngine(engines, env);
  const facts = {
    platform: process.platform,
    kernel: release(),
    swaps: swapAreas(read('/proc/swaps') ?? ''),
    canHibernate: canHibernate(),
    corePattern: read('/proc/sys/kernel/core_pattern'),
    initOnFree: initOnFree(),
    seccomp: existsSync('/proc/sys/kernel/seccomp/actions_avail'),
    appArmor: read('/sys/module/apparmor/parameters/enabled') === 'Y',
    clock: {
      synchronized: await clockIsSynchronized(),
      beforeSources: nowMs < statSync(ownFile('package.json')).mtimeMs,
    },
    availableMib: availableMib(),
    portsTaken: await takenPorts(ports),
    engine: engine.facts,
    borrowedTor: await tor(),
  };
  return { engine: engine.name, facts };
}

/** proc(5) swaps: a heading, then a line an area, its name first. */
export function swapAreas(table: string): SwapArea[] {
  return table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const name = line.split(/\s+/)[0] ?? '';
      return name === '' ? [] : [{ name, place: placeOf(name) }];
    });
}

function placeOf(name: string): SwapArea['place'] {
  const device = basename(name);
  if (/^\/dev\/zram\d+$/.test(name)) return 'memory';
  // dm-crypt names what it makes `CRYPT-…`.
  const encrypted = read(`/sys/block/${device}/dm/uuid`)?.startsWith('CRYPT-') === true;
  return encrypted ? 'encrypted disk' : 'disk';
}

/** Documentation/admin-guide/pm/sleep-states.rst: `disk` in state, and where to resume from. */
function canHibernate(): boolean {
  const canBy = read('/sys/power/state')?.split(' ').includes('disk') === true;
  const isOff = read('/sys/power/disk')?.includes('[disabled]') === true;
  const resume = read('/sys/power/resume') ?? '0:0';
  if (!canBy || isOff || resume === '0:0') return false;
  try {
    // systemctl mask makes this link.
    return readlinkSync('/etc/systemd/system/hibernate.target') !== '/dev/null';
  } catch {
    return true;
  }
}

/** systemd-timesyncd leaves a file; timedatectl(1) asks the kernel (adjtimex(2)). */
async function clockIsSynchronized(): Promise<boolean | null> {
  if (existsSync('/run/systemd/timesync/synchronized')) return true;
  const property = ['show', '--property=NTPSynchronized', '--value'];
  const said = await new Promise<string>((resolve) => {
    execFile('timedatectl', property, { timeout: commandLimitMs }, (_error, out) => resolve(out));
  });
  const word = said.trim();
  return word === 'yes' ? true : word === 'no' ? false : null;
}

function availableMib(): number {
  const kib = /^MemAvailable:\s+(\d+) kB$/m.exec(read('/proc/meminfo') ?? '')?.[1];
  return Math.floor(kib === undefined ? freemem() / mib : Number(kib) / 1024);
}
