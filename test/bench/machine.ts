// The machine, as a reader of the numbers needs to know it. Names no host.

import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import type { Cores } from './cores.ts';

function system(): string {
  try {
    const text = readFileSync('/etc/os-release', 'utf8');
    return /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(text)?.[1] ?? 'Linux';
  } catch {
    return 'Linux';
  }
}

export function machineText({ servers, generator }: Cores): string {
  const model = cpus()[0]?.model.trim() ?? 'an unnamed CPU';
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return (
    `${model}, ${cpus().length} cores, ${gigabytes} GiB, ${system()}, Linux ${release()}; ` +
    `servers on core ${servers}, load on core ${generator}, over loopback`
  );
}
