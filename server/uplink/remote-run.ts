// A process that the uplink has in its care, as the supervisor sees it.

import type { ChildProcess } from '../supervisor/child-process.ts';

/** One run of tor, as the supervisor's other processes are to it. */
export class RemoteRun implements ChildProcess {
  readonly #request: (ask: 'terminate' | 'kill' | 'dropOutput') => void;
  readonly #onEnd: (how: string) => void;
  #pid: number | null = null;
  #output = '';
  #over = false;

  constructor(
    request: (ask: 'terminate' | 'kill' | 'dropOutput') => void,
    onEnd: (how: string) => void,
  ) {
    this.#request = request;
    this.#onEnd = onEnd;
  }

  get pid(): number | null {
    return this.#pid;
  }

  terminate(): void {
    if (!this.#over) this.#request('terminate');
  }

  kill(): void {
    if (!this.#over) this.#request('kill');
  }

  dropOutput(): void {
    if (!this.#over) this.#request('dropOutput');
  }

  output(): string {
    return this.#output;
  }

  /** Its number may be of another PID namespace, where it would be another process here. */
  starvedMs(): null {
    return null;
  }

  runs(pid: number): void {
    this.#pid = pid;
  }

  end(how: string, output: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#output = output;
    this.#onEnd(how);
  }
}
