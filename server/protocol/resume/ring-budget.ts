// Limits what all rings hold together: when it is used up, rings above their share lose their oldest lines.

/** A ring, as the budget sees it. */
export interface Shedding {
  /** Bytes that it keeps alive. */
  readonly heldBytes: number;
  /** Lets the oldest go until at most so many bytes are held. */
  shed(toBytes: number): void;
}

export class RingBudget {
  readonly #maxBytes: number;
  readonly #rings = new Set<Shedding>();
  #usedBytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get usedBytes(): number {
    return this.#usedBytes;
  }

  /** To be called after the ring's own count has changed. */
  changed(ring: Shedding, byBytes: number): void {
    this.#usedBytes += byBytes;
    if (ring.heldBytes > 0) this.#rings.add(ring);
    else this.#rings.delete(ring);
  }

  /** Only rings that hold something have a share. A ring below its share never loses anything here. */
  enforce(): void {
    if (this.#usedBytes <= this.#maxBytes) return;
    const shareBytes = Math.floor(this.#maxBytes / this.#rings.size);
    for (const ring of this.#rings) {
      if (ring.heldBytes > shareBytes) ring.shed(shareBytes);
    }
  }
}
