// Starts one process with its group, signals it, and tells when it has ended.

import { spawn, type ChildProcess as ChildOfSpawn } from 'node:child_process';
import type { Clock } from './clock.ts';
import { openMemoryInput } from './memory-file.ts';
import { untakenLines } from './output-lines.ts';
import type { ProcessSpec } from './process-spec.ts';
import { starvedMs } from './starved.ts';

const keptOutputBytes = 4096;
// After its end a process's output may still be in the pipe; a stray may hold the pipe for ever.
const lastOutputMs = 200;

export interface ChildProcess {
  /** null: not known yet, where another process has it in its care. */
  readonly pid: number | null;
  /** Asks it to end, also if it is stopped. */
  terminate(): void;
  /** Ends it and every process of its group. */
  kill(): void;
  /** It is ready: forgets the output so far, and all that is to come, and overwrites the input. */
  dropOutput(): void;
  /** The last of stdout and stderr; '' where the output is not safe. */
  output(): string;
  /** How long it has wanted to run and could not, in ms since its start; null: not known. */
  starvedMs(): number | null;
}

/**
 * Starts the child as the leader of a session of its own, so that a terminal's Ctrl-C does not reach
 * it and its descendants can be ended with it.
 *
 * With an identity, libuv calls setgroups(0), setgid and setuid before exec: no supplementary group
 * stays, and leaving uid 0 drops every capability (capabilities(7)).
 *
 * @param onEnd called once, later, when the process is gone, with how in words; also if it could not
 * be run
 * @returns null if it could not be run
 */
export function startProcess(
  spec: ProcessSpec,
  clock: Clock,
  onEnd: (how: string) => void,
): ChildProcess | null {
  try {
    return started(spec, clock, onEnd);
  } catch (error) {
    // Node tells some failures of spawn by an event (ENOENT, EACCES, EAGAIN …) and throws the others.
    queueMicrotask(() => onEnd(failedStart(error)));
    return null;
  }
}

function failedStart(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
  return `could not be run (${String(code)})`;
}

function started(
  spec: ProcessSpec,
  clock: Clock,
  onEnd: (how: string) => void,
): ChildProcess | null {
  const out = spec.outputIsSafe ? 'pipe' : 'ignore';
  const { stdin, inputDir } = spec;
  const input = stdin === null || inputDir === undefined ? null : openMemoryInput(inputDir, stdin);
  let child: ChildOfSpawn;
  try {
    child = spawn(spec.command, spec.args, {
      cwd: '/',
      env: spec.env,
      detached: true,
      stdio: [input?.fd ?? (stdin === null ? 'ignore' : 'pipe'), out, out],
      ...spec.identity,
    });
  } catch (error) {
    input?.wipe();
    throw error;
  }
  const { pid } = child;
  if (pid === undefined) {
    input?.wipe();
    child.once('error', (error) => onEnd(failedStart(error)));
    return null;
  }
  // If a kill fails, the process has ended, and `exit` tells that.
  child.on('error', () => {});

  // A child that ends before it has read its stdin closes the pipe; `exit` below reports that it ended.
  child.stdin?.on('error', () => {});
  child.stdin?.end(stdin);

  let kept: Buffer | null = Buffer.alloc(0);
  const keep = (bytes: Buffer): void => {
    if (kept !== null) kept = Buffer.from(Buffer.concat([kept, bytes]).subarray(-keptOutputBytes));
  };
  const { takesLine } = spec;
  child.stdout?.on('error', () => {}).on('data', keep);
  child.stderr
    ?.on('error', () => {})
    .on('data', takesLine === undefined ? keep : untakenLines(takesLine, keep));

  let gone = false;
  const signalGroup = (signal: NodeJS.Signals): void => {
    try {
      process.kill(-pid, signal);
    } catch {
      // ESRCH: the whole group has ended by itself.
    }
  };

  child.once('exit', (code, signal) => {
    gone = true;
    input?.wipe();
    // While a member lives its group's number is not given to another process (fork(2), setpgid(2)),
    // and with none left there is nothing to hit.
    signalGroup('SIGKILL');
    const how = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
    const finish = (): void => {
      cancel();
      child.removeListener('close', finish);
      child.stdout?.destroy();
      child.stderr?.destroy();
      onEnd(how);
    };
    const cancel = clock.after(lastOutputMs, finish);
    child.once('close', finish);
  });

  return {
    pid,
    terminate() {
      if (gone) return;
      child.kill('SIGTERM');
      // A stopped process acts on a signal once it goes on; the order makes SIGTERM its first act.
      signalGroup('SIGCONT');
    },
    kill() {
      if (!gone) signalGroup('SIGKILL');
    },
    dropOutput() {
      kept = null;
      input?.wipe();
    },
    output: () => kept?.toString('utf8').trim() ?? '',
    starvedMs: () => starvedMs(pid),
  };
}
