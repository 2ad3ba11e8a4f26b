// What a room in its containers left: judged from what was seen just before its end, and after it. Pure.

import type { ResidueCheck } from '../../../../server/contract/host/residue.ts';
import type { SeenContainer } from './api.ts';
import type { HostView } from '../../host/container-view.ts';

/** Seen while the container still stood. null: could not be seen. */
export interface BeforeEnd {
  readonly layerChanges: readonly string[] | null;
  readonly container: SeenContainer | null;
  readonly host: HostView | null;
}

/** Seen when all should be gone. null: could not be asked. */
export interface AfterEnd {
  readonly containerLeft: boolean | null;
  readonly networkLeft: boolean | null;
  readonly volumesLeft: readonly string[] | null;
  readonly processesLeft: readonly number[] | null;
  readonly portsTaken: readonly number[];
}

export interface Kernel {
  readonly swapIsOn: boolean;
  /** core(5): a pattern that starts with `|` is a program that is handed the dump. */
  readonly corePattern: string;
}

export interface Traces {
  readonly before: BeforeEnd;
  readonly after: AfterEnd;
  readonly kernel: Kernel;
  /** Parts whose files the supervisor could not wipe; null: it did not say. */
  readonly unwiped: readonly string[] | null;
}

const tooLate = 'the room ended before it could be looked at';
const silent = 'the engine does not answer';
const unseen = 'this user cannot see the container’s processes';

function notChecked(what: string, detail: string): ResidueCheck {
  return { what, verdict: 'not checked', detail };
}

/** @param left what was found; empty: gone. */
function found(what: string, left: readonly (string | number)[]): ResidueCheck {
  return left.length === 0
    ? { what, verdict: 'gone', detail: null }
    : { what, verdict: 'left', detail: left.join(', ') };
}

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** What was seen of two containers, as of one. What could not be seen of either is not known. */
export function bothBefore(a: BeforeEnd, b: BeforeEnd): BeforeEnd {
  const changes = [a.layerChanges, b.layerChanges].filter((each) => each !== null);
  const [one, other] = [a.container, b.container];
  return {
    layerChanges: changes.length === 2 ? changes.flat() : null,
    container:
      one === null || other === null
        ? null
        : {
            logPath: one.logPath || other.logPath,
            logDriver: one.logDriver === 'none' ? other.logDriver : one.logDriver,
            mounts: [...one.mounts, ...other.mounts],
            volumes: [...new Set([...one.volumes, ...other.volumes])],
            running: one.running || other.running,
          },
    host: a.host === null || b.host === null ? null : bothHosts(a.host, b.host),
  };
}

function bothHosts(a: HostView, b: HostView): HostView {
  const disks = [a.diskMounts, b.diskMounts].filter((each) => each !== null);
  return {
    namespaces: [...a.namespaces, ...b.namespaces],
    diskMounts: disks.length === 2 ? disks.flat() : null,
    coresOff: a.coresOff && b.coresOff,
    swap: {
      peakBytes: sum(a.swap.peakBytes, b.swap.peakBytes),
      nowBytes: sum(a.swap.nowBytes, b.swap.nowBytes),
    },
  };
}

export function judgeResidue({ before, after, kernel, unwiped }: Traces): ResidueCheck[] {
  const { container, layerChanges, host } = before;
  return [
    existence('container', after.containerLeft),
    existence('network', after.networkLeft),
    after.volumesLeft === null
      ? notChecked('volumes', container === null ? tooLate : silent)
      : found('volumes', after.volumesLeft),
    after.processesLeft === null
      ? notChecked('processes', unseen)
      : found('processes', after.processesLeft),
    found('ports', after.portsTaken),
    unwiped === null
      ? notChecked(
          'keys and state, overwritten',
          'the room did not end in order; its tmpfs is gone',
        )
      : found('keys and state, overwritten', unwiped),
    layerChanges === null
      ? notChecked('files in the container’s layer', tooLate)
      : found('files in the container’s layer', layerChanges),
    diskMounts(container, host),
    logFile(container),
    swap(host, kernel.swapIsOn),
    cores(host, kernel.corePattern),
  ];
}

function existence(what: string, left: boolean | null): ResidueCheck {
  return left === null ? notChecked(what, silent) : found(what, left ? ['it is still there'] : []);
}

function diskMounts(container: SeenContainer | null, host: HostView | null): ResidueCheck {
  const what = 'mounts that reach a disk';
  if (container === null) return notChecked(what, tooLate);
  const left = [...container.mounts, ...(host?.diskMounts ?? [])];
  if (left.length > 0) return found(what, left);
  if (host === null || host.diskMounts === null) {
    return notChecked(what, `the engine knows of none, but ${unseen}`);
  }
  return found(what, []);
}

function logFile(container: SeenContainer | null): ResidueCheck {
  const what = 'log file';
  if (container === null) return notChecked(what, tooLate);
  if (container.logPath !== '') return found(what, [container.logPath]);
  return container.logDriver === 'none'
    ? found(what, [])
    : found(what, [`the log driver is ${container.logDriver}`]);
}

function swap(host: HostView | null, isOn: boolean): ResidueCheck {
  const what = 'pages in swap';
  if (!isOn) return { what, verdict: 'gone', detail: 'this machine has no swap on' };
  if (host === null) return notChecked(what, unseen);
  const { peakBytes, nowBytes } = host.swap;
  if ((peakBytes ?? 0) > 0) return found(what, [`${String(peakBytes)} bytes at the most`]);
  if ((nowBytes ?? 0) > 0) return found(what, [`${String(nowBytes)} bytes at the end`]);
  if (nowBytes === null)
    return notChecked(what, 'swap is on, and the engine keeps no account of it');
  return peakBytes === null
    ? notChecked(what, 'swap is on, and this kernel keeps no peak of it; none at the end')
    : found(what, []);
}

function cores(host: HostView | null, pattern: string): ResidueCheck {
  const what = 'core files';
  if (host === null) return notChecked(what, unseen);
  if (!host.coresOff) return found(what, ['a process may write one']);
  // core(5): the limit does not hold for a program that is handed the dump.
  return pattern.startsWith('|')
    ? notChecked(what, `the kernel hands dumps to ${pattern.slice(1).split(' ')[0] ?? ''}`)
    : found(what, []);
}
