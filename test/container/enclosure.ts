// Namespaces of their own (network, mounts, process ids) in which an engine may do as it likes: all that runs
// or is mounted in there ends with its first process.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

import { until } from '../support/until.ts';

const run = promisify(execFile);

export interface Enclosure {
  /** Its first process, as this machine numbers it. */
  readonly pid: number;
  /** The words in front of a command that is to run inside. */
  readonly enter: readonly string[];
  /** The same, with this machine's own files: for what only wants the network. */
  readonly enterNetwork: readonly string[];
  /** Runs a command inside to its end. @returns its stdout. @throws where it fails. */
  exec(command: readonly string[]): Promise<string>;
  /** False once `close` has been called. */
  readonly isOpen: boolean;
  /** SIGKILL to everything inside. A second call is harmless. */
  close(): Promise<void>;
}

/** @param env for tini, which must be on the PATH, and for what `exec` runs. */
export async function openEnclosure(env: NodeJS.ProcessEnv): Promise<Enclosure> {
  const namespaces = [
    '--net',
    '--mount',
    '--pid',
    '--fork',
    '--kill-child=SIGKILL',
    '--mount-proc',
  ];
  // tini reaps what the engine's helpers leave to it; sleep gives it something to wait for.
  const first = ['tini', '--', 'sleep', 'infinity'];
  const child = spawn('unshare', [...namespaces, '--', ...first], { env, stdio: 'ignore' });
  const closed = once(child, 'close');
  await once(child, 'spawn');
  const pid = await until('the first process of the enclosure', () => {
    if (child.exitCode !== null) throw new Error('unshare ended: the container tests need root');
    return firstChild(child.pid ?? 0, 'tini');
  });
  const enter = ['nsenter', '--target', String(pid), '--net', '--mount', '--pid', '--'];
  const exec = async (command: readonly string[]): Promise<string> => {
    const [program = '', ...args] = [...enter, ...command];
    return (await run(program, args, { env, maxBuffer: 64 * 1024 * 1024 })).stdout;
  };
  await exec(['ip', 'link', 'set', 'lo', 'up']);
  let isOpen = true;
  return {
    pid,
    get isOpen() {
      return isOpen;
    },
    enter,
    enterNetwork: ['nsenter', '--target', String(pid), '--net', '--'],
    exec,
    close: async () => {
      isOpen = false;
      child.kill('SIGKILL');
      await closed;
      // PID 1 goes last: the kernel has ended all others by then (pid_namespaces(7)).
      await until('the end of the enclosure', () => nameOf(pid) === null);
    },
  };
}

/** Adds a line to a file, for those inside only if the file is theirs. */
export async function addLine(inside: Enclosure, path: string, line: string): Promise<void> {
  await inside.exec(['sh', '-c', 'echo "$1" >> "$0"', path, line]);
}

/** null: there is none yet, or it is not yet that program. */
function firstChild(parent: number, name: string): number | null {
  try {
    const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8');
    const pid = Number(children.trim().split(' ')[0]);
    return pid > 0 && nameOf(pid) === name ? pid : null;
  } catch {
    return null;
  }
}

/** null: it has ended. */
function nameOf(pid: number): string | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return /^State:\s+[ZX]/m.test(status) ? null : (/^Name:\s+(.*)$/m.exec(status)?.[1] ?? null);
  } catch {
    return null;
  }
}
