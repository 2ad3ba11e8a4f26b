// Judges what a room in containers left, from what was seen just before its end and after it. Pure.

import type { ResidueCheck } from '../../../../server/contract/host/residue.ts';
import type { SeenContainer } from './api.ts';
import type { HostView } from '../../host/container-view.ts';
import { inARow, sentence, type Text } from '../../../../server/contract/sentences/sentence.ts';

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

const tooLate = sentence('residue.roomEndedBeforeLook');
const silent = sentence('residue.engineSilent');
const unseen = sentence('residue.processesHidden');

function notChecked(what: Text, detail: Text): ResidueCheck {
  return { what, verdict: 'not checked', detail };
}

/** @param left what was found; empty: gone. */
function found(what: Text, left: readonly Text[]): ResidueCheck {
  return left.length === 0
    ? { what, verdict: 'gone', detail: null }
    : { what, verdict: 'left', detail: inARow(left, ', ') };
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
    existence(sentence('residue.container'), after.containerLeft),
    existence(sentence('residue.network'), after.networkLeft),
    after.volumesLeft === null
      ? notChecked(sentence('residue.volumes'), container === null ? tooLate : silent)
      : found(sentence('residue.volumes'), after.volumesLeft),
    after.processesLeft === null
      ? notChecked(sentence('residue.processes'), unseen)
      : found(sentence('residue.processes'), after.processesLeft.map(String)),
    found(sentence('residue.ports'), after.portsTaken.map(String)),
    unwiped === null
      ? notChecked(sentence('residue.keysAndState'), sentence('residue.endedOutOfOrder'))
      : found(sentence('residue.keysAndState'), unwiped),
    layerChanges === null
      ? notChecked(sentence('residue.layerFiles'), tooLate)
      : found(sentence('residue.layerFiles'), layerChanges),
    diskMounts(container, host),
    logFile(container),
    swap(host, kernel.swapIsOn),
    cores(host, kernel.corePattern),
  ];
}

function existence(what: Text, left: boolean | null): ResidueCheck {
  return left === null
    ? notChecked(what, silent)
    : found(what, left ? [sentence('residue.stillThere')] : []);
}

function diskMounts(container: SeenContainer | null, host: HostView | null): ResidueCheck {
  const what = sentence('residue.diskMounts');
  if (container === null) return notChecked(what, tooLate);
  const left = [...container.mounts, ...(host?.diskMounts ?? [])];
  if (left.length > 0) return found(what, left);
  if (host === null || host.diskMounts === null) {
    return notChecked(what, sentence('residue.engineKnowsNone', { why: unseen }));
  }
  return found(what, []);
}

function logFile(container: SeenContainer | null): ResidueCheck {
  const what = sentence('residue.logFile');
  if (container === null) return notChecked(what, tooLate);
  if (container.logPath !== '') return found(what, [container.logPath]);
  return container.logDriver === 'none'
    ? found(what, [])
    : found(what, [sentence('residue.logDriver', { driver: container.logDriver })]);
}

function swap(host: HostView | null, isOn: boolean): ResidueCheck {
  const what = sentence('residue.swapPages');
  if (!isOn) return { what, verdict: 'gone', detail: sentence('residue.noSwap') };
  if (host === null) return notChecked(what, unseen);
  const { peakBytes, nowBytes } = host.swap;
  if ((peakBytes ?? 0) > 0)
    return found(what, [sentence('residue.bytesAtMost', { bytes: String(peakBytes) })]);
  if ((nowBytes ?? 0) > 0)
    return found(what, [sentence('residue.bytesAtEnd', { bytes: String(nowBytes) })]);
  if (nowBytes === null) return notChecked(what, sentence('residue.noSwapAccount'));
  return peakBytes === null ? notChecked(what, sentence('residue.noSwapPeak')) : found(what, []);
}

function cores(host: HostView | null, pattern: string): ResidueCheck {
  const what = sentence('residue.coreFiles');
  if (host === null) return notChecked(what, unseen);
  if (!host.coresOff) return found(what, [sentence('residue.processMayDump')]);
  // core(5): the limit does not hold for a program that is handed the dump.
  return pattern.startsWith('|')
    ? notChecked(
        what,
        sentence('residue.dumpsGoTo', { program: pattern.slice(1).split(' ')[0] ?? '' }),
      )
    : found(what, []);
}
