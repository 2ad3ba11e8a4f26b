// The supervisor's end of the connection to the uplink: sends requests, reads messages, and is the place where
// tor's process and files are.

import type { Socket } from 'node:net';
import { dirname } from 'node:path';
import { encodeHandedOver } from '../contract/host/handed-over.ts';
import { Problem } from '../contract/host/problem.ts';
import { asUser } from '../supervisor/as-user.ts';
import type { ChildPlace } from '../supervisor/child-place.ts';
import type { ChildProcess } from '../supervisor/child-process.ts';
import type { Clock } from '../supervisor/clock.ts';
import { dropHandedOver, handOver } from '../supervisor/memory-file.ts';
import type { ChildIdentity, ProcessSpec } from '../supervisor/process-spec.ts';
import type { TorNews } from '../probes/tor-control.ts';
import { connectedWithin, isOwnPlace } from './find-uplink.ts';
import { readLines } from './lines.ts';
import { RemoteRun } from './remote-run.ts';
import {
  encode,
  maxLineBytes,
  parseMessage,
  type TorLoan,
  type UplinkRequest,
  type UplinkMessage,
} from './wire.ts';
import { english, sentence, type Text } from '../contract/sentences/sentence.ts';

/** In Docker the other container may start later; so may the process on a slow machine. */
const uplinkWithinMs = 30_000;

const gone = sentence('uplink.gone');

export interface UplinkOptions {
  /** Its socket. */
  readonly path: string;
  /** Whose the socket's directory must be; null: this process's own user. */
  readonly owner: ChildIdentity | null;
  readonly clock: Clock;
  /** The uplink was told to end, as by `docker stop`. */
  readonly onEndWanted: () => void;
  /** The connection is lost: nobody reaches the room any more. Not called after `close`. */
  readonly onLost: () => void;
}

export class UplinkLink implements ChildPlace {
  readonly #options: UplinkOptions;
  readonly #waiting = new Map<number, (error: Text | null) => void>();
  #socket: Socket | null = null;
  #asked = 0;
  #run: RemoteRun | null = null;
  #news: TorNews | null = null;

  constructor(options: UplinkOptions) {
    this.#options = options;
  }

  /**
   * Waits for the uplink's socket and connects: once, before any daemon runs.
   * @throws {Problem} if it does not come, or its directory is another's.
   */
  async open(): Promise<void> {
    const { path, clock, onLost } = this.#options;
    const owner = this.#options.owner?.uid ?? process.getuid?.() ?? 0;
    const socket = await connectedWithin(path, clock, uplinkWithinMs);
    if (socket === null) {
      throw new Problem(sentence('uplink.tooLate', { seconds: uplinkWithinMs / 1000 }));
    }
    if (!isOwnPlace(dirname(path), owner)) {
      socket.destroy();
      throw new Problem(sentence('uplink.foreignPlace'));
    }
    this.#socket = socket;
    socket.on('error', () => {}); // `close` follows.
    socket.once('close', () => {
      const wasLost = this.#socket !== null;
      this.#lose();
      if (wasLost) onLost();
    });
    readLines(socket, maxLineBytes, (line) => this.#receive(parseMessage(line)));
  }

  /** @throws {Problem} if a port is taken. */
  async listen(at: {
    readonly host: string;
    readonly webPort: number;
    readonly sshPort: number;
  }): Promise<void> {
    await this.#ask({ ask: 'listen', ...at });
  }

  /** @throws {Problem} if tor takes no orders. */
  async torListens(): Promise<void> {
    await this.#ask({ ask: 'listens' });
  }

  /** As followTor of the probes, which runs where tor is. */
  async follow(news: TorNews, signal: AbortSignal): Promise<void> {
    this.#news = news;
    await untilAborted(this.#ask({ ask: 'follow' }), signal).catch(() => {});
  }

  /**
   * As dialOnion of the probes, with a limit of its own.
   * @throws if the onion did not answer, or the signal aborts.
   */
  async dial(address: string, signal: AbortSignal): Promise<void> {
    await untilAborted(this.#ask({ ask: 'dial', address }), signal);
  }

  async drop(paths: readonly string[]): Promise<void> {
    await this.#ask({ ask: 'drop', paths });
  }

  async wipe(): Promise<boolean> {
    return this.#ask({ ask: 'wipe' }).then(
      () => true,
      () => false,
    );
  }

  start(spec: ProcessSpec, onEnd: (how: string) => void): ChildProcess {
    const files = (spec.files ?? []).map(({ path, mode, content }) => ({
      path,
      mode,
      content: Buffer.from(content),
    }));
    return this.#begin({ ask: 'start', files, stdin: spec.stdin ?? '' }, onEnd);
  }

  /** The place of a tor that runs already: its run is our connection to it. */
  borrowing(loan: TorLoan): ChildPlace {
    return {
      start: (_spec, onEnd) => this.#begin({ ask: 'borrow', ...loan }, onEnd),
      drop: async () => {},
      wipe: () => this.wipe(),
    };
  }

  #begin(
    asked: Extract<UplinkRequest, { readonly ask: 'start' | 'borrow' }>,
    onEnd: (how: string) => void,
  ): ChildProcess {
    const request = (ask: 'terminate' | 'kill' | 'dropOutput'): void => {
      // An end that cannot be told: the process has ended, or the uplink has and tor with it.
      this.#ask({ ask }).catch(() => {});
    };
    const run = new RemoteRun(request, (how) => {
      this.#run = null;
      onEnd(how);
    });
    this.#run = run;
    this.#ask(asked).catch((error: unknown) => {
      run.end(english(error instanceof Problem ? error.text : gone), '');
    });
    return run;
  }

  /** Ends the connection; with it the uplink ends tor, wipes, and ends itself. */
  close(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.destroySoon();
  }

  #ask(request: UplinkRequest): Promise<void> {
    const socket = this.#socket;
    return new Promise((resolve, reject) => {
      if (socket === null) return reject(new Problem(gone));
      this.#asked += 1;
      const line = encode({ ...request, number: this.#asked });
      // These hold the onion's key.
      const isSecret = request.ask === 'start' || request.ask === 'borrow';
      const file = isSecret ? this.#handOver(line) : null;
      this.#waiting.set(this.#asked, (error) => {
        file?.drop();
        if (error === null) resolve();
        else reject(new Problem(error));
      });
      socket.write(file?.line ?? line);
    });
  }

  /** The line in a file of the uplink's user, and the line that names it; null: it cannot be in memory. */
  #handOver(text: string): { readonly line: string; readonly drop: () => void } | null {
    const { path, owner } = this.#options;
    const dir = dirname(path);
    let name: string | null = null;
    const drop = (): undefined => {
      if (name !== null) dropHandedOver(dir, name);
    };
    asUser(owner, () => {
      name = handOver(dir, text);
      return undefined;
    });
    if (name === null) return null;
    return {
      line: encodeHandedOver(name),
      drop: () => {
        asUser(owner, drop);
      },
    };
  }

  #receive(message: UplinkMessage): void {
    switch (message.news) {
      case 'answer': {
        const answered = this.#waiting.get(message.to);
        this.#waiting.delete(message.to);
        answered?.(message.error);
        return;
      }
      case 'runs':
        this.#run?.runs(message.pid);
        return;
      case 'ended':
        this.#run?.end(message.how, message.output);
        return;
      case 'bootstrap':
        this.#news?.onBootstrap(message.percent);
        return;
      case 'published':
        this.#news?.onPublished();
        return;
      case 'unchecked':
        this.#news?.onUnchecked();
        return;
      case 'end':
        this.#options.onEndWanted();
    }
  }

  #lose(): void {
    this.#socket = null;
    for (const answered of this.#waiting.values()) answered(gone);
    this.#waiting.clear();
    this.#run?.end(`was ended: ${english(gone)}`, '');
  }
}

/** What was asked is answered later then, to nobody. */
async function untilAborted(asked: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(new Problem(sentence('uplink.nobodyWaits')));
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    await Promise.race([asked, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    asked.catch(() => {});
    aborted.catch(() => {});
  }
}
