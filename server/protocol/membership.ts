// The guest's own nickname and channels, as ngIRCd's lines tell them: what a new link must restore.
// Knows nothing of links, and of nobody else.

import { foldName, sameName } from './casemap.ts';
import type { Message } from './message.ts';
import { isChannel, isNick } from './names.ts';

export interface Channel {
  readonly name: string;
  /** What the guest entered with; null: no key was said. */
  readonly key: string | null;
}

/** ngIRCd's CLIENT_NICK_LEN, less its end. */
const maxNickLength = 31;
/** ngIRCd's MaxJoins is 10; keys of channels not entered yet are remembered no further than this. */
const maxKeys = 32;

export class Membership {
  /** '' before 001. */
  #nick = '';
  /** The guest's full mask as others see it; known from the first own line. */
  #mask: string | null = null;
  readonly #channels = new Map<string, Channel>();
  readonly #keys = new Map<string, string>();

  get nick(): string {
    return this.#nick;
  }

  /** What the guest's own lines come from. */
  get mask(): string {
    return this.#mask ?? this.#nick;
  }

  get channels(): readonly Channel[] {
    return [...this.#channels.values()];
  }

  isSelf(source: string | null): boolean {
    return source !== null && sameName(source.split('!', 1)[0] ?? '', this.#nick);
  }

  /** What could be no name is ignored: it would not fit into a line of ours. */
  rename(nick: string): void {
    if (!isNick(nick, maxNickLength)) return;
    this.#mask = this.#mask === null ? null : nick + this.#mask.slice(this.#nick.length);
    this.#nick = nick;
  }

  leave(channel: string): void {
    this.#channels.delete(foldName(channel));
  }

  /** Remembers the keys of a guest's `JOIN #a,#b keyA,keyB` until ngIRCd has answered it. */
  asks([names = '', keys = '']: readonly string[]): void {
    const keyList = keys.split(',');
    for (const [index, name] of names.split(',').entries()) {
      const key = keyList[index] ?? '';
      if (this.#keys.size >= maxKeys) this.#keys.clear();
      if (key === '') this.#keys.delete(foldName(name));
      else this.#keys.set(foldName(name), key);
    }
  }

  /** Follows a JOIN, PART, KICK or NICK of ngIRCd's; others' are ignored. */
  follows(message: Message): void {
    const { command, source, params } = message;
    const [first = '', second = ''] = params;
    if (command === 'KICK') {
      if (sameName(second, this.#nick)) this.leave(first);
      return;
    }
    if (!this.isSelf(source)) return;
    this.#mask = source;
    if (command === 'NICK') this.rename(first);
    if (command === 'PART') this.leave(first);
    if (command === 'JOIN') this.#enter(first);
  }

  #enter(name: string): void {
    if (!isChannel(name)) return;
    const folded = foldName(name);
    const key = this.#keys.get(folded) ?? this.#channels.get(folded)?.key ?? null;
    this.#keys.delete(folded);
    this.#channels.set(folded, { name, key });
  }
}
