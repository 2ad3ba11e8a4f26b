// Asks tor what the supervisor wants to know, as tor's sockets are here. It changes nothing in tor.

import { Problem } from '../contract/host/problem.ts';
import { dialOnion } from '../probes/onion.ts';
import { followTor, torListens } from '../probes/tor-control.ts';
import type { UplinkRequest, UplinkMessage } from './wire.ts';
import { sentence } from '../contract/sentences/sentence.ts';

export type ViewRequest = Extract<UplinkRequest, { readonly ask: 'listens' | 'follow' | 'dial' }>;

const listensWithinMs = 3_000;
/** tor gives up a circuit to an onion after two minutes; a dial that takes longer helps nobody. */
const dialWithinMs = 60_000;
// The supervisor has one of each at most, and another whose answer it no longer waits for.
const maxAtOnce = 8;

export class TorView {
  readonly #sockets: { readonly torControl: string; readonly torSocks: string };
  readonly #send: (message: UplinkMessage) => void;
  readonly #over = new AbortController();
  #asking = 0;

  constructor(options: {
    readonly sockets: { readonly torControl: string; readonly torSocks: string };
    readonly send: (message: UplinkMessage) => void;
  }) {
    this.#sockets = options.sockets;
    this.#send = options.send;
  }

  /** @throws if tor does not answer so. */
  async answer(request: ViewRequest): Promise<void> {
    if (this.#asking >= maxAtOnce) throw new Problem(sentence('uplink.tooMuch'));
    this.#asking += 1;
    try {
      await this.#answer(request);
    } finally {
      this.#asking -= 1;
    }
  }

  end(): void {
    this.#over.abort();
  }

  async #answer(request: ViewRequest): Promise<void> {
    const { torControl, torSocks } = this.#sockets;
    const within = (limitMs: number): AbortSignal =>
      AbortSignal.any([this.#over.signal, AbortSignal.timeout(limitMs)]);
    switch (request.ask) {
      case 'listens':
        await torListens(torControl, within(listensWithinMs));
        return;
      case 'dial':
        await dialOnion({ path: torSocks }, request.address, within(dialWithinMs));
        return;
      case 'follow':
        await followTor(
          torControl,
          {
            onBootstrap: (percent) => this.#send({ news: 'bootstrap', percent }),
            onPublished: () => this.#send({ news: 'published' }),
            onUnchecked: () => this.#send({ news: 'unchecked' }),
          },
          this.#over.signal,
        );
    }
  }
}
