// What a bare room left on this machine: looks from outside, after the end. It removes nothing.

import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import {
  residueReport,
  type ResidueCheck,
  type ResidueReport,
} from '../../../server/contract/residue.ts';
import { processesIn, type RoomNamespaces } from './namespace.ts';

/** What must be known from the room's lifetime to look for it afterwards. */
export interface RoomTraces {
  /** null: its first process was never seen. */
  readonly namespaces: RoomNamespaces | null;
  readonly mountpoint: string;
  readonly ports: readonly number[];
  /** Parts whose files the supervisor could not wipe; null: it did not say. */
  readonly unwiped: readonly string[] | null;
  readonly swap: ResidueCheck;
}

export async function lookForResidue(traces: RoomTraces): Promise<ResidueReport> {
  return residueReport([
    processes(traces.namespaces),
    keys(traces.unwiped),
    mounts(traces.mountpoint),
    files(traces.mountpoint),
    await ports(traces.ports),
    traces.swap,
  ]);
}

function check(what: string, left: string | null): ResidueCheck {
  return { what, verdict: left === null ? 'gone' : 'left', detail: left };
}

function processes(namespaces: RoomNamespaces | null): ResidueCheck {
  const what = 'processes and namespaces';
  if (namespaces === null) {
    return { what, verdict: 'not checked', detail: 'the first process was never seen' };
  }
  const left = processesIn(namespaces);
  return check(what, left.length === 0 ? null : `process ${left.join(', ')}`);
}

function keys(unwiped: readonly string[] | null): ResidueCheck {
  const what = 'keys and state, overwritten';
  if (unwiped === null) {
    return { what, verdict: 'not checked', detail: 'the room did not end in order; its tmpfs is gone' };
  }
  return check(what, unwiped.length === 0 ? null : `of ${unwiped.join(', ')}`);
}

function mounts(mountpoint: string): ResidueCheck {
  const here = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .some((line) => line.includes(` ${mountpoint} `));
  return check('mounts', here ? 'one at the mount point' : null);
}

function files(mountpoint: string): ResidueCheck {
  const names = readdirSync(mountpoint);
  return check('files', names.length === 0 ? null : `${names.length} in the mount point`);
}

async function ports(wanted: readonly number[]): Promise<ResidueCheck> {
  const taken: number[] = [];
  for (const port of wanted) {
    if (!(await isFree(port))) taken.push(port);
  }
  return check('ports', taken.length === 0 ? null : `taken: ${taken.join(', ')}`);
}

/** Whether 127.0.0.1:port can be listened on now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}
