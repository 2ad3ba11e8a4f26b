// The last step of every line to a guest: what is said of lines as such is done here, and nothing is
// known of who said them.

export interface OutletOwner {
  /** Whole lines with CRLF, to the guest's door. */
  toDoor(bytes: Uint8Array): void;
}

export class Outlet {
  readonly #owner: OutletOwner;

  constructor(owner: OutletOwner) {
    this.#owner = owner;
  }

  /** Lines of the room and of the Session: a run of whole ones. */
  deliver(lines: Uint8Array): void {
    this.#owner.toDoor(lines);
  }
}
