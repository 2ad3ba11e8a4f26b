// Reads a pasted invitation from stdin: as many lines as come without a pause, unseen on a terminal.
// Until it lets go of the terminal, nothing that is typed or pasted reaches the shell.

import { StringDecoder } from 'node:string_decoder';
import type { Invitation } from '../../../server/contract/invitation/invitation.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { findInvitation } from './pasted-invitation.ts';
import type { Tell } from '../terminal/tell.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

/** Pastes come in pieces; slow terminals pause between them. */
const pauseMs = 800;
/** How long to wait for the rest of what may be cut. */
const longPauseMs = 3000;
/** How long the rest of a paste may still come after the invitation is complete. */
const drainMs = 300;

export interface ReadInvitation {
  /** null: the end was asked for first. */
  readonly invitation: Invitation | null;
  /** Gives the terminal back, once no more comes of what was pasted. */
  readonly release: () => Promise<void>;
}

// What a terminal sends for a key; raw, it gives them no meaning.
const ctrlC = '\x03';
const ctrlD = '\x04';
const ctrlU = '\x15';
const backspaces = ['\x7f', '\b'];

/** @throws {Problem} where what came is no invitation. */
export async function readInvitation(tell: Tell, signal: AbortSignal): Promise<ReadInvitation> {
  const input = new PausingInput(tell, signal);
  try {
    return { invitation: await input.invitation(), release: () => input.release() };
  } catch (error) {
    await input.release();
    throw error;
  }
}

class PausingInput {
  readonly #tell: Tell;
  readonly #signal: AbortSignal;
  readonly #decoder = new StringDecoder('utf8');
  #text = '';
  #isOver = false;
  #hasEnded = false;
  #lastMs = performance.now();
  /** Pieces that came, and those that were looked at. */
  #came = 0;
  #seen = 0;
  /** Tells that something has come, or will not come any more. */
  #wake = Promise.withResolvers<void>();

  readonly #onData = (chunk: Buffer): void => {
    this.#lastMs = performance.now();
    this.#came += 1;
    this.#take(this.#decoder.write(chunk));
    this.#wake.resolve();
  };
  readonly #onOver = (): void => {
    this.#isOver = true;
    this.#wake.resolve();
  };
  readonly #onEnd = (): void => {
    this.#hasEnded = true;
    this.#onOver();
  };

  constructor(tell: Tell, signal: AbortSignal) {
    this.#tell = tell;
    this.#signal = signal;
    const { stdin } = process;
    if (stdin.isTTY) {
      stdin.setRawMode(true);
      tell.note(sentence('connect.paste'));
    }
    stdin.on('data', this.#onData);
    stdin.once('end', this.#onEnd);
    stdin.once('error', this.#onEnd);
    signal.addEventListener('abort', this.#onOver);
  }

  /** @returns null if the end is asked for first. */
  async invitation(): Promise<Invitation | null> {
    let isAsked = false;
    for (;;) {
      const before = this.#text.length;
      await this.#more();
      await this.#quiet(pauseMs);
      if (this.#isPerhapsCut()) await this.#quiet(longPauseMs);
      if (this.#signal.aborted) return null;
      const found = findInvitation(this.#text);
      if (found.kind !== 'none') return found.invitation;
      const isEmpty = this.#text.trim() === '';
      if (this.#isOver) {
        if (!isEmpty) throw found.problem;
        throw new Problem(sentence('connect.nothingOnStdin'), {
          hint: sentence('connect.pasteWhole'),
        });
      }
      if (isEmpty || !this.#text.endsWith('\n')) continue;
      const isEnterAlone = this.#text.slice(before).trim() === '';
      if (!found.isBegun || (isAsked && isEnterAlone)) throw found.problem;
      if (!isAsked) this.#tell.note(sentence('connect.pasteRest'));
      isAsked = true;
    }
  }

  #isPerhapsCut(): boolean {
    return !this.#isOver && findInvitation(this.#text).kind === 'perhaps cut';
  }

  async release(): Promise<void> {
    const { stdin } = process;
    this.#text = '';
    if (stdin.destroyed) return;
    if (stdin.isTTY) {
      for (let leftMs = 1; leftMs > 0 && !this.#hasEnded;) {
        leftMs = drainMs - (performance.now() - this.#lastMs);
        if (leftMs > 0) await this.#next(leftMs);
      }
      stdin.setRawMode(false);
    }
    stdin.off('data', this.#onData);
    this.#signal.removeEventListener('abort', this.#onOver);
    stdin.destroy();
  }

  /** Until something comes that was not looked at, or nothing will come any more. */
  async #more(): Promise<void> {
    while (this.#came === this.#seen && !this.#isOver) await this.#next();
    this.#seen = this.#came;
  }

  /** Until nothing has come for so long, or will not any more. */
  async #quiet(forMs: number): Promise<void> {
    while (!this.#isOver) {
      const leftMs = forMs - (performance.now() - this.#lastMs);
      if (leftMs <= 0) break;
      await this.#next(leftMs);
    }
    this.#seen = this.#came;
  }

  async #next(withinMs?: number): Promise<void> {
    this.#wake = Promise.withResolvers();
    const wake = (): void => this.#wake.resolve();
    const timer = withinMs === undefined ? null : setTimeout(wake, Math.ceil(withinMs));
    await this.#wake.promise;
    if (timer !== null) clearTimeout(timer);
  }

  #take(keys: string): void {
    if (!process.stdin.isTTY) {
      this.#text += keys;
      return;
    }
    for (const key of keys) {
      if (key === ctrlC) process.kill(process.pid, 'SIGINT');
      else if (key === ctrlD) this.#onOver();
      else if (key === ctrlU) this.#text = '';
      else if (backspaces.includes(key)) this.#text = this.#text.slice(0, -1);
      else this.#text += key === '\r' ? '\n' : key;
    }
  }
}
