// Lets a local client to the keys only after it has shown the invitation's passphrase: any user of this machine can
// connect to 127.0.0.1.

import { createHash, timingSafeEqual } from 'node:crypto';
import { readToken } from '../../../../server/contract/invitation/token-text.ts';

export type GateAnswer =
  | { readonly kind: 'wait' }
  /** @param lines all so far, for the room. */
  | { readonly kind: 'open'; readonly lines: readonly string[] }
  | { readonly kind: 'refuse' };

// Before PASS comes CAP, if anything.
const maxWaiting = 8;

export class PassGate {
  readonly #word: string;
  readonly #isForwarded: boolean;
  #waiting: string[] = [];

  /**
   * @param word what the client has to show.
   * @param isForwarded whether the room wants it as well.
   */
  constructor(word: string, isForwarded: boolean) {
    this.#word = word;
    this.#isForwarded = isForwarded;
  }

  /** To be called with each line until it answers something else than `wait`. */
  answer(line: string): GateAnswer {
    const [, command = '', rest = ''] = /^(?:@\S+ +)?(?::\S+ +)?(\S+) *(.*)$/.exec(line) ?? [];
    switch (command.toUpperCase()) {
      case 'CAP':
        this.#waiting.push(line);
        return this.#waiting.length > maxWaiting ? { kind: 'refuse' } : { kind: 'wait' };
      case 'PASS':
        if (!isSameWord(rest.replace(/^:/, ''), this.#word)) return { kind: 'refuse' };
        return {
          kind: 'open',
          lines: this.#isForwarded ? [...this.#waiting, line] : this.#waiting,
        };
      default:
        return { kind: 'refuse' };
    }
  }
}

/** Takes the same time whatever differs. A personal invitation's secret may be written in several ways. */
function isSameWord(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer =>
    createHash('sha256')
      .update(readToken(text) ?? text)
      .digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
