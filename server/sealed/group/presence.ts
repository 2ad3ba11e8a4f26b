// Who is in the group's channel, as the server says.

import { foldName } from '../../contract/room/casemap.ts';

export class Presence {
  readonly #nicks = new Map<string, string>();
  #own = '';

  get own(): string {
    return this.#own;
  }

  get isAlone(): boolean {
    return this.#nicks.size === 1;
  }

  /** Everybody, with this device's own. */
  get nicks(): readonly string[] {
    return Array.from(this.#nicks.values());
  }

  has(nick: string): boolean {
    return this.#nicks.has(foldName(nick));
  }

  isOwn(nick: string): boolean {
    return foldName(nick) === foldName(this.#own);
  }

  enter(own: string, nicks: readonly string[]): void {
    this.#own = own;
    this.#nicks.clear();
    for (const nick of [own, ...nicks]) this.join(nick);
  }

  join(nick: string): void {
    this.#nicks.set(foldName(nick), nick);
  }

  leave(nick: string): void {
    this.#nicks.delete(foldName(nick));
  }

  rename(from: string, to: string): void {
    if (this.isOwn(from)) this.#own = to;
    if (this.#nicks.delete(foldName(from))) this.join(to);
  }
}
