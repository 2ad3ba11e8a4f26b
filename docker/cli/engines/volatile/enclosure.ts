// Starts a private Docker engine in namespaces of its own, with its data in memory, and ends it with all that
// is in it.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { namespacesOf, processesIn, type RoomNamespaces } from '../../host/namespaces.ts';
import { ownFile } from '../../host/project.mjs';
import { firstChildOf } from '../../host/processes.ts';
import { knowsNoswap } from '../../host/swap.ts';
import { dockerApi, engineAnswers, type DockerApi } from '../container/api.ts';
import { cgroupIsThere, emptyCgroups, removeCgroup } from '../../host/cgroups.ts';
import { cgroupName } from './leftovers.ts';
import { engineEnvironment } from './programs.ts';
import { inARow, sentence } from '../../../../server/contract/sentences/sentence.ts';

export interface Enclosure {
  readonly api: DockerApi;
  /** Its first process, as this machine numbers it. */
  readonly pid: number;
  readonly namespaces: RoomNamespaces | null;
  /** The folder for unix sockets into it, as it is seen from here. */
  readonly doors: string;
  /** The name of its control groups. */
  readonly cgroup: string;
  /** SIGKILL to everything in it. A second call is harmless. */
  close(): Promise<void>;
}

/** slirp4netns(1): its own resolver asks this machine's. */
const uplinkDns = '10.0.2.3';
const startLimitMs = 30_000;
const endLimitMs = 10_000;
const pollMs = 50;
/** So much of the end of dockerd's errors is shown. */
const keptErrorChars = 2000;

/** Has a process end when its parent does, for whatever reason; unshare passes that on. */
const dieWithUs = ['--pdeathsig', 'KILL', '--'];

/**
 * @param id random; names its control groups.
 * @param withUplink a way out, for tor and for builds.
 * @throws {Problem} if it does not start; nothing is left then.
 */
export async function openEnclosure(
  id: string,
  withUplink: boolean,
  hostEnv: NodeJS.ProcessEnv,
): Promise<Enclosure> {
  const programs = engineEnvironment(hostEnv, withUplink);
  const cgroup = cgroupName(id);
  const env = {
    ...programs,
    MAYFLY_NOSWAP: knowsNoswap(true) ? ',noswap' : '',
    MAYFLY_CGROUP: cgroup,
    MAYFLY_DNS: withUplink ? `--dns ${uplinkDns}` : '',
  };
  const namespaces = ['--mount', '--pid', '--net', '--ipc', '--uts', '--fork', '--mount-proc'];
  const script = ownFile('docker/cli/engines/volatile/enter.sh');
  const child = spawn(
    'setpriv',
    [...dieWithUs, 'unshare', ...namespaces, '--kill-child=SIGKILL', '--', '/bin/sh', script],
    // In a session of its own, the terminal's Ctrl-C does not reach it.
    { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors = (errors + chunk).slice(-keptErrorChars);
  });
  const helpers: ChildProcess[] = [child];
  const sweeper = startSweeper(cgroup);
  let seen: RoomNamespaces | null = null;
  const close = async (): Promise<void> => {
    await end(helpers, cgroup, () => seen);
    await sweeper.letGo();
  };
  try {
    const pid = await inTime('its first process', child, () => firstChildOf(child.pid ?? 0));
    const root = `/proc/${pid}/root/run`;
    if (withUplink) helpers.push(await startUplink(pid, programs));
    const socket = `${root}/engine.sock`;
    await inTime('its answer', child, async () => (await engineAnswers(socket)) === true || null);
    seen = namespacesOf(pid);
    return {
      api: dockerApi(socket),
      pid,
      namespaces: seen,
      doors: `${root}/doors`,
      cgroup,
      close,
    };
  } catch (error) {
    await close();
    const said = errors.trim();
    if (said === '' || !(error instanceof Problem)) throw error;
    throw new Problem(inARow([error.text, said], ': '), { cause: error });
  }
}

/** Starts the process that removes the control groups after this one has gone, for whatever reason. */
function startSweeper(cgroup: string): { letGo(): Promise<void> } {
  const script = ownFile('docker/cli/engines/volatile/sweep.sh');
  const child = spawn('/bin/sh', [script, cgroup], {
    // In a session of its own, neither the terminal's Ctrl-C nor its end reaches it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // It may have been ended by force.
  child.stdin.on('error', () => {});
  const ended = once(child, 'close');
  return {
    letGo: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

async function inTime<T>(
  what: string,
  child: ChildProcess,
  ask: () => Promise<T | null> | T | null,
): Promise<T> {
  const endMs = performance.now() + startLimitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    if (hasEnded || performance.now() > endMs) {
      throw new Problem(sentence('volatile.waitedInVain', { what }));
    }
    await delay(pollMs);
  }
}

/** slirp4netns(1): --ready-fd is written to when the way out stands. */
async function startUplink(pid: number, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const flags = ['--configure', '--disable-host-loopback', '--ready-fd=3'];
  const command = ['slirp4netns', ...flags, String(pid), 'uplink'];
  const child = spawn('setpriv', [...dieWithUs, ...command], {
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ready = child.stdio[3];
  if (!ready) throw new Problem(sentence('volatile.noUplink'));
  const stands = once(ready, 'data').then(() => true);
  if (await Promise.race([stands, once(child, 'close').then(() => false)])) return child;
  throw new Problem(sentence('volatile.slirpFailed'));
}

async function end(
  helpers: readonly ChildProcess[],
  cgroup: string,
  namespaces: () => RoomNamespaces | null,
): Promise<void> {
  const seen = namespaces();
  await Promise.all(
    helpers.map(async (helper) => {
      if (helper.exitCode !== null || helper.signalCode !== null) return;
      const closed = once(helper, 'close');
      helper.kill('SIGKILL');
      await closed;
    }),
  );
  // The kernel needs some time to end the processes inside.
  const endMs = performance.now() + endLimitMs;
  for (;;) {
    for (const dir of emptyCgroups(cgroup)) tryToRemove(dir);
    const isOver = !cgroupIsThere(cgroup) && (seen === null || processesIn(seen).length === 0);
    if (isOver || performance.now() > endMs) return;
    await delay(pollMs);
  }
}

/** A process may still be in it: the next round tries again. */
function tryToRemove(dir: string): void {
  try {
    removeCgroup(dir);
  } catch {
    // It is tried again, and reported if it stays.
  }
}
