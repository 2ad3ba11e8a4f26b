// The controller's end of a load generator: starts it on its core, hands it jobs, ends it.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pinned } from '../cores.ts';
import type { JobName, Jobs } from './jobs.ts';

/** No job takes longer; one that hangs fails the run with its name. */
const patienceMs = 120_000;

export class Generator {
  readonly #child: ChildProcess;

  constructor(core: number) {
    const [command, args] = pinned(core, [process.execPath, join(import.meta.dirname, 'main.ts')]);
    this.#child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  /** @throws {Error} with what went wrong over there. */
  async do<N extends JobName>(name: N, ask: Jobs[N]['ask']): Promise<Jobs[N]['answer']> {
    this.#child.send({ name, ask });
    const ended = new AbortController();
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(patienceMs)]);
    const gone = (): void => ended.abort(new Error(`the load generator ended`));
    this.#child.once('exit', gone);
    try {
      const [{ answer, failed }] = (await once(this.#child, 'message', { signal })) as [
        { readonly answer: Jobs[N]['answer']; readonly failed?: string },
      ];
      if (failed !== undefined) throw new Error(`${name}: ${failed}`);
      return answer;
    } catch (error) {
      throw new Error(`the job "${name}" failed`, { cause: error });
    } finally {
      this.#child.off('exit', gone);
    }
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
  }
}
