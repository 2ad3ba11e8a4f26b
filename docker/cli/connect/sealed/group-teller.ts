// Tells the guest the words of the group and who is in it, whenever they change: in the terminal not too often, and
// in the IRC client.

import type { SealedView } from '../../../../server/sealed/lines/sealed-lines-types.ts';
import { sentence, type Text } from '../../../../server/contract/sentences/sentence.ts';
import type { Tell } from '../../terminal/tell.ts';
import { localNotices } from './local-source.ts';

const everyMs = 5000;

export interface GroupTellerOptions {
  readonly tell: Tell;
  /** Where the client stands with the group. */
  readonly view: () => SealedView;
  readonly toClient: (line: string) => void;
  /** Calls back after a delay. @returns cancels it. */
  readonly after: (delayMs: number, call: () => void) => () => void;
}

export class GroupTeller {
  readonly #options: GroupTellerOptions;
  #told = '';
  #cancel: (() => void) | null = null;

  constructor(options: GroupTellerOptions) {
    this.#options = options;
  }

  /** The group has changed. */
  changed(): void {
    if (this.#cancel !== null) return;
    this.#tellNow();
    this.#cancel = this.#options.after(everyMs, () => {
      this.#cancel = null;
      if (this.#key() !== this.#told) this.changed();
    });
  }

  /** The client asked: it is told again. */
  asked(): void {
    this.#toClient(this.#text());
  }

  close(): void {
    this.#cancel?.();
  }

  #key(): string {
    const { stage, fault, words } = this.#options.view();
    return JSON.stringify([stage, fault, words, this.#names()]);
  }

  #tellNow(): void {
    const key = this.#key();
    if (key === this.#told) return;
    const { stage } = this.#options.view();
    const isFirst = this.#told === '';
    this.#told = key;
    // Before anybody has entered there is nothing to say.
    if (isFirst && stage === 'outside') return;
    const text = this.#text();
    if (stage === 'broken') {
      // The client is told by the sealed lines themselves.
      this.#options.tell.warning(text);
      return;
    }
    this.#options.tell.note(text);
    this.#toClient(text);
  }

  #toClient(text: Text): void {
    for (const line of localNotices(this.#options.tell.translator.translate(text)))
      this.#options.toClient(line);
  }

  #names(): string {
    return this.#options
      .view()
      .members.map(({ nick, isHost }) => (isHost ? `${nick} (@)` : nick))
      .join(', ');
  }

  #text(): Text {
    const { stage, fault, words } = this.#options.view();
    if (stage === 'outside') return sentence('sealed.outside');
    if (stage === 'entering') return sentence('sealed.entering');
    if (stage === 'broken') return sentence(faults[fault ?? 'changed']);
    return sentence('sealed.words', { words: (words ?? []).join(' '), names: this.#names() });
  }
}

const faults = {
  split: 'sealed.split',
  changed: 'sealed.changed',
  'cast out': 'sealed.castOut',
} as const;
