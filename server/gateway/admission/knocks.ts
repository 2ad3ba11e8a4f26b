// Who waits to be let in: how many in all and by one Tor circuit, with two words each; and who was turned away.

export interface KnocksOptions {
  /** Two random words. They are no secret. */
  readonly words: () => string;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
}

const maxInAll = 100;
/** A household, or a guest whose connections broke. */
const maxByCircuit = 3;
/** Who was turned away by a circuit may not knock again by it for so long. */
const turnedAwayMs = 300_000;
const maxTurnedAway = 1_000;

export interface Knocked {
  /** The Tor circuit; null: this machine, or a connection by ssh that is not known. */
  readonly circuit: number | null;
  readonly words: string;
  readonly sinceMs: number;
}

/** @typeParam Guest who waits. */
export class Knocks<Guest> {
  readonly #options: KnocksOptions;
  readonly #waiting = new Map<Guest, Knocked>();
  /** Circuits, with the time until which they count. The oldest is first. */
  readonly #turnedAway = new Map<number, number>();

  constructor(options: KnocksOptions) {
    this.#options = options;
  }

  /** In the order in which they came. */
  get waiting(): ReadonlyMap<Guest, Knocked> {
    return this.#waiting;
  }

  /** @returns the guest's two words, or why they may not wait. */
  knock(guest: Guest, circuit: number | null): Knocked | 'too many' | 'turned away' {
    const { now, words } = this.#options;
    const nowMs = now();
    if (circuit !== null) {
      if ((this.#turnedAway.get(circuit) ?? -Infinity) > nowMs) return 'turned away';
      const others = [...this.#waiting.values()].filter((one) => one.circuit === circuit);
      if (others.length >= maxByCircuit) return 'too many';
    }
    if (this.#waiting.size >= maxInAll) return 'too many';
    const knocked = { circuit, words: this.#unusedWords(words), sinceMs: nowMs };
    this.#waiting.set(guest, knocked);
    return knocked;
  }

  /** The guest does not wait any more. */
  leave(guest: Guest): void {
    this.#waiting.delete(guest);
  }

  /** The guest is sent away, and the circuit remembered. */
  turnAway(guest: Guest): void {
    const circuit = this.#waiting.get(guest)?.circuit ?? null;
    this.#waiting.delete(guest);
    if (circuit === null) return;
    this.#turnedAway.delete(circuit);
    this.#turnedAway.set(circuit, this.#options.now() + turnedAwayMs);
    const [oldest] = this.#turnedAway.keys();
    if (this.#turnedAway.size > maxTurnedAway && oldest !== undefined)
      this.#turnedAway.delete(oldest);
  }

  /** Two who wait never have the same. There are 60 million pairs, and 100 places. */
  #unusedWords(words: () => string): string {
    const used = new Set([...this.#waiting.values()].map((one) => one.words));
    let fresh = words();
    while (used.has(fresh)) fresh = words();
    return fresh;
  }
}
