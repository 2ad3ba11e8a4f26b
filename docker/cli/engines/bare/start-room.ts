// Starts a bare room: private namespaces, and in them the same supervisor that a container runs. The room
// lives as long as its stdin is open, which this process holds.

import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ApplianceEvent } from '../../../../server/contract/host/events.ts';
import {
  endOrder,
  type Orders,
  type ProgramPath,
} from '../../../../server/contract/host/orders.ts';
import { notOverwritten } from '../../../../server/contract/host/stop-report.ts';
import { Problem, problemFields } from '../../../../server/contract/host/problem.ts';
import type { ResidueCheck } from '../../../../server/contract/host/residue.ts';
import type { Settings } from '../../../../server/contract/host/settings.ts';
import { variablesFromTexts } from '../../../../server/contract/host/setting-variables.ts';
import type { EngineOrder, RunningAppliance } from '../shared/engine.ts';
import { takenPorts } from '../../host/ports.ts';
import { ownFile } from '../../host/project.mjs';
import { firstChildOf, swappedKib } from '../../host/processes.ts';
import { runningRooms } from '../../host/running-rooms.ts';
import { roomDir } from '../../../../server/contract/host/places.ts';
import { swapIsOn } from '../../host/swap.ts';
import { giveOrders } from '../shared/give-orders.ts';
import { heardEvent } from '../shared/heard-event.ts';
import { checkMachine } from './machine.ts';
import { namespacesOf, processesIn, type RoomNamespaces } from '../../host/namespaces.ts';
import { withDescriptors } from './borrowed-tor.ts';
import { lookForResidue } from './residue.ts';
import type { BorrowedService } from './service-residue.ts';
import {
  enterVariables,
  insideApp,
  insideLibraries,
  insidePath,
  type BarePlan,
} from './room-root.ts';
import { lines, sentence } from '../../../../server/contract/sentences/sentence.ts';

/** So much of the end of an error of enter.sh is shown. */
const keptErrorChars = 2000;

/** @throws {Problem} if this machine cannot do it; nothing is left then. */
export async function startRoom(plan: BarePlan, order: EngineOrder): Promise<RunningAppliance> {
  checkMachine(plan.separateUsers);
  const { settings } = order;
  // The others are of the room's own loopback.
  const ports = [settings.webPort, settings.sshPort];
  await checkPorts(ports);

  const child = spawnRoom(plan);
  const room = new BareRoom(child, order.onEvent);
  const { stdin } = child;
  const given = orders(plan, order);
  const told = stdin && giveOrders(stdin, given, () => firstProcess(child));

  return {
    roomId: () => room.id(),
    // The lifeline: it ends as well when this process does, however that comes, and the room with it.
    end: () => {
      room.beforeEnd();
      // The orders are the first line.
      void told?.then(() => stdin?.end(endOrder));
    },
    kill: () => void child.kill('SIGKILL'),
    gone: room.gone,
    residue: () =>
      lookForResidue({
        namespaces: room.namespaces,
        ports,
        unwiped: room.unwiped,
        service: borrowedService(settings, room.onionAddress),
        swap: room.swap ?? swapCheck(null),
      }),
  };
}

function borrowedService(
  { torControl, torPassword }: Settings,
  address: string | null,
): BorrowedService | null {
  return torControl === null ? null : { at: torControl, password: torPassword, address };
}

async function checkPorts(ports: readonly number[]): Promise<void> {
  const taken = await takenPorts(ports);
  if (taken.length === 0) return;
  throw new Problem(lines(taken.map((port) => sentence('port.taken', { port }))), {
    hint: sentence('port.chooseOthers'),
  });
}

function spawnRoom(plan: BarePlan): ChildProcess {
  const namespaces = ['--mount', '--pid', '--ipc', '--uts', '--fork', '--kill-child=SIGKILL'];
  if (!plan.separateUsers) namespaces.unshift('--user', '--map-root-user');
  const script = ownFile('docker/cli/engines/bare/enter.sh');
  return withDescriptors(plan.borrowedTor, (descriptors) =>
    spawn('unshare', [...namespaces, '--', '/bin/sh', script], {
      // A session of its own: the terminal's Ctrl-C reaches the host program only, which ends it in order.
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe', ...descriptors],
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ...enterVariables(plan) },
    }),
  );
}

function firstProcess({ pid }: ChildProcess): number | null {
  return pid === undefined ? null : firstChildOf(pid);
}

function orders(plan: BarePlan, order: EngineOrder): Omit<Orders, 'byFile'> {
  const program = (name: 'tor' | 'ngircd' | 'sshd'): ProgramPath => ({
    path: insidePath(plan, plan.programs[name].path),
    libraryPath: insideLibraries(plan, plan.programs[name]),
  });
  const transports = Object.entries(plan.transports).map(
    ([name, path]) => [name, insidePath(plan, path)] as const,
  );
  return {
    variables: variablesFromTexts(order.texts),
    programs: {
      tor: program('tor'),
      ngircd: program('ngircd'),
      sshd: program('sshd'),
      transports: Object.fromEntries(transports),
    },
    run: roomDir,
    web: `${insideApp}/web`,
    separateUsers: plan.separateUsers,
    listenHost: '127.0.0.1',
  };
}

/** The room's processes, as they are seen from outside. */
class BareRoom {
  readonly gone: Promise<number | null>;
  namespaces: RoomNamespaces | null = null;
  unwiped: readonly string[] | null = null;
  swap: ResidueCheck | null = null;
  /** null: the room has not told of one. */
  onionAddress: string | null = null;
  readonly #child: ChildProcess;
  #errors = '';

  constructor(child: ChildProcess, onEvent: (event: ApplianceEvent) => void) {
    this.#child = child;
    // The other end may have gone: `gone` reports that.
    child.stdin?.on('error', () => {});
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString()).slice(-keptErrorChars);
    });
    let hasOutput = false;
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        hasOutput = true;
        const first = this.#lookAtProcesses();
        const event = heardEvent(line, first);
        if (event?.event === 'onion') this.onionAddress = event.address;
        if (event?.event === 'stopped') this.unwiped = notOverwritten(event);
        else if (event !== null) onEvent(event);
      });
    }
    this.gone = new Promise((resolve) => {
      child.once('error', (cause) => {
        onEvent({
          event: 'problem',
          ...problemFields(new Problem(sentence('engine.bareProblem', { what: cause.message }))),
        });
        resolve(1);
      });
      // `close`: after the last event was read.
      child.once('close', (code) => {
        // Before the supervisor speaks, only enter.sh and its tools can have failed; later their
        // stderr is the supervisor's, which is not for showing.
        if (!hasOutput && this.#errors !== '') {
          const what = this.#errors.trim();
          onEvent({
            event: 'problem',
            ...problemFields(new Problem(sentence('engine.bareProblem', { what }))),
          });
        }
        resolve(code);
      });
    });
  }

  /** The number by which commands find it in /proc; null: it is not there (yet). */
  id(): number | null {
    const mnt = this.namespaces?.mnt;
    return runningRooms().find(({ namespaces }) => namespaces.mnt === mnt)?.pid ?? null;
  }

  /** Reads what can be known only while the processes live. */
  beforeEnd(): void {
    this.#lookAtProcesses();
    const pids = this.namespaces === null ? [] : processesIn(this.namespaces);
    this.swap = swapCheck(pids.length === 0 ? null : swappedKib(pids));
  }

  /** @returns the room's first process; null: there is none (yet). */
  #lookAtProcesses(): number | null {
    const first = firstProcess(this.#child);
    if (first !== null) this.namespaces ??= namespacesOf(first);
    return first;
  }
}

/** @param kib what the room's processes had in swap just before the end; null: not known. */
function swapCheck(kib: number | null): ResidueCheck {
  const what = sentence('residue.swapPages');
  if (!swapIsOn()) return { what, verdict: 'gone', detail: sentence('residue.noSwap') };
  if (kib !== null && kib > 0)
    return { what, verdict: 'left', detail: sentence('residue.kibAtEnd', { size: kib }) };
  return {
    what,
    verdict: 'not checked',
    detail: sentence('residue.swapSinceGone'),
  };
}
