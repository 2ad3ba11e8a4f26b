// Notes what every process of this machine has in its command line and environment, while something happens: what
// other users, `ps` and monitoring programs see.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

const everyMs = 50;
// A process may change its title; few do.
const againMs = 1000;

export class ProcessWatch {
  /** Each text once. */
  readonly #seen = new Set<string>();
  /** When each process was read. */
  readonly #readMs = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#look();
    this.#timer = setInterval(() => this.#look(), everyMs);
  }

  /** @returns all that was seen, one text a line. */
  end(): string {
    clearInterval(this.#timer);
    this.#readMs.clear();
    this.#look();
    return [...this.#seen].join('\n');
  }

  #look(): void {
    const nowMs = performance.now();
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (nowMs - (this.#readMs.get(pid) ?? -againMs) < againMs) continue;
      this.#readMs.set(pid, nowMs);
      for (const file of ['cmdline', 'environ']) this.#read(`/proc/${pid}/${file}`);
    }
  }

  #read(path: string): void {
    try {
      for (const word of readFileSync(path, 'utf8').split('\0')) this.#seen.add(word);
    } catch {
      // It has ended since.
    }
  }
}

/** So that a search that misses it has missed the processes. */
export async function showInProcess(text: string): Promise<void> {
  const env = { ...process.env, MAYFLY_TEST_WITNESS: text };
  await once(spawn('sleep', [String((10 * everyMs) / 1000)], { env }), 'close');
}
