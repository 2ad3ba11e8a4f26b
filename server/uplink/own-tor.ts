// What is done about a tor that this process starts: runs it, and asks it.

import { Problem } from '../contract/host/problem.ts';
import { sentence } from '../contract/sentences/sentence.ts';
import { TorKeeper, type KeeperRequest, type TorProgram } from './tor-keeper.ts';
import { TorView, type ViewRequest } from './tor-view.ts';
import type { UplinkMessage, UplinkRequest } from './wire.ts';

/** A request to have a tor that runs already carry the onion. */
export type BorrowRequest = Extract<UplinkRequest, { readonly ask: 'borrow' }>;

/** A tor in the uplink's care, whoever started it. */
export interface TorInCare {
  /** Does what the supervisor wants of it. @throws {Problem} if it cannot be done. */
  obey(request: KeeperRequest | BorrowRequest): Promise<void>;
  /** @throws if tor does not answer so. */
  answer(request: ViewRequest): Promise<void>;
  /** Ends what is to be ended; never rejects. */
  end(): Promise<void>;
}

export class OwnTor implements TorInCare {
  readonly #keeper: TorKeeper;
  readonly #view: TorView;

  constructor(options: {
    readonly tor: TorProgram;
    readonly dirs: readonly string[];
    readonly sockets: { readonly torControl: string; readonly torSocks: string };
    readonly send: (message: UplinkMessage) => void;
  }) {
    this.#keeper = new TorKeeper(options);
    this.#view = new TorView(options);
  }

  async obey(request: KeeperRequest | BorrowRequest): Promise<void> {
    if (request.ask === 'borrow') throw new Problem(sentence('uplink.failed'));
    await this.#keeper.obey(request);
  }

  answer(request: ViewRequest): Promise<void> {
    return this.#view.answer(request);
  }

  async end(): Promise<void> {
    this.#view.end();
    await this.#keeper.end();
  }
}
