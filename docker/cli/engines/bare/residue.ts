// What a bare room left on this machine: looks from outside, after the end. It removes nothing.

import { existsSync, readFileSync } from 'node:fs';
import {
  residueReport,
  type ResidueCheck,
  type ResidueReport,
} from '../../../../server/contract/host/residue.ts';
import { leftText, lookAgain } from '../shared/look-again.ts';
import { roomDir } from '../../../../server/contract/host/places.ts';
import { runningRooms } from '../../host/running-rooms.ts';
import { keysCheck } from '../../host/keys-check.ts';
import { takenPorts } from '../../host/ports.ts';
import { nameOf, parentOf } from '../../host/processes.ts';
import { processesIn, type RoomNamespaces } from '../../host/namespaces.ts';

/** What must be known from the room's lifetime to look for it afterwards. */
export interface RoomTraces {
  /** null: its first process was never seen. */
  readonly namespaces: RoomNamespaces | null;
  readonly ports: readonly number[];
  /** Parts whose files the supervisor could not wipe; null: it did not say. */
  readonly unwiped: readonly string[] | null;
  readonly swap: ResidueCheck;
}

/** Looks until all is gone, or nothing goes any more: the kernel ends processes on its own time. */
export async function lookForResidue(traces: RoomTraces): Promise<ResidueReport> {
  const keys = keysCheck(traces.unwiped);
  const look = async (): Promise<ResidueReport> =>
    residueReport([
      processes(traces.namespaces),
      keys,
      mounts(),
      files(),
      await ports(traces.ports),
      traces.swap,
    ]);
  // What is known already will not change.
  const mayGo = ({ checks }: ResidueReport): string =>
    leftText(checks.filter((each) => each !== keys && each !== traces.swap));
  return lookAgain(look, mayGo);
}

/** Without a room in mind: what any bare room may have left. */
export function lookForBareResidue(): ResidueCheck[] {
  const orphans = runningRooms().filter(({ pid }) => isOrphan(pid));
  return [
    check(
      'processes',
      orphans.length === 0 ? null : orphans.map(({ pid }) => `process ${pid}`).join(', '),
    ),
    mounts(),
    files(),
  ];
}

/** A room whose host program is gone: only the unshare between them is left, in somebody else's care. */
function isOrphan(first: number): boolean {
  const unshare = parentOf(first);
  if (unshare === null || nameOf(unshare) !== 'unshare') return false;
  const holder = parentOf(unshare);
  return holder === null || !/^(node|MainThread)/.test(nameOf(holder) ?? '');
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

/** enter.sh names every tmpfs of its own `mayfly`. */
function mounts(): ResidueCheck {
  const mountinfo = readFileSync('/proc/self/mountinfo', 'utf8');
  const here = mountinfo.split('\n').filter((line) => line.includes(' - tmpfs mayfly '));
  return check('mounts', here.length === 0 ? null : `${here.length} of tmpfs`);
}

/** All state stands below this path inside: on the host it would mean that a mount was not private. */
function files(): ResidueCheck {
  return check('files', existsSync(roomDir) ? roomDir : null);
}

async function ports(wanted: readonly number[]): Promise<ResidueCheck> {
  const taken = await takenPorts(wanted);
  return check('ports', taken.length === 0 ? null : `taken: ${taken.join(', ')}`);
}
