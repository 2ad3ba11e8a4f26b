// One run of a tor that is not ours: from the connection to its control port until that is over. The onion service
// lives as long as the connection does.

import { dialOnion } from '../probes/onion.ts';
import type { TorNews } from '../probes/tor-control.ts';
import { Problem } from '../contract/host/problem.ts';
import type { TorControl } from '../contract/host/tor-control.ts';
import { english, sentence } from '../contract/sentences/sentence.ts';
import { addOnion, hasOnion, removeOnion } from '../tor-control/add-onion.ts';
import { logIn, protocolInfo, type LogIn } from '../tor-control/authenticate.ts';
import { ControlConnection } from '../tor-control/connection.ts';
import { bootstrapOf, checkVersion, socksOf, userOf } from '../tor-control/tor-facts.ts';
import type { TorPorts } from './tor-ports.ts';
import type { TorLoan } from './wire.ts';

export interface BorrowedRunOptions {
  readonly at: TorControl;
  readonly readCookie: LogIn['readCookie'];
  readonly ports: TorPorts;
  readonly loan: TorLoan;
}

interface Service {
  readonly control: ControlConnection;
  readonly id: string;
  /** Whether that tor tells when the onion is published. */
  readonly tells: boolean;
}

const bootstrapLookMs = 1_000;
const ok = 250;

export class BorrowedRun {
  /** Resolves when it is over, with how in words. */
  readonly over: Promise<string>;
  readonly #options: BorrowedRunOptions;
  readonly #wanted = new AbortController();
  readonly #published = Promise.withResolvers<void>();
  readonly #served = Promise.withResolvers<void>();
  #control: ControlConnection | null = null;
  #service: Service | null = null;

  constructor(options: BorrowedRunOptions) {
    this.#options = options;
    this.over = this.#live();
  }

  /** Takes the service away, and ends the connection. */
  async terminate(): Promise<void> {
    const service = this.#service;
    // Without an answer it goes with the connection.
    if (service !== null) await removeOnion(service.control, service.id).catch(() => {});
    this.kill();
  }

  kill(): void {
    this.#wanted.abort();
    this.#control?.close();
  }

  /** @throws {Problem} unless that tor has our service. */
  async listens(): Promise<void> {
    const service = this.#service;
    // A filter may have lost its tor, and our service with it, and keep this connection.
    if (service === null || (await hasOnion(service.control, service.id)) === false)
      throw new Problem(sentence('torControl.notThere'));
  }

  /** Tells how far that tor and our onion are, until the run is over or the signal aborts. */
  async follow(news: TorNews, signal: AbortSignal): Promise<void> {
    await Promise.race([this.#served.promise, this.over]);
    const service = this.#service;
    if (service === null) return;
    const over = new AbortController();
    void service.control.over.then(() => over.abort());
    const end = AbortSignal.any([signal, over.signal]);
    const ended = new Promise<void>((resolve) => {
      if (end.aborted) resolve();
      else end.addEventListener('abort', () => resolve(), { once: true });
    });
    try {
      for (let percent = 0; percent < 100 && !end.aborted;) {
        percent = await bootstrapOf(service.control);
        news.onBootstrap(percent);
        if (percent < 100) await Promise.race([pause(bootstrapLookMs), ended]);
      }
      if (service.tells) await Promise.race([this.#published.promise, ended]);
      const canDial = (await socksOf(service.control)) !== null;
      if (end.aborted) return;
      if (canDial) news.onPublished();
      else news.onUnchecked();
    } catch {
      // The connection is over.
    }
    await ended;
  }

  /** @throws unless our onion answers by that tor's own SOCKS port. */
  async dial(address: string, signal: AbortSignal): Promise<void> {
    const socks = this.#service === null ? null : await socksOf(this.#service.control);
    if (socks === null) throw new Problem(sentence('torControl.notThere'));
    await dialOnion(socks, address, signal);
  }

  async #live(): Promise<string> {
    try {
      const control = await this.#connected();
      this.#control = control;
      if (this.#wanted.signal.aborted) control.close();
      else this.#service = await this.#offered(control);
      this.#served.resolve();
      return english((await control.over).text);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return english(error.text);
    } finally {
      this.#control?.close();
      this.#service = null;
    }
  }

  #connected(): Promise<ControlConnection> {
    return ControlConnection.open({ at: this.#options.at, signal: this.#wanted.signal });
  }

  async #offered(control: ControlConnection): Promise<Service> {
    const { loan, ports, readCookie } = this.#options;
    const info = await protocolInfo(control);
    checkVersion(control.place, info.version);
    await logIn(control, info, { password: loan.password, readCookie });
    ports.torUser = await userOf(control);
    const targets = await ports.open(control.localAddress ?? '127.0.0.1');
    let id = '';
    control.onEvent = (line) => {
      if (id !== '' && line.startsWith(`HS_DESC UPLOADED ${id} `)) this.#published.resolve();
    };
    // Alone: a filter refuses all events where it refuses one.
    const tells = (await control.ask('SETEVENTS HS_DESC')).code === ok;
    ({ id } = await addOnion(control, loan.key, targets));
    return { control, id, tells };
  }
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs).unref());
}
