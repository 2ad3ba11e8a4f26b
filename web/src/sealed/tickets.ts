// Keeps account of the page's lines: one line becomes several lines of the room's, and is confirmed with the last.

/** For another page of the same tab. */
export interface KeptTickets {
  readonly next: number;
  readonly lastIds: readonly (readonly [id: number, ticket: number])[];
}

export class Tickets {
  #next: number;
  /** Lines that are worth nothing after a break, such as PING. */
  readonly #once = new Set<number>();
  /** The room's ids of the last lines of tickets that are not confirmed, rising, with their tickets. */
  #lastIds: (readonly [id: number, ticket: number])[];
  #confirmed = 0;

  constructor(kept: KeptTickets | null) {
    this.#next = kept?.next ?? 1;
    this.#lastIds = [...(kept?.lastIds ?? [])];
  }

  /** @param isOnce it is not sent again after a break. */
  make(isOnce: boolean): number {
    const ticket = this.#next;
    this.#next += 1;
    if (isOnce) this.#once.add(ticket);
    return ticket;
  }

  /** @param isLast nothing more of it follows. */
  isOnce(ticket: number, isLast: boolean): boolean {
    const is = this.#once.has(ticket);
    if (isLast) this.#once.delete(ticket);
    return is;
  }

  /** The last line of a ticket was sent, under this id. */
  sent(id: number, ticket: number): void {
    this.#lastIds.push([id, ticket]);
  }

  /** The room has all lines up to this id. @returns the highest ticket that it has wholly; 0: none. */
  seen(id: number): number {
    for (const [last, ticket] of this.#lastIds) {
      if (last <= id) this.#confirmed = Math.max(this.#confirmed, ticket);
    }
    this.#lastIds = this.#lastIds.filter(([last]) => last > id);
    return this.#confirmed;
  }

  /** The session is new: what was under way is not confirmed any more. */
  restarted(): void {
    this.#once.clear();
    this.#lastIds = [];
  }

  keep(): KeptTickets {
    return { next: this.#next, lastIds: this.#lastIds };
  }
}
