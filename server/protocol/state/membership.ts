// The guest's own nickname, mask and channels, as ngIRCd's lines tell them. A new link restores them.

import * as numeric from '../../contract/room/numerics.ts';
import { foldName, sameName } from '../../contract/room/casemap.ts';
import type { Message } from '../wire/message.ts';
import { isValidChannel, maxJoinedChannels } from '../../contract/room/channel-name.ts';
import { isNickname, maxNickLength } from '../../contract/room/nickname.ts';

export interface Channel {
  readonly name: string;
  /** The key that the guest joined with; null: none. */
  readonly key: string | null;
}

/** What changed. `kicked` comes after the `left` of the same channel. */
export type MembershipChange =
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'entered' | 'left' | 'kicked'; readonly channel: string };

type Changes = readonly MembershipChange[];
const noChange: Changes = [];

export class Membership {
  /** '' before 001. */
  #nick = '';
  /** `nick!user@host` as others see the guest; known from 001 on. */
  #mask: string | null = null;
  readonly #channels = new Map<string, Channel>();
  readonly #keys = new Map<string, string>();
  #version = 0;

  get nick(): string {
    return this.#nick;
  }

  /** The source of the guest's own lines. */
  get mask(): string {
    return this.#mask ?? this.#nick;
  }

  /** Grows whenever the guest's channels change. */
  get version(): number {
    return this.#version;
  }

  get channels(): readonly Channel[] {
    return [...this.#channels.values()];
  }

  isSelf(source: string | null): boolean {
    return source !== null && sameName(source.split('!', 1)[0] ?? '', this.#nick);
  }

  /** Whether a line without tags surely has another source than the guest. Compares bytes, parses nothing. */
  isOthers(line: Uint8Array): boolean {
    const nick = this.#nick;
    if (line[0] !== 0x3a) return false;
    for (let at = 0; at < nick.length; at += 1) {
      // Bit 5 is the difference of upper and lower case. Other bytes may look equal: then the caller parses.
      if (((line[at + 1] ?? 0) | 0x20) !== (nick.charCodeAt(at) | 0x20)) return true;
    }
    return line[nick.length + 1] !== 0x21;
  }

  has(channel: string): boolean {
    return this.#channels.has(foldName(channel));
  }

  /**
   * 001: the guest's nickname on this link, and the mask as the last word of the text. What cannot be a
   * nickname is ignored: it would not fit into a line of ours.
   */
  welcomed(nick: string, text: string): Changes {
    const changes = this.#rename(nick);
    const mask = text.slice(text.lastIndexOf(' ') + 1);
    if (/^[^!@]+![^!@]+@[^!@]+$/.test(mask) && this.isSelf(mask)) this.#mask = mask;
    return changes;
  }

  leave(channel: string): Changes {
    if (!this.#channels.delete(foldName(channel))) return noChange;
    this.#version += 1;
    return [{ kind: 'left', channel }];
  }

  /** Remembers the keys of the guest's `JOIN #a,#b keyA,keyB` until ngIRCd has answered it. */
  rememberKeys([names = '', keys = '']: readonly string[]): void {
    const keyList = keys.split(',');
    for (const [index, name] of names.split(',').entries()) {
      const key = keyList[index] ?? '';
      // Nobody joins more: keys of channels that were not joined are forgotten.
      if (this.#keys.size >= maxJoinedChannels) this.#keys.clear();
      if (key === '') this.#keys.delete(foldName(name));
      else this.#keys.set(foldName(name), key);
    }
  }

  /** Follows a JOIN, PART, KICK, NICK or 396 of ngIRCd's. Those of others change nothing. */
  follow(message: Message): Changes {
    const { command, source, params } = message;
    const [first = '', second = ''] = params;
    if (command === numeric.RPL_VISIBLEHOST) {
      this.#mask = this.mask.replace(/@.*$/s, `@${second}`);
      return noChange;
    }
    if (command === 'KICK') {
      if (!sameName(second, this.#nick)) return noChange;
      return [...this.leave(first), { kind: 'kicked', channel: first }];
    }
    if (!this.isSelf(source)) return noChange;
    this.#mask = source;
    if (command === 'NICK') return this.#rename(first);
    if (command === 'PART') return this.leave(first);
    return command === 'JOIN' ? this.#enter(first) : noChange;
  }

  #rename(nick: string): Changes {
    if (!isNickname(nick, maxNickLength)) return noChange;
    const from = this.#nick;
    this.#mask = this.#mask === null ? null : nick + this.#mask.slice(from.length);
    this.#nick = nick;
    return [{ kind: 'renamed', from, to: nick }];
  }

  #enter(name: string): Changes {
    if (!isValidChannel(name)) return noChange;
    const folded = foldName(name);
    const key = this.#keys.get(folded) ?? this.#channels.get(folded)?.key ?? null;
    this.#keys.delete(folded);
    const isNew = !this.#channels.has(folded);
    this.#channels.set(folded, { name, key });
    this.#version += 1;
    return isNew ? [{ kind: 'entered', channel: name }] : noChange;
  }
}
