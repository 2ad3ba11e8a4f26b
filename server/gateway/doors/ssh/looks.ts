// Asks the supervisor about sshd's processes, which the gateway's own user cannot see: by which ssh
// connection a forwarded one came, and who has logged in. The supervisor calls for each question and brings
// the answer to the last one; questions that come close together are sent as one.

import {
  maxAskedPorts,
  type SshLink,
  type SshLook,
  type ForwardedPort,
  type SshQuestion,
} from '../../../config/ssh-look.ts';
import { News } from '../../admission/news.ts';

export type PortOrigin = ForwardedPort['link'];

export interface SshLooksOptions {
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** Called with the connections that had logged in at some moment after `askedMs`. */
  readonly onLoggedIn: (links: readonly SshLink[], askedMs: number) => void;
}

// A look reads a few hundred files of /proc.
const everyMs = 30;
// An answer takes a few milliseconds; on a machine that swaps, seconds.
const answerWithinMs = 3_000;

export class SshLooks {
  readonly #options: SshLooksOptions;
  readonly #owners = new Map<number, PromiseWithResolvers<PortOrigin>>();
  #asked: { readonly atMs: number; readonly ports: readonly number[] } | null = null;
  #wantsLogins = false;
  readonly #news = new News();
  #closed = false;

  constructor(options: SshLooksOptions) {
    this.#options = options;
  }

  /**
   * Which ssh connection a connection to the IRC door came by.
   * @param port the client's port of the connection to the IRC door.
   * @returns null: it did not come from sshd. `unknown`: it came from sshd and the rest cannot be found out, or
   *   nobody answered in time.
   */
  ownerOf(port: number): Promise<PortOrigin> {
    const known = this.#owners.get(port);
    if (known !== undefined) return known.promise;
    const owner = Promise.withResolvers<PortOrigin>();
    this.#owners.set(port, owner);
    const late = setTimeout(() => this.#resolve(port, 'unknown'), answerWithinMs);
    void owner.promise.then(() => clearTimeout(late));
    this.#news.come();
    return owner.promise;
  }

  /** Asks who has logged in; `onLoggedIn` gets the answer. */
  askForLogins(): void {
    this.#wantsLogins = true;
    this.#news.come();
  }

  /**
   * The supervisor's call.
   * @param look the answer to the last question; null: this is the first call.
   * @returns the next question; null: there is none yet, call again.
   */
  async exchange(look: SshLook | null): Promise<SshQuestion | null> {
    const asked = this.#asked;
    this.#asked = null;
    if (look !== null && asked !== null) {
      for (const { port, link } of look.owners) this.#resolve(port, link);
      // Ports without an answer get none later.
      for (const port of asked.ports) this.#resolve(port, 'unknown');
      this.#options.onLoggedIn(look.loggedIn, asked.atMs);
      await delay(everyMs);
    }
    if (!this.#hasQuestion && !this.#closed) await this.#news.hold();
    if (!this.#hasQuestion || this.#closed) return null;
    this.#wantsLogins = false;
    const ports = [...this.#owners.keys()].slice(0, maxAskedPorts);
    this.#asked = { atMs: this.#options.now(), ports };
    return { ports };
  }

  close(): void {
    this.#closed = true;
    this.#news.come();
    for (const port of this.#owners.keys()) this.#resolve(port, 'unknown');
  }

  get #hasQuestion(): boolean {
    return this.#wantsLogins || this.#owners.size > 0;
  }

  #resolve(port: number, owner: PortOrigin): void {
    this.#owners.get(port)?.resolve(owner);
    this.#owners.delete(port);
  }
}

function delay(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
