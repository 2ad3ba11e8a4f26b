// What the supervisor wants to know of tor, asked here, where tor's sockets are. It changes nothing in tor.

import { Problem } from '../contract/host/problem.ts';
import { dialOnion } from '../probes/onion.ts';
import { followTor, torListens } from '../probes/tor-control.ts';
import type { UplinkRequest, UplinkMessage } from './wire.ts';

export type ViewRequest = Extract<UplinkRequest, { readonly ask: 'listens' | 'follow' | 'dial' }>;

const listensWithinMs = 3_000;
/** tor gives up a circuit to an onion after two minutes; a dial that takes longer helps nobody. */
const dialWithinMs = 60_000;
// The supervisor has one of each at most, and another whose answer it no longer waits for.
const maxAtOnce = 8;

export class TorView {
  readonly #sockets: { readonly torControl: string; readonly torSocks: string };
  readonly #tell: (word: UplinkMessage) => void;
  readonly #over = new AbortController();
  #asking = 0;

  constructor(options: {
    readonly sockets: { readonly torControl: string; readonly torSocks: string };
    readonly tell: (word: UplinkMessage) => void;
  }) {
    this.#sockets = options.sockets;
    this.#tell = options.tell;
  }

  /** @throws if tor does not answer so. */
  async answer(question: ViewRequest): Promise<void> {
    if (this.#asking >= maxAtOnce) throw new Problem('uplink: too much is asked at once');
    this.#asking += 1;
    try {
      await this.#answer(question);
    } finally {
      this.#asking -= 1;
    }
  }

  end(): void {
    this.#over.abort();
  }

  async #answer(question: ViewRequest): Promise<void> {
    const { torControl, torSocks } = this.#sockets;
    const within = (limitMs: number): AbortSignal =>
      AbortSignal.any([this.#over.signal, AbortSignal.timeout(limitMs)]);
    switch (question.ask) {
      case 'listens':
        await torListens(torControl, within(listensWithinMs));
        return;
      case 'dial':
        await dialOnion(torSocks, question.address, within(dialWithinMs));
        return;
      case 'follow':
        await followTor(
          torControl,
          {
            onBootstrap: (percent) => this.#tell({ news: 'bootstrap', percent }),
            onPublished: () => this.#tell({ news: 'published' }),
          },
          this.#over.signal,
        );
    }
  }
}
