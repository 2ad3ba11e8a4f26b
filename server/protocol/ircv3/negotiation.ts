// Answers CAP. ngIRCd's own CAP cannot be used: it refuses a request with one unknown name as a whole, and
// answers tags with 421.

import * as numeric from '../../contract/room/numerics.ts';
import type { Message } from '../wire/message.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import type { Capability } from './capability.ts';
import type { EnabledCapabilities } from './enabled-capabilities.ts';

/** A capability that was switched on or off. */
export interface CapabilityChange {
  readonly capability: Capability;
  readonly on: boolean;
}

const noChange: readonly CapabilityChange[] = [];

/** One guest's negotiation. */
export class Negotiation {
  readonly #offered: readonly Capability[];
  readonly #enabled: EnabledCapabilities;
  readonly #replies: ServerReplies;
  #isOpen = false;
  #is302 = false;

  constructor(
    offered: readonly Capability[],
    enabled: EnabledCapabilities,
    replies: ServerReplies,
  ) {
    this.#offered = offered;
    this.#enabled = enabled;
    this.#replies = replies;
  }

  /** The client sent LS or REQ before registration, and has not sent END: registration waits. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Answers a CAP line. @returns what it switched, before or after registration. */
  answer({ params }: Message): readonly CapabilityChange[] {
    const [subcommand = '', list = ''] = params;
    switch (subcommand.toUpperCase()) {
      case 'LS':
        this.#isOpen = true;
        if (Number(list) >= 302) this.#imply();
        this.#replies.cap(['LS', this.#offered.map(({ name }) => name).join(' ')]);
        return noChange;
      case 'LIST':
        this.#replies.cap(['LIST', this.#enabled.names.join(' ')]);
        return noChange;
      case 'REQ':
        this.#isOpen = true;
        return this.#request(list);
      case 'END':
        this.#isOpen = false;
        return noChange;
      default:
        this.#replies.numeric(numeric.ERR_INVALIDCAPCMD, [subcommand], 'Invalid CAP command');
        return noChange;
    }
  }

  /** Capability negotiation 3.2: some are on without being asked for. */
  #imply(): void {
    this.#is302 = true;
    for (const capability of this.#offered) {
      if (capability.isImpliedBy302 === true) this.#enabled.set(capability, true);
    }
  }

  /** IRCv3: a request is acknowledged whole or refused whole. */
  #request(list: string): readonly CapabilityChange[] {
    const words = list.split(' ').filter((word) => word !== '');
    const changes = words.flatMap((word) => this.#change(word) ?? []);
    if (changes.length < words.length) {
      this.#replies.cap(['NAK', list]);
      return noChange;
    }
    this.#replies.cap(['ACK', list]);
    return changes.filter(({ capability, on }) => {
      if (on === this.#enabled.has(capability)) return false;
      this.#enabled.set(capability, on);
      return true;
    });
  }

  /** @returns null: it is not offered, or cannot be switched off. */
  #change(word: string): CapabilityChange | null {
    const on = !word.startsWith('-');
    const name = on ? word : word.slice(1);
    const capability = this.#offered.find((offered) => offered.name === name);
    if (capability === undefined || (!on && capability.staysOn === true)) return null;
    return !on && capability.isImpliedBy302 === true && this.#is302 ? null : { capability, on };
  }
}
