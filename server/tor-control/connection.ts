// One connection to a tor's control port: asks, and waits for the answer, with a limit on all that may come.

import { connect, type Socket } from 'node:net';
import { Problem } from '../contract/host/problem.ts';
import { torControlText, type TorControl } from '../contract/host/tor-control.ts';
import { sentence, type Text } from '../contract/sentences/sentence.ts';
import { NoControlPort, ReplyReader, type ControlMessage } from './reply-reader.ts';

/** tor answers in milliseconds. A filter before it may have to wait for a tor that starts. */
const answerWithinMs = 8_000;
const asyncEvent = 650;

export interface OpenOptions {
  /** Where it is. */
  readonly at: TorControl;
  /** How a person calls the place, where that is not the same. */
  readonly name?: string;
  readonly signal: AbortSignal;
}

interface Waiting {
  readonly resolve: (reply: ControlMessage) => void;
  readonly reject: (error: Problem) => void;
}

export class ControlConnection {
  /** What a person calls the place. */
  readonly place: string;
  /** Resolves when the connection is over, whoever ended it, with why. */
  readonly over: Promise<Problem>;
  /** Is told of each event line. */
  onEvent: (line: string) => void = () => {};
  readonly #socket: Socket;
  readonly #reader = new ReplyReader();
  readonly #waiting: Waiting[] = [];
  #why: Problem | null = null;

  private constructor(socket: Socket, place: string) {
    this.#socket = socket;
    this.place = place;
    const { promise, resolve } = Promise.withResolvers<Problem>();
    this.over = promise;
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', () => {}); // `close` follows.
    socket.once('close', () => {
      const why = this.#why ?? this.#problem(sentence('torControl.lost', { place }));
      for (const { reject } of this.#waiting.splice(0)) reject(why);
      resolve(why);
    });
  }

  /** @throws {Problem} where nobody listens, or this user may not ask. */
  static async open({
    at,
    signal,
    name = torControlText(at),
  }: OpenOptions): Promise<ControlConnection> {
    const socket = connect('path' in at ? { path: at.path } : { ...at });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const onError = (cause: NodeJS.ErrnoException): void => reject(cannotOpen(name, cause));
    const onAbort = (): void => reject(late(name));
    const limit = AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]);
    socket.once('connect', resolve).once('error', onError);
    limit.addEventListener('abort', onAbort);
    try {
      if (limit.aborted) throw late(name);
      await promise;
    } catch (error) {
      socket.on('error', () => {}).destroy();
      throw error;
    } finally {
      socket.off('error', onError);
      limit.removeEventListener('abort', onAbort);
    }
    return new ControlConnection(socket, name);
  }

  /** This side's address: where that tor can reach this machine; null: it is a unix socket. */
  get localAddress(): string | null {
    return this.#socket.localAddress ?? null;
  }

  /**
   * @param command one line, without its end. It may hold a secret: no error has it.
   * @throws {Problem} where no whole answer comes in time, or what comes is none of tor's.
   */
  ask(command: string): Promise<ControlMessage> {
    if (/[\r\n]/.test(command)) throw new Error('tor-control: a command is one line');
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed)
        return reject(
          this.#why ?? this.#problem(sentence('torControl.lost', { place: this.place })),
        );
      const timer = setTimeout(() => this.#end(late(this.place)), answerWithinMs);
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T): void => {
          clearTimeout(timer);
          settle(value);
        };
      this.#waiting.push({ resolve: settled(resolve), reject: settled(reject) });
      this.#socket.write(`${command}\r\n`, 'latin1');
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    let messages: ControlMessage[];
    try {
      messages = this.#reader.push(chunk);
    } catch (cause) {
      if (!(cause instanceof NoControlPort)) throw cause;
      return this.#end(this.#problem(sentence('torControl.notOne', { place: this.place })));
    }
    for (const message of messages) {
      if (message.code === asyncEvent) for (const line of message.lines) this.onEvent(line);
      else this.#waiting.shift()?.resolve(message);
    }
  }

  #problem(text: Text): Problem {
    return new Problem(text);
  }

  #end(why: Problem): void {
    this.#why ??= why;
    this.#socket.destroy();
  }
}

function late(place: string): Problem {
  return new Problem(sentence('torControl.tooLate', { place, seconds: answerWithinMs / 1000 }));
}

function cannotOpen(place: string, cause: NodeJS.ErrnoException): Problem {
  if (cause.code === 'ENOENT' || cause.code === 'ECONNREFUSED') {
    return new Problem(sentence('torControl.nobody', { place }), {
      hint: sentence('torControl.startIt'),
      cause,
    });
  }
  if (cause.code === 'EACCES') {
    return new Problem(sentence('torControl.forbidden', { place }), {
      hint: sentence('torControl.joinGroup'),
      cause,
    });
  }
  return new Problem(
    sentence('torControl.cannotConnect', { place, code: cause.code ?? 'unknown' }),
    {
      cause,
    },
  );
}
