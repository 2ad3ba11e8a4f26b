// CAP as the Session answers it: ngIRCd refuses a mixed request whole and answers tags with 421.
// Knows which capabilities there are, not what they do.

import * as numeric from '../../contract/room/numerics.ts';
import type { Message } from '../wire/message.ts';
import type { ServerReplies } from '../wire/server-replies.ts';

export type Capability =
  | 'away-notify'
  | 'batch'
  | 'cap-notify'
  | 'draft/chathistory'
  | 'echo-message'
  | 'mayfly.chat/resume'
  | 'message-tags'
  /** ngIRCd's own work, asked for on the link. */
  | 'multi-prefix'
  | 'server-time';

/** On offer in every room. */
export const usualCapabilities: readonly Capability[] = [
  'away-notify',
  'batch',
  'cap-notify',
  'echo-message',
  'mayfly.chat/resume',
  'message-tags',
  'multi-prefix',
  'server-time',
];

/** One guest's negotiation and what is switched on. */
export class Capabilities {
  readonly #offered: readonly Capability[];
  readonly #switched: (capability: Capability, on: boolean) => void;
  readonly #on = new Set<Capability>();
  #negotiating = false;
  #modern = false;

  /** @param switched told of each that is switched, before or after registration, behind the ACK. */
  constructor(
    offered: readonly Capability[],
    switched: (capability: Capability, on: boolean) => void,
  ) {
    this.#offered = offered;
    this.#switched = switched;
  }

  /** LS or REQ was said before registration, and END not yet: registration waits. */
  get negotiating(): boolean {
    return this.#negotiating;
  }

  get enabled(): readonly Capability[] {
    return [...this.#on];
  }

  has(capability: Capability): boolean {
    return this.#on.has(capability);
  }

  /** Answers a CAP line. */
  take(message: Message, voice: ServerReplies): void {
    const [subcommand = '', list = ''] = message.params;
    switch (subcommand.toUpperCase()) {
      case 'LS':
        this.#negotiating = true;
        if (Number(list) >= 302) {
          // Capability negotiation 3.2: implied, and not to be switched off again.
          this.#modern = true;
          this.#on.add('cap-notify');
        }
        voice.cap(['LS', this.#offered.join(' ')]);
        return;
      case 'LIST':
        voice.cap(['LIST', this.enabled.join(' ')]);
        return;
      case 'REQ':
        this.#negotiating = true;
        this.#request(list, voice);
        return;
      case 'END':
        this.#negotiating = false;
        return;
      default:
        voice.numeric(numeric.ERR_INVALIDCAPCMD, [subcommand], 'Invalid CAP command');
    }
  }

  /** IRCv3: a request is acknowledged whole or refused whole. */
  #request(list: string, voice: ServerReplies): void {
    const wishes = list.split(' ').filter((wish) => wish !== '');
    const switches = wishes.flatMap((wish) => this.#switch(wish) ?? []);
    if (switches.length < wishes.length) {
      voice.cap(['NAK', list]);
      return;
    }
    voice.cap(['ACK', list]);
    for (const { capability, on } of switches) {
      if (on === this.#on.has(capability)) continue;
      if (on) this.#on.add(capability);
      else this.#on.delete(capability);
      this.#switched(capability, on);
    }
  }

  /** @returns null: it is not on offer, or cannot be switched off. */
  #switch(wish: string): { readonly capability: Capability; readonly on: boolean } | null {
    const on = !wish.startsWith('-');
    const name = on ? wish : wish.slice(1);
    const capability = this.#offered.find((offered) => offered === name);
    if (capability === undefined) return null;
    return !on && capability === 'cap-notify' && this.#modern ? null : { capability, on };
  }
}
