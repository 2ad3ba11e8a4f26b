// Handles one thing after the other, in the order in which they came.

export class LineQueue<T> {
  readonly #handle: (one: T) => Promise<void>;
  readonly #waiting: T[] = [];
  #isRunning = false;

  /** @param handle what it throws is an error of this program: it is thrown outside, and the queue goes on. */
  constructor(handle: (one: T) => Promise<void>) {
    this.#handle = handle;
  }

  /** Those that nobody has begun to handle. */
  get waiting(): readonly T[] {
    return this.#waiting;
  }

  add(one: T): void {
    this.#waiting.push(one);
    if (!this.#isRunning) void this.#run();
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // So that nothing is answered before the caller goes on.
    await Promise.resolve();
    for (;;) {
      const one = this.#waiting.shift();
      if (one === undefined) break;
      try {
        await this.#handle(one);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
    this.#isRunning = false;
  }
}
