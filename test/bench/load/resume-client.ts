// The client's half of docs/resume.md, as a guest of the bench needs it.

export const resumeCapability = 'mayfly.chat/resume';
/** docs/resume.md: after 128 lines at the latest. */
const ackEvery = 128;

export class ResumeClient {
  #token: string | null = null;
  #got = 0;
  #acknowledged = 0;
  #lastId = 0;
  /** Lines that the room no longer had. */
  gap = 0;

  /** What to say first on a new connection; null: there is no session yet. */
  hello(): string | null {
    return this.#token === null ? null : `RESUME ${this.#token} ${this.#got}`;
  }

  /** A line of the room's. @returns whether it says that the session is taken up. */
  takes([, , kind = '', token = '', , , next = '']: readonly string[]): boolean {
    if (kind === 'TOKEN') {
      this.#token = token;
      this.#got = 0;
    }
    if (kind !== 'OK') return false;
    this.#token = token;
    this.gap += Number(next) - this.#got - 1;
    this.#got = Number(next) - 1;
    return true;
  }

  /** @returns an acknowledgement, when one is due. */
  counts(lines: number): string | null {
    if (this.#token === null) return null;
    this.#got += lines;
    if (this.#got - this.#acknowledged < ackEvery) return null;
    this.#acknowledged = this.#got;
    return `RESUME ACK ${this.#got}`;
  }

  numbered(line: string): string {
    this.#lastId += 1;
    return `@mayfly.chat/id=${this.#lastId} ${line}`;
  }
}
