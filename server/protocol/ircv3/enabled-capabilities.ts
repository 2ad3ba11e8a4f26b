// Which capabilities one guest's client has switched on.

interface Named {
  readonly name: string;
}

export class EnabledCapabilities {
  readonly #names = new Set<string>();

  /** In the order in which they were switched on. */
  get names(): readonly string[] {
    return [...this.#names];
  }

  has(capability: Named): boolean {
    return this.#names.has(capability.name);
  }

  set(capability: Named, on: boolean): void {
    if (on) this.#names.add(capability.name);
    else this.#names.delete(capability.name);
  }
}
