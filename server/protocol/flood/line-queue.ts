// Lines of a guest that must wait: in order, and bounded in number and bytes.

import type { FloodLimits } from './flood.ts';

export class LineQueue {
  readonly #limits: FloodLimits;
  #lines: Uint8Array[] = [];
  #bytes = 0;

  constructor(limits: FloodLimits) {
    this.#limits = limits;
  }

  get length(): number {
    return this.#lines.length;
  }

  /** @returns false if there is no room for it; then it is not kept. */
  push(line: Uint8Array): boolean {
    if (this.#lines.length >= this.#limits.heldLines) return false;
    if (this.#bytes + line.length > this.#limits.heldBytes) return false;
    this.#lines.push(line);
    this.#bytes += line.length;
    return true;
  }

  shift(): Uint8Array | null {
    const line = this.#lines.shift();
    if (line === undefined) return null;
    this.#bytes -= line.length;
    return line;
  }

  /** null: there is none. */
  get first(): Uint8Array | null {
    return this.#lines[0] ?? null;
  }

  /** Changes each line; null: takes it out. */
  change(step: (line: Uint8Array) => Uint8Array | null): void {
    this.#lines = this.#lines.flatMap((line) => step(line) ?? []);
    this.#bytes = this.#lines.reduce((sum, line) => sum + line.length, 0);
  }

  clear(): void {
    this.#lines = [];
    this.#bytes = 0;
  }
}
