// What the bench measures: a system that it can start, enter and end.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { pinned } from '../cores.ts';
import type { Way } from '../load/jobs.ts';
import { family } from '../processes.ts';

export const systemNames = [
  'mayfly',
  'mayfly-resume',
  'raw',
  'inspircd',
  'websockify',
  'thelounge',
] as const;
export type SystemName = (typeof systemNames)[number];

/** A system that runs. */
export interface Stand {
  readonly way: Way;
  /** All server processes now; some systems have one a guest. */
  pids(): number[];
  end(): Promise<void>;
}

export interface StandOptions {
  /** The servers' core. */
  readonly core: number;
  readonly guests: number;
  /** Flood limits as a room has them; else speakers may say what they like. */
  readonly limited: boolean;
  /** An empty folder of the stand's own. */
  readonly dir: string;
}

export interface System {
  readonly name: SystemName;
  readonly label: string;
  /** Beyond, it is not measured, and why. */
  readonly most: { readonly guests: number; readonly because: string } | null;
  /** Numbers of messages on their way at saturation, each tried: what serves one starves another. */
  windows(guests: number): readonly number[];
  /** Guests on their way in at once that it bears; null: any number. */
  readonly entersAtOnce: number | null;
  version(): Promise<string>;
  start(options: StandOptions): Promise<Stand>;
}

/**
 * For systems that bear it. At 1,000 guests the largest would be more than the kernel's buffers hold,
 * and ngIRCd drops who is 32 KiB behind them.
 */
export function usualWindows(guests: number): readonly number[] {
  return guests > 200 ? [256, 1_024] : [512, 2_048];
}

/** A server's process tree on the servers' core. */
export class ServerProcess {
  readonly #child: ChildProcess;
  #errors = '';

  constructor(
    core: number,
    command: readonly string[],
    options: {
      readonly env?: Record<string, string>;
      readonly cwd?: string;
      readonly stdin?: string;
    } = {},
  ) {
    const [file, args] = pinned(core, command);
    const { env = {}, cwd, stdin = '' } = options;
    // The PATH for taskset alone: the servers are named by their paths.
    const all = { PATH: process.env['PATH'], ...env };
    this.#child = spawn(file, args, { env: all, cwd, stdio: ['pipe', 'ignore', 'pipe'] });
    this.#child.stdin?.end(stdin);
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors = (this.#errors + text).slice(-2_000);
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** @throws {Error} if it has ended. */
  checkRuns(): void {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) {
      throw new Error(`a server ended with ${exitCode ?? signalCode}: ${this.#errors}`);
    }
  }

  async end(): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    // Whole trees: a forking server's children would outlive it.
    for (const pid of family(this.pid).toReversed()) process.kill(pid, 'SIGKILL');
    await gone;
  }
}
