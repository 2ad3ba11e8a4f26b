// One guest's nicknames: the book of names with this guest's place in it, the time, and who the guest is.

import type { NameVerdict } from '../../contract/room/look-alike.ts';
import type { NamesHost, OwnNames } from '../../protocol/session/session-types.ts';
import type { NameBook, NameHolder, NameOwner } from '../admission/names/name-book.ts';
import { tokenDigest } from '../admission/tokens.ts';
import type { DoorConnection } from '../doors/door.ts';

export interface GuestNamesParts {
  readonly names: NameBook;
  /** Milliseconds by `bootMs`: a gateway that starts again goes on by it. */
  readonly bootNow: () => number;
}

interface Connected {
  /** The connection there is, or the last there was. */
  readonly connection: Pick<DoorConnection, 'door' | 'circuit'>;
  /** For how long it has been lost, in milliseconds; 0: it is not. */
  readonly lostForMs: number;
}

export class GuestNames implements NamesHost {
  readonly #parts: GuestNamesParts;
  readonly #guest: Connected;
  #login = '';
  #invitation: string | null = null;
  /** null: the guest has not registered. */
  #holder: NameHolder | null = null;

  constructor(parts: GuestNamesParts, guest: Connected) {
    this.#parts = parts;
    this.#guest = guest;
  }

  /** The guest may come in. To be called once. */
  begin(login: string, invitation: string | null): OwnNames {
    const { bootNow, names } = this.#parts;
    this.#login = login;
    this.#invitation = invitation;
    const holder = names.enter(this.#owner());
    this.#holder = holder;
    return {
      claim: (nick): NameVerdict => names.claim(holder, nick, bootNow()),
      confirm: (nick) => names.confirm(holder, nick),
      release: (nick) => names.release(holder, nick),
    };
  }

  /** The session is over. */
  leave(): void {
    if (this.#holder === null) return;
    const { bootNow, names } = this.#parts;
    const leftAtMs = bootNow() - Math.round(this.#guest.lostForMs);
    names.leave(this.#holder, leftAtMs, this.#owner());
  }

  /**
   * Names of a personal invitation are its own. When a guest of the shared one is out, their names are theirs again
   * if they come by the same circuit, or with the same login: a page's is random, and nobody is shown another's.
   * Pages that come by no circuit come from this machine; connections by ssh may be anybody's.
   */
  #owner(): NameOwner {
    if (this.#invitation !== null) return { kind: 'invitation', id: this.#invitation };
    const { circuit, door } = this.#guest.connection;
    const login = tokenDigest(this.#login);
    if (circuit !== null) return { kind: 'guest', marks: [login, `circuit ${circuit}`] };
    return { kind: 'guest', marks: door === 'irc' ? [login] : [login, 'this machine'] };
  }
}
