// CAP as the Session answers it: ngIRCd refuses a mixed request whole and answers tags with 421.
// Knows which capabilities there are, not what they do.

import type { Message } from './message.ts';
import type { Voice } from './voice.ts';

/** Everything on offer. `multi-prefix` is ngIRCd's own work, asked for on the link. */
export const offeredCapabilities = ['multi-prefix', 'mayfly.chat/resume'] as const;
/** What is asked for on the link. */
export const linkCapabilities: readonly string[] = ['multi-prefix'];
export type Capability = (typeof offeredCapabilities)[number];

function offered(name: string): Capability | null {
  return offeredCapabilities.find((capability) => capability === name) ?? null;
}

/** One guest's negotiation and what is switched on. */
export class Capabilities {
  readonly #on = new Set<Capability>();
  #negotiating = false;

  /** LS or REQ was said before registration, and END not yet: registration waits. */
  get negotiating(): boolean {
    return this.#negotiating;
  }

  get enabled(): readonly Capability[] {
    return [...this.#on];
  }

  has(name: Capability): boolean {
    return this.#on.has(name);
  }

  /** Answers a CAP line. @returns what a REQ switched, as `name` or `-name`. */
  take(message: Message, voice: Voice): readonly string[] {
    const [subcommand = '', list = ''] = message.params;
    switch (subcommand.toUpperCase()) {
      case 'LS':
        this.#negotiating = true;
        voice.cap(['LS', offeredCapabilities.join(' ')]);
        return [];
      case 'LIST':
        voice.cap(['LIST', this.enabled.join(' ')]);
        return [];
      case 'REQ':
        this.#negotiating = true;
        return this.#request(list, voice);
      case 'END':
        this.#negotiating = false;
        return [];
      default:
        voice.numeric('410', [subcommand], 'Invalid CAP command');
        return [];
    }
  }

  /** IRCv3: a request is acknowledged whole or refused whole. */
  #request(list: string, voice: Voice): readonly string[] {
    const wishes = list.split(' ').filter((wish) => wish !== '');
    const known = wishes.every((wish) => offered(wish.replace(/^-/, '')) !== null);
    voice.cap([known ? 'ACK' : 'NAK', list]);
    if (!known) return [];
    for (const wish of wishes) {
      const capability = offered(wish.replace(/^-/, ''));
      if (capability === null) continue;
      if (wish.startsWith('-')) this.#on.delete(capability);
      else this.#on.add(capability);
    }
    return wishes;
  }
}
