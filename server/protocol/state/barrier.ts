// PINGs to ngIRCd as barriers: ngIRCd answers in order, so a PONG says that everything before it is done.

import type { NgircdCommands } from './ngircd-commands.ts';

export class Barriers {
  readonly #name: string;
  readonly #commands: NgircdCommands;
  #raised = 0;
  readonly #waiting: { readonly token: string; readonly done: () => void }[] = [];

  /** @param name no guest can know or guess it: a guest's own PING must not pass for a barrier. */
  constructor(name: string, commands: NgircdCommands) {
    this.#name = name;
    this.#commands = commands;
  }

  /** Calls `done` when ngIRCd has done all that it was sent before; never, if the link is lost. */
  raise(done: () => void): void {
    this.#raised += 1;
    const token = `${this.#name}.${this.#raised}`;
    this.#waiting.push({ token, done });
    this.#commands.send('PING', token);
  }

  /** @param token of a PONG. @returns whether it answers one of these barriers. */
  answered(token: string): boolean {
    if (!token.startsWith(`${this.#name}.`)) return false;
    if (this.#waiting[0]?.token === token) this.#waiting.shift()?.done();
    return true;
  }

  /** The link is gone: nothing is answered any more. */
  lost(): void {
    this.#waiting.length = 0;
  }
}
