// Lets a local client in only after it has shown the invitation's passphrase: any user of this machine can connect to
// 127.0.0.1. Without a nickname nobody enters the room, so until then no key is used.

import { createHash, timingSafeEqual } from 'node:crypto';
import { readToken } from '../../../../server/contract/invitation/token-text.ts';

/** `refuse`: the client is sent away. */
export type GateAnswer = 'pass' | 'refuse';

/** More than a client negotiates before it shows the word. */
const maxLinesBefore = 16;

export class PassGate {
  readonly #word: string;
  #isOpen = false;
  #linesBefore = 0;

  /** @param word what the client has to show. */
  constructor(word: string) {
    this.#word = word;
  }

  /** Whether the word was shown. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** To be called with each line of the client's. */
  answer(line: string): GateAnswer {
    if (this.#isOpen) return 'pass';
    const [, command = '', rest = ''] = /^(?:@\S+ +)?(?::\S+ +)?(\S+) *(.*)$/.exec(line) ?? [];
    this.#linesBefore += 1;
    if (this.#linesBefore > maxLinesBefore) return 'refuse';
    switch (command.toUpperCase()) {
      case 'PASS':
        this.#isOpen = isSameWord(rest.replace(/^:/, '').trimEnd(), this.#word);
        return this.#isOpen ? 'pass' : 'refuse';
      // irssi waits for the answer before it shows the word.
      case 'CAP':
        return 'pass';
      // irssi's test for servers that know no CAP: it names no channel.
      case 'JOIN':
        return /^:? *$/.test(rest) ? 'pass' : 'refuse';
      default:
        return 'refuse';
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
