// One guest's nicknames: the book of names with this guest's place in it and the time.

import { bootMs } from '../../config/boot-clock.ts';
import type { NameVerdict } from '../../contract/room/look-alike.ts';
import type { OwnNames } from '../../protocol/session/session-types.ts';
import type { NameBook, NameHolder, NameOwner } from '../admission/names/name-book.ts';
import { tokenDigest } from '../admission/tokens.ts';

/**
 * Names of a personal invitation are its own. When a guest of the shared one is out, their names are theirs again
 * if they come by the same circuit, or with the same login: a page's is random, and nobody is shown another's.
 * @param invitation the personal one's id; null: the shared one.
 * @param login what the guest sent as USER.
 * @param circuit null: they came from this machine.
 */
export function ownerOf(
  invitation: string | null,
  login: string,
  circuit: number | null,
): NameOwner {
  if (invitation !== null) return { kind: 'invitation', id: invitation };
  return { kind: 'guest', marks: [tokenDigest(login), `circuit ${circuit ?? 'none'}`] };
}

export class GuestNames implements OwnNames {
  readonly #book: NameBook;
  readonly #holder: NameHolder;

  constructor(book: NameBook, owner: NameOwner) {
    this.#book = book;
    this.#holder = book.enter(owner);
  }

  claim(nick: string): NameVerdict {
    return this.#book.claim(this.#holder, nick, bootMs());
  }

  confirm(nick: string): void {
    this.#book.confirm(this.#holder, nick);
  }

  release(nick: string): void {
    this.#book.release(this.#holder, nick);
  }

  /** The session is over. @param awayMs for how long its guest had been lost by then. */
  leave(awayMs: number, owner: NameOwner): void {
    this.#book.leave(this.#holder, bootMs() - Math.round(awayMs), owner);
  }
}
