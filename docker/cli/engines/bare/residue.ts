// Checks what a bare room left on this machine, from outside, after its end. It removes nothing.

import { existsSync, readFileSync } from 'node:fs';
import {
  residueReport,
  type ResidueCheck,
  type ResidueReport,
} from '../../../../server/contract/host/residue.ts';
import { serviceChecks, type BorrowedService } from './service-residue.ts';
import { leftText, lookAgain } from '../shared/look-again.ts';
import { roomDir } from '../../../../server/contract/host/places.ts';
import { runningRooms } from '../../host/running-rooms.ts';
import { freedMemory } from '../../host/freed-memory.ts';
import { keysCheck } from '../../host/keys-check.ts';
import { takenPorts } from '../../host/ports.ts';
import { nameOf, parentOf } from '../../host/processes.ts';
import { processesIn, type RoomNamespaces } from '../../host/namespaces.ts';
import { inARow, sentence, type Text } from '../../../../server/contract/sentences/sentence.ts';

/** What was noted while the room ran, so that its traces can be found afterwards. */
export interface RoomTraces {
  /** null: its first process was never seen. */
  readonly namespaces: RoomNamespaces | null;
  readonly ports: readonly number[];
  /** Parts whose files the supervisor could not wipe; null: it did not say. */
  readonly unwiped: readonly string[] | null;
  /** Of a tor that is not the room's own; null: it had its own, or none. */
  readonly service: BorrowedService | null;
  readonly swap: ResidueCheck;
}

/** Looks until all is gone, or nothing goes any more: the kernel ends processes on its own time. */
export async function lookForResidue(traces: RoomTraces): Promise<ResidueReport> {
  const keys = keysCheck(traces.unwiped);
  const service = await serviceChecks(traces.service);
  const memory = freedMemory();
  const look = async (): Promise<ResidueReport> =>
    residueReport(
      [
        processes(traces.namespaces),
        keys,
        mounts(),
        files(),
        await ports(traces.ports),
        traces.swap,
        ...service,
      ],
      memory,
    );
  // What is known already will not change.
  const mayGo = ({ checks }: ResidueReport): string =>
    leftText(
      checks.filter((each) => each !== keys && each !== traces.swap && !service.includes(each)),
    );
  return lookAgain(look, mayGo);
}

/** Checks for what any bare room may have left. */
export function lookForBareResidue(): ResidueCheck[] {
  const orphans = runningRooms().filter(({ pid }) => isOrphan(pid));
  return [
    check(
      sentence('residue.processes'),
      orphans.length === 0
        ? null
        : inARow(
            orphans.map(({ pid }) => sentence('residue.processList', { list: pid })),
            ', ',
          ),
    ),
    mounts(),
    files(),
  ];
}

/** True for a room whose host program has gone: its unshare then has another parent. */
function isOrphan(first: number): boolean {
  const unshare = parentOf(first);
  if (unshare === null || nameOf(unshare) !== 'unshare') return false;
  const holder = parentOf(unshare);
  return holder === null || !/^(node|MainThread)/.test(nameOf(holder) ?? '');
}

function check(what: Text, left: Text | null): ResidueCheck {
  return { what, verdict: left === null ? 'gone' : 'left', detail: left };
}

function processes(namespaces: RoomNamespaces | null): ResidueCheck {
  const what = sentence('residue.processesAndNamespaces');
  if (namespaces === null) {
    return { what, verdict: 'not checked', detail: sentence('residue.firstProcessNeverSeen') };
  }
  const left = processesIn(namespaces);
  return check(
    what,
    left.length === 0 ? null : sentence('residue.processList', { list: left.join(', ') }),
  );
}

/** enter.sh names every tmpfs of its own `mayfly`. */
function mounts(): ResidueCheck {
  const mountinfo = readFileSync('/proc/self/mountinfo', 'utf8');
  const here = mountinfo.split('\n').filter((line) => line.includes(' - tmpfs mayfly '));
  return check(
    sentence('residue.mounts'),
    here.length === 0 ? null : sentence('residue.countOfTmpfs', { count: here.length }),
  );
}

/** All state is below this path inside. If it exists on the host, a mount was not private. */
function files(): ResidueCheck {
  return check(sentence('residue.files'), existsSync(roomDir) ? roomDir : null);
}

async function ports(wanted: readonly number[]): Promise<ResidueCheck> {
  const taken = await takenPorts(wanted);
  return check(
    sentence('residue.ports'),
    taken.length === 0 ? null : sentence('residue.portsTaken', { ports: taken.join(', ') }),
  );
}
