// Asks who may see sshd's processes: which ssh connection a forwarded one belongs to, and who has logged in.
// The gateway's own user may not see them. Whoever looks (the supervisor) asks for the next question and
// brings the last answer along; questions that come close together are one.

import {
  maxAskedPorts,
  type SshLink,
  type SshLook,
  type ForwardedPort,
  type SshQuestion,
} from '../../../config/ssh-look.ts';

export type PortOrigin = ForwardedPort['link'];

export interface SshLooksOptions {
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** Those that had logged in at a moment after `askedMs`. */
  readonly onLoggedIn: (links: readonly SshLink[], askedMs: number) => void;
}

// A look reads some hundred files of /proc.
const everyMs = 30;
// An answer takes some milliseconds; on a machine that swaps, seconds.
const answerWithinMs = 3_000;
// So that a looker that is gone is not waited for.
const askAgainMs = 10_000;

export class SshLooks {
  readonly #options: SshLooksOptions;
  readonly #owners = new Map<number, PromiseWithResolvers<PortOrigin>>();
  #asked: { readonly atMs: number; readonly ports: readonly number[] } | null = null;
  #wantsLogins = false;
  #wake: (() => void) | null = null;
  #closed = false;

  constructor(options: SshLooksOptions) {
    this.#options = options;
  }

  /**
   * Which ssh connection holds the other end of a connection to the IRC door.
   * @returns `unknown` where it is sshd's and cannot be told, or nobody answers in time.
   */
  ownerOf(port: number): Promise<PortOrigin> {
    const known = this.#owners.get(port);
    if (known !== undefined) return known.promise;
    const owner = Promise.withResolvers<PortOrigin>();
    this.#owners.set(port, owner);
    const late = setTimeout(() => this.#settle(port, 'unknown'), answerWithinMs);
    void owner.promise.then(() => clearTimeout(late));
    this.#wake?.();
    return owner.promise;
  }

  /** Wants to know who has logged in; told by `onLoggedIn`. */
  askForLogins(): void {
    this.#wantsLogins = true;
    this.#wake?.();
  }

  /**
   * The looker's call.
   * @param look the answer to what it was asked last; null: the first call.
   * @returns what to look for next; null: nothing yet, call again.
   */
  async exchange(look: SshLook | null): Promise<SshQuestion | null> {
    const asked = this.#asked;
    this.#asked = null;
    if (look !== null && asked !== null) {
      for (const { port, link } of look.owners) this.#settle(port, link);
      // What was not answered will not be.
      for (const port of asked.ports) this.#settle(port, 'unknown');
      this.#options.onLoggedIn(look.loggedIn, asked.atMs);
      await delay(everyMs);
    }
    if (!this.#wanted && !this.#closed) await this.#woken();
    if (!this.#wanted || this.#closed) return null;
    this.#wantsLogins = false;
    const ports = [...this.#owners.keys()].slice(0, maxAskedPorts);
    this.#asked = { atMs: this.#options.now(), ports };
    return { ports };
  }

  close(): void {
    this.#closed = true;
    this.#wake?.();
    for (const port of this.#owners.keys()) this.#settle(port, 'unknown');
  }

  get #wanted(): boolean {
    return this.#wantsLogins || this.#owners.size > 0;
  }

  #settle(port: number, owner: PortOrigin): void {
    this.#owners.get(port)?.resolve(owner);
    this.#owners.delete(port);
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(resolve, askAgainMs);
      this.#wake = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}

function delay(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
