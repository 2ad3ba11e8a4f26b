// Waits for news, and never for ever: calls of the supervisor's are held until there is something to tell it.

/** A call is answered by then, so that a supervisor that is gone leaves nothing open. */
const heldMs = 10_000;

export class News {
  readonly #waiting = new Set<() => void>();

  /** There is some: whoever waits goes on. */
  come(): void {
    for (const goOn of this.#waiting) goOn();
  }

  /** Resolves when news come, and at the latest after so long. */
  async wait(withinMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const late = setTimeout(resolve, withinMs).unref();
    this.#waiting.add(resolve);
    await promise;
    clearTimeout(late);
    this.#waiting.delete(resolve);
  }

  /** Holds the supervisor's call. One from before goes on: whoever made it does not wait any more. */
  async hold(): Promise<void> {
    this.come();
    await this.wait(heldMs);
  }
}
