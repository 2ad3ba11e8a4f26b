// Lines of one guest wait for a while.

export class DoorPause {
  #timer: NodeJS.Timeout | null = null;

  get isOver(): boolean {
    return this.#timer === null;
  }

  /** A second call meanwhile starts the time again. */
  start(delayMs: number, over: () => void): void {
    this.cancel();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      over();
    }, delayMs);
  }

  cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
