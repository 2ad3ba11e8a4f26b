// PINGs to ngIRCd as barriers: it answers in order, so a PONG says that all before it is done.
// Knows nothing of what stands before them.

export class Barriers {
  readonly #name: string;
  readonly #ping: (token: string) => void;
  #raised = 0;
  readonly #waiting: { readonly token: string; readonly done: () => void }[] = [];

  /**
   * @param name what no guest can know or say: a guest's own PING must not pass for a barrier.
   * @param ping says PING to ngIRCd.
   */
  constructor(name: string, ping: (token: string) => void) {
    this.#name = name;
    this.#ping = ping;
  }

  /** Calls `done` when ngIRCd has done all that it was told before; never, if the link is lost. */
  raise(done: () => void): void {
    this.#raised += 1;
    const token = `${this.#name}.${this.#raised}`;
    this.#waiting.push({ token, done });
    this.#ping(token);
  }

  /** @param token of a PONG. @returns whether it was an answer to one of ours. */
  answered(token: string): boolean {
    if (!token.startsWith(`${this.#name}.`)) return false;
    if (this.#waiting[0]?.token === token) this.#waiting.shift()?.done();
    return true;
  }

  /** The link is gone, and the answers with it. */
  lost(): void {
    this.#waiting.length = 0;
  }
}
