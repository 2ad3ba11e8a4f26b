// The guest's own nickname and channels, as ngIRCd's lines tell them: what a new link must restore.
// Knows nothing of links, and of nobody else.

import * as numeric from '../../contract/room/numerics.ts';
import { foldName, sameName } from '../../contract/room/casemap.ts';
import type { Message } from '../wire/message.ts';
import { isValidChannel } from '../../contract/room/channel-name.ts';
import { isNickname, maxNickLength } from '../../contract/room/nickname.ts';

export interface Channel {
  readonly name: string;
  /** What the guest entered with; null: no key was said. */
  readonly key: string | null;
}

/** ngIRCd's MaxJoins is 10; keys of channels not entered yet are remembered no further than this. */
const maxKeys = 32;

export interface MembershipOwner {
  renamed(from: string, to: string): void;
  entered(channel: string): void;
  left(channel: string): void;
  /** Others have put the guest out. */
  removed(channel: string): void;
}

export class Membership {
  readonly #owner: MembershipOwner;
  /** '' before 001. */
  #nick = '';
  /** The guest's full mask as others see it; known from 001 on. */
  #mask: string | null = null;
  readonly #channels = new Map<string, Channel>();
  readonly #keys = new Map<string, string>();
  #version = 0;

  constructor(owner: MembershipOwner) {
    this.#owner = owner;
  }

  get nick(): string {
    return this.#nick;
  }

  /** What the guest's own lines come from. */
  get mask(): string {
    return this.#mask ?? this.#nick;
  }

  /** Another number whenever the guest's channels have changed. */
  get version(): number {
    return this.#version;
  }

  get channels(): readonly Channel[] {
    return [...this.#channels.values()];
  }

  isSelf(source: string | null): boolean {
    return source !== null && sameName(source.split('!', 1)[0] ?? '', this.#nick);
  }

  /** Whether a line without tags surely has another source than the guest: told by bytes, unparsed. */
  isOthers(line: Uint8Array): boolean {
    const nick = this.#nick;
    if (line[0] !== 0x3a) return false;
    for (let at = 0; at < nick.length; at += 1) {
      // Bit 5 is what tells upper from lower case; where it tells more, the line is parsed in vain.
      if (((line[at + 1] ?? 0) | 0x20) !== (nick.charCodeAt(at) | 0x20)) return true;
    }
    return line[nick.length + 1] !== 0x21;
  }

  has(channel: string): boolean {
    return this.#channels.has(foldName(channel));
  }

  /**
   * 001: the guest's name on this link, and their mask as its text's last word. What could be no
   * name is ignored: it would not fit into a line of ours.
   */
  welcomed(nick: string, text: string): void {
    this.rename(nick);
    const mask = text.slice(text.lastIndexOf(' ') + 1);
    if (/^[^!@]+![^!@]+@[^!@]+$/.test(mask) && this.isSelf(mask)) this.#mask = mask;
  }

  rename(nick: string): void {
    if (!isNickname(nick, maxNickLength)) return;
    const from = this.#nick;
    this.#mask = this.#mask === null ? null : nick + this.#mask.slice(from.length);
    this.#nick = nick;
    this.#owner.renamed(from, nick);
  }

  leave(channel: string): void {
    if (!this.#channels.delete(foldName(channel))) return;
    this.#version += 1;
    this.#owner.left(channel);
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

  /** Follows a JOIN, PART, KICK, NICK or 396 of ngIRCd's; others' are ignored. */
  follows(message: Message): void {
    const { command, source, params } = message;
    const [first = '', second = ''] = params;
    if (command === numeric.RPL_VISIBLEHOST) {
      this.#mask = this.mask.replace(/@.*$/s, `@${second}`);
      return;
    }
    if (command === 'KICK') {
      if (!sameName(second, this.#nick)) return;
      this.leave(first);
      this.#owner.removed(first);
      return;
    }
    if (!this.isSelf(source)) return;
    this.#mask = source;
    if (command === 'NICK') this.rename(first);
    if (command === 'PART') this.leave(first);
    if (command === 'JOIN') this.#enter(first);
  }

  #enter(name: string): void {
    if (!isValidChannel(name)) return;
    const folded = foldName(name);
    const key = this.#keys.get(folded) ?? this.#channels.get(folded)?.key ?? null;
    this.#keys.delete(folded);
    const entered = !this.#channels.has(folded);
    this.#channels.set(folded, { name, key });
    this.#version += 1;
    if (entered) this.#owner.entered(name);
  }
}
