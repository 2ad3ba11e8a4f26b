// The users of a room's processes, and what /proc on this machine tells of each process.

import { readFileSync } from 'node:fs';

/** As server/config/layout.ts has them. */
export const users = { gateway: 64_101, tor: 64_102, ngircd: 64_103, sshd: 64_104 } as const;
export type Daemon = keyof typeof users;
/** What the kernel answers where it refuses. */
export const denied = ['EACCES', 'EPERM'];

/** A field of /proc/PID/status (proc(5)). */
export function statusField(status: string, name: string): string {
  return new RegExp(`^${name}:[\\t ]*(.*)$`, 'm').exec(status)?.[1] ?? 'not there';
}

export interface ProcessFacts {
  readonly program: string;
  /** Real, effective, saved and filesystem; each must be the same. */
  readonly uid: string;
  readonly gid: string;
  readonly groups: string;
  readonly permitted: string;
  readonly effective: string;
  readonly inheritable: string;
  readonly ambient: string;
  readonly bounding: string;
  readonly noNewPrivs: string;
  readonly seccomp: string;
}

export function processFacts(pid: number): ProcessFacts {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  return {
    // sshd says what it is doing after a colon.
    program: program.replace(/:.*/, '').split('/').pop() ?? '',
    uid: statusField(status, 'Uid').replaceAll('\t', ' '),
    gid: statusField(status, 'Gid').replaceAll('\t', ' '),
    groups: statusField(status, 'Groups').trim(),
    permitted: statusField(status, 'CapPrm'),
    effective: statusField(status, 'CapEff'),
    inheritable: statusField(status, 'CapInh'),
    ambient: statusField(status, 'CapAmb'),
    bounding: statusField(status, 'CapBnd'),
    noNewPrivs: statusField(status, 'NoNewPrivs'),
    seccomp: statusField(status, 'Seccomp'),
  };
}
