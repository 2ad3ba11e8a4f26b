// A directory, children with a journal and a marker, and a supervisor for them that is stopped in any
// case: what each test starts from.

import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildState, ChildStatus } from '../../../server/contract/host/status.ts';
import { realClock } from '../../../server/supervisor/clock.ts';
import { Supervisor, type SupervisorOptions } from '../../../server/supervisor/supervisor.ts';
import { type PlainChild, toSpec } from './children.ts';
import { withInEnvironment } from './processes.ts';

export type Manner = 'obedient' | 'slow' | 'deaf';

/** Quick enough to see many restarts in a test. */
export const quickPolicy = {
  firstMs: 20,
  capMs: 100,
  healthyMs: 60_000,
  loopAfter: 4,
  firstStartLoopAfter: 3,
};

export class Room {
  readonly dir = mkdtempSync(join(tmpdir(), 'mayfly-supervisor-'));
  /** In the environment of each child and its descendants. */
  readonly marker = `MAYFLY_TEST=${randomUUID()}`;
  readonly changes: ChildStatus[] = [];
  #supervisor: Supervisor | null = null;

  supervise(...children: readonly PlainChild[]): Supervisor {
    return this.superviseWith({}, ...children);
  }

  superviseWith(
    options: Partial<Pick<SupervisorOptions, 'clock' | 'policy' | 'random'>>,
    ...children: readonly PlainChild[]
  ): Supervisor {
    this.#supervisor = new Supervisor({
      children: children.map(toSpec),
      clock: realClock,
      random: Math.random,
      policy: quickPolicy,
      onChange: (status) => this.changes.push(status),
      ...options,
    });
    return this.#supervisor;
  }

  /** A child that answers at a socket and writes to the journal. */
  answering(name: string, manner: Manner = 'obedient'): PlainChild & { readonly socket: string } {
    const socket = join(this.dir, `${name}.socket`);
    const program = join(import.meta.dirname, 'answering.ts');
    return {
      name,
      command: process.execPath,
      args: [program, name, socket, join(this.dir, 'journal'), manner],
      env: this.env,
      socket,
    };
  }

  shell(name: string, script: string): PlainChild {
    return { name, command: '/bin/sh', args: ['-c', script], env: this.env };
  }

  get env(): Record<string, string> {
    const [name = '', value = ''] = this.marker.split('=');
    return { [name]: value, PATH: '/usr/bin:/bin' };
  }

  get journal(): string[] {
    try {
      return readFileSync(join(this.dir, 'journal'), 'utf8').trim().split('\n');
    } catch {
      return [];
    }
  }

  status(name: string): ChildStatus {
    const found = this.#supervisor?.status().find((status) => status.name === name);
    if (found === undefined) throw new Error(`no child ${name}`);
    return found;
  }

  pid(name: string): number {
    const { pid } = this.status(name);
    if (pid === null) throw new Error(`${name} has no process`);
    return pid;
  }

  /** The states that a child has been in, in order; repeats left out. */
  states(name: string): ChildState[] {
    const states = this.changes
      .filter((status) => status.name === name)
      .map((status) => status.state);
    return states.filter((state, index) => state !== states[index - 1]);
  }

  /** Processes of the children, and of theirs. */
  get processes(): number[] {
    return withInEnvironment(this.marker);
  }

  async end(): Promise<void> {
    await this.#supervisor?.stop();
    for (const pid of this.processes) process.kill(pid, 'SIGKILL');
    rmSync(this.dir, { recursive: true });
  }
}
