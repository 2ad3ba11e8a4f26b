// Counts things by name, and in all. Forgets a name whose count is zero, so that names cannot pile
// up.

export class Counter<Name extends string | number> {
  readonly #counts = new Map<Name, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  of(name: Name): number {
    return this.#counts.get(name) ?? 0;
  }

  add(name: Name): void {
    this.#counts.set(name, this.of(name) + 1);
    this.#total += 1;
  }

  remove(name: Name): void {
    const count = this.of(name);
    if (count === 0) return;
    if (count === 1) this.#counts.delete(name);
    else this.#counts.set(name, count - 1);
    this.#total -= 1;
  }

  toObject(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
