// Counts things by name. Forgets a name whose count is zero, so that names do not pile up.

export class Counter<Name extends string | number> {
  readonly #counts = new Map<Name, number>();

  of(name: Name): number {
    return this.#counts.get(name) ?? 0;
  }

  add(name: Name): void {
    this.#counts.set(name, this.of(name) + 1);
  }

  remove(name: Name): void {
    const count = this.of(name);
    if (count > 1) this.#counts.set(name, count - 1);
    else this.#counts.delete(name);
  }

  toObject(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
