// Adds seals to the invitations that a host makes at the door. The room makes their links without: it must never have
// a seal. Nothing of this is sent.

import { serviceMask, serviceName } from '../../contract/room/service.ts';
import { inEnglish, sentenceOf } from '../../contract/words/room-says.ts';
import {
  formatSeal,
  guestSealFor,
  hostSealFor,
  type RandomBytes,
  type Seal,
} from '../seal/seal.ts';

const noticeForm = new RegExp(
  `^((?:@\\S+ )?:${serviceMask.replace(/\./g, '\\.')} NOTICE \\S+ :)(.*)$`,
);

/** As a command of its own or as a message to the service. */
const askForm = new RegExp(`^(?:PRIVMSG ${serviceName} :? *)?INVITE\\b`, 'i');
const idForm = /^i\d{1,9}$/;

interface Made {
  readonly id: string;
  isHost: boolean;
  /** null: not made yet. */
  seal: string | null;
}

/** @param said its id, and the name that the host gave it. */
function madeOf(said: string): Made | null {
  const [id = ''] = said.split(' ');
  return idForm.test(id) ? { id, isHost: false, seal: null } : null;
}

/** As `formatInvitation` has it: before the passphrase. */
function withSeal(link: string, seal: string): string {
  return link.replace(/(?=&key=)/, `&seal=${seal}`);
}

export class InvitationSeals {
  readonly #seal: Seal;
  readonly #random: RandomBytes;
  /** Invitations that were asked for here, and are not told of yet. */
  #asked = 0;
  /** The invitation that the room tells about; null: none that was asked for here. */
  #made: Made | null = null;

  constructor(seal: Seal, random: RandomBytes) {
    this.#seal = seal;
    this.#random = random;
  }

  /** @param line of the guest's. */
  asked(line: string): void {
    if (askForm.test(line)) this.#asked += 1;
  }

  /** @param line to the guest. @returns the line to show; null: none. */
  added(line: string): string | null {
    const [, head = '', text = ''] = noticeForm.exec(line) ?? [];
    const said = text === '' ? null : sentenceOf(text);
    if (said === null) return line;
    const { key, values } = said;
    const value = values['text'] ?? '';
    if (key === 'says.invited') {
      this.#made = this.#asked > 0 ? madeOf(value) : null;
      this.#asked = Math.max(0, this.#asked - 1);
    }
    if (key === 'says.invitedHost' && this.#made !== null) this.#made.isHost = true;
    // Without a seal it lets nobody read: the links have both.
    if (key === 'says.invitedSecret') return null;
    // The room says that the seal is still to be added.
    if (key === 'says.invitedSeal') return this.#canSeal ? null : line;
    if (key !== 'says.invitedOnion' && key !== 'says.invitedLocal') return line;
    const seal = this.#sealOfMade();
    return seal === null ? null : head + inEnglish(key, { text: withSeal(value, seal) });
  }

  get #canSeal(): boolean {
    return this.#seal.kind === 'host';
  }

  /** The same for all links of one invitation. */
  #sealOfMade(): string | null {
    const own = this.#seal;
    const made = this.#made;
    if (own.kind !== 'host' || made === null) return null;
    made.seal ??= formatSeal(
      made.isHost ? hostSealFor(own, made.id) : guestSealFor(own, made.id, this.#random),
    );
    return made.seal;
  }
}
