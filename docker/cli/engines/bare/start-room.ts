// The bare engine: no Docker, private namespaces. It starts the same supervisor that a container runs,
// holds its lifeline, and looks for what is left. Knows nothing of what is said in the room.

import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseEvent, type ApplianceEvent } from '../../../../server/contract/host/events.ts';
import {
  encodeOrders,
  endOrder,
  type Orders,
  type ProgramPath,
} from '../../../../server/contract/host/orders.ts';
import { notOverwritten } from '../../../../server/contract/host/stop-report.ts';
import { Problem } from '../../../../server/contract/host/problem.ts';
import type { ResidueCheck } from '../../../../server/contract/host/residue.ts';
import { variablesFromTexts } from '../../../../server/contract/host/settings.ts';
import type { EngineOrder, RunningAppliance } from '../shared/engine.ts';
import { takenPorts } from '../../host/ports.ts';
import { firstChildOf, swappedKib } from '../../host/processes.ts';
import { runningRooms } from '../../host/running-rooms.ts';
import { roomDir } from '../../../../server/contract/host/places.ts';
import { swapIsOn } from '../../host/swap.ts';
import { checkMachine } from './machine.ts';
import { namespacesOf, processesIn, type RoomNamespaces } from '../../host/namespaces.ts';
import { lookForResidue } from './residue.ts';
import {
  enterVariables,
  insideApp,
  insideLibraries,
  insidePath,
  type BarePlan,
} from './room-root.ts';

/** The end of an error of enter.sh that is worth showing. */
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
  child.stdin?.write(encodeOrders(orders(plan, order)));

  return {
    roomId: () => room.id(),
    // The lifeline: it ends as well when this process does, however that comes, and the room with it.
    end: () => {
      room.beforeEnd();
      child.stdin?.end(endOrder);
    },
    kill: () => void child.kill('SIGKILL'),
    gone: room.gone,
    residue: () =>
      lookForResidue({
        namespaces: room.namespaces,
        ports,
        unwiped: room.unwiped,
        swap: room.swap ?? swapCheck(null),
      }),
  };
}

async function checkPorts(ports: readonly number[]): Promise<void> {
  const taken = await takenPorts(ports);
  if (taken.length === 0) return;
  throw new Problem(taken.map((port) => `port ${port}: is taken on 127.0.0.1`).join('\n'), {
    hint: 'choose others: --web-port, --ssh-port',
  });
}

function spawnRoom(plan: BarePlan): ChildProcess {
  const namespaces = ['--mount', '--pid', '--ipc', '--uts', '--fork', '--kill-child=SIGKILL'];
  if (!plan.separateUsers) namespaces.unshift('--user', '--map-root-user');
  return spawn('unshare', [...namespaces, '--', '/bin/sh', join(import.meta.dirname, 'enter.sh')], {
    // A session of its own: the terminal's Ctrl-C reaches the host program only, which ends it in order.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ...enterVariables(plan) },
  });
}

function orders(plan: BarePlan, order: EngineOrder): Orders {
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

/** The room's processes as this one sees them. */
class BareRoom {
  readonly gone: Promise<number | null>;
  namespaces: RoomNamespaces | null = null;
  unwiped: readonly string[] | null = null;
  swap: ResidueCheck | null = null;
  readonly #child: ChildProcess;
  #errors = '';

  constructor(child: ChildProcess, onEvent: (event: ApplianceEvent) => void) {
    this.#child = child;
    // The other end may be gone; `gone` tells that.
    child.stdin?.on('error', () => {});
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString()).slice(-keptErrorChars);
    });
    let spoke = false;
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        spoke = true;
        this.#lookAtProcesses();
        const event = parseEvent(line);
        if (event?.event === 'stopped') this.unwiped = notOverwritten(event);
        else if (event !== null) onEvent(event);
      });
    }
    this.gone = new Promise((resolve) => {
      child.once('error', (cause) => {
        onEvent({ event: 'problem', message: `engine bare: ${cause.message}`, hint: null });
        resolve(1);
      });
      // `close`: after the last event was read.
      child.once('close', (code) => {
        // Before the supervisor speaks, only enter.sh and its tools can have failed; later their
        // stderr is the supervisor's, which is not for showing.
        if (!spoke && this.#errors !== '') {
          onEvent({ event: 'problem', message: `engine bare: ${this.#errors.trim()}`, hint: null });
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

  /** What can be known only while the processes live. */
  beforeEnd(): void {
    this.#lookAtProcesses();
    const pids = this.namespaces === null ? [] : processesIn(this.namespaces);
    this.swap = swapCheck(pids.length === 0 ? null : swappedKib(pids));
  }

  #lookAtProcesses(): void {
    if (this.namespaces !== null || this.#child.pid === undefined) return;
    const first = firstChildOf(this.#child.pid);
    this.namespaces = first === null ? null : namespacesOf(first);
  }
}

/** @param kib what the room's processes had in swap just before the end; null: not known. */
function swapCheck(kib: number | null): ResidueCheck {
  const what = 'pages in swap';
  if (!swapIsOn()) return { what, verdict: 'gone', detail: 'this machine has no swap on' };
  if (kib !== null && kib > 0) return { what, verdict: 'left', detail: `${kib} KiB at the end` };
  return {
    what,
    verdict: 'not checked',
    detail: 'swap is on: a page may have been there and gone; "swapoff -a" before the next room',
  };
}
