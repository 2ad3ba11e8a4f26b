// Which of the client's lines a text belongs to: a line may become several texts, and a text several lines.

export interface ClientLine {
  /** As the client gave it; null: it does not want to know. */
  readonly ticket: number | null;
  /** Its texts that are not sent or refused yet. */
  unsent: number;
}

/** A text on its way to one channel or nickname. */
export interface Text {
  readonly line: ClientLine;
  readonly target: string;
}

/** For another page of the same tab. `ticket`: the group's. `ofClient`: the client's. */
export interface KeptTicket {
  readonly ticket: number;
  readonly target: string;
  readonly ofClient: number | null;
}

/** Those whose echo never came are forgotten. */
const maxTexts = 1024;

export class Tickets {
  readonly #texts = new Map<number, Text>();
  #next: number;

  constructor(next: number, kept: readonly KeptTicket[]) {
    this.#next = next;
    for (const { ticket, target, ofClient } of kept) {
      this.#texts.set(ticket, { line: { ticket: ofClient, unsent: 0 }, target });
    }
  }

  get next(): number {
    return this.#next;
  }

  keep(): readonly KeptTicket[] {
    return [...this.#texts].map(([ticket, { line, target }]) => ({
      ticket,
      target,
      ofClient: line.ticket,
    }));
  }

  /** @returns the group's ticket of a text. */
  make(text: Text): number {
    const ticket = this.#next;
    this.#next += 1;
    this.#texts.set(ticket, text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > maxTexts && oldest !== undefined) this.#texts.delete(oldest);
    return ticket;
  }

  /** null: nothing is known of it. */
  find(ticket: number | null): Text | null {
    return ticket === null ? null : (this.#texts.get(ticket) ?? null);
  }

  /** The text has its place, or was refused. @returns null: nothing is known of it. */
  take(ticket: number | null): Text | null {
    const found = this.find(ticket);
    if (ticket !== null) this.#texts.delete(ticket);
    return found;
  }
}
