// Has a tor that runs already carry the onion, one run at a time, in place of a tor of our own.

import { fstatSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Problem } from '../contract/host/problem.ts';
import { isLoopback, type TorControl } from '../contract/host/tor-control.ts';
import { sentence } from '../contract/sentences/sentence.ts';
import { realClock } from '../supervisor/clock.ts';
import { readCookieFile } from '../tor-control/cookie-file.ts';
import { BorrowedRun } from './borrowed-run.ts';
import type { BorrowRequest, TorInCare } from './own-tor.ts';
import { PeerUsers } from './peer-users.ts';
import type { KeeperRequest } from './tor-keeper.ts';
import { TorPorts } from './tor-ports.ts';
import type { ViewRequest } from './tor-view.ts';
import type { UplinkMessage } from './wire.ts';

/** What of this machine's files the uplink sees for it. */
export interface BorrowedTorPlace {
  /** Where its control port is, as this process sees it. */
  readonly at: TorControl;
  /** The folder of its cookie; null: it has none that can be seen. */
  readonly cookieDir: string | null;
  /** A descriptor of the table of TCP sockets; null: none was handed down. */
  readonly table: number | null;
}

const dialWithinMs = 60_000;
/** A tor that does not answer loses the service with the connection. */
const lastGraceMs = 500;

export class BorrowedTor implements TorInCare {
  readonly #place: BorrowedTorPlace;
  readonly #ports: TorPorts;
  readonly #send: (message: UplinkMessage) => void;
  readonly #over = new AbortController();
  #run: BorrowedRun | null = null;
  #nextRun = Promise.withResolvers<void>();

  constructor(options: {
    readonly place: BorrowedTorPlace;
    readonly sockets: { readonly web: string; readonly irc: string; readonly ssh: string };
    readonly randomInt: (max: number) => number;
    readonly send: (message: UplinkMessage) => void;
  }) {
    const { place, sockets, randomInt, send } = options;
    this.#place = place;
    this.#send = send;
    this.#ports = new TorPorts({
      doors: [
        { virtual: 80, path: sockets.web },
        { virtual: 6667, path: sockets.irc },
        { virtual: 22, path: sockets.ssh },
      ],
      from: 'path' in place.at || isLoopback(place.at) ? null : place.at.host,
      users: isTable(place.table) ? new PeerUsers(place.table) : null,
      randomInt,
    });
  }

  /** @throws {Problem} if it cannot be done. */
  async obey(request: KeeperRequest | BorrowRequest): Promise<void> {
    switch (request.ask) {
      case 'borrow':
        if (this.#run !== null) throw new Problem(sentence('uplink.torRuns'));
        return this.#begin(request);
      case 'start':
        throw new Problem(sentence('uplink.failed'));
      case 'terminate':
        return this.#run?.terminate();
      case 'kill':
        return this.#run?.kill();
      // It has no output and no files here.
      case 'dropOutput':
      case 'drop':
      case 'wipe':
        return;
    }
  }

  /** @throws if that tor does not answer so. */
  async answer(request: ViewRequest): Promise<void> {
    const run = this.#run;
    switch (request.ask) {
      case 'listens':
        if (run === null) throw new Problem(sentence('torControl.notThere'));
        return run.listens();
      case 'dial': {
        if (run === null) throw new Problem(sentence('torControl.notThere'));
        const late = AbortSignal.timeout(dialWithinMs);
        return run.dial(request.address, AbortSignal.any([this.#over.signal, late]));
      }
      case 'follow':
        // Whoever asks between two runs, asks about the next.
        if (run === null) await this.#nextRun.promise;
        await this.#run?.follow(
          {
            onBootstrap: (percent) => this.#send({ news: 'bootstrap', percent }),
            onPublished: () => this.#send({ news: 'published' }),
            onUnchecked: () => this.#send({ news: 'unchecked' }),
          },
          this.#over.signal,
        );
    }
  }

  /** Takes the service away; never rejects. */
  async end(): Promise<void> {
    this.#over.abort();
    this.#nextRun.resolve();
    const run = this.#run;
    if (run !== null) {
      const cancel = realClock.after(lastGraceMs, () => run.kill());
      await run.terminate();
      cancel();
    }
    this.#ports.close();
  }

  #begin(loan: BorrowRequest): void {
    const run = new BorrowedRun({
      at: this.#place.at,
      readCookie: (path) => this.#readCookie(path),
      ports: this.#ports,
      loan,
    });
    this.#run = run;
    this.#nextRun.resolve();
    void run.over.then((how) => {
      this.#run = null;
      this.#nextRun = Promise.withResolvers();
      this.#send({ news: 'ended', how, output: '' });
    });
  }

  /** The folder is seen here at a place of its own. */
  #readCookie(path: string): Uint8Array {
    const { cookieDir } = this.#place;
    return readCookieFile(cookieDir === null ? path : join(cookieDir, basename(path)));
  }
}

/** Whether there is such a descriptor. */
function isTable(table: number | null): table is number {
  if (table === null) return false;
  try {
    return fstatSync(table).isFile();
  } catch {
    return false;
  }
}
