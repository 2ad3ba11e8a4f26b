// Those who wait at a door and hold no place yet, by the Tor circuit they came by. Knows whom the others
// can spare first; nothing of what they wait for. Those of the onion and those of this machine are counted
// apart, so that a crowd of the ones does not take the places of the others.

export class AdmissionQueue<Member extends object> {
  /** Oldest first. All who came by no circuit are their own group: what they share is this machine. */
  readonly #groups = new Map<number | Member, Set<Member>>();
  readonly #circuits = new Map<Member, number | null>();
  #local = 0;

  get size(): number {
    return this.#circuits.size;
  }

  /** How many came as one with this circuit would: by the onion, or (null) from this machine. */
  sizeBeside(circuit: number | null): number {
    return circuit === null ? this.#local : this.size - this.#local;
  }

  /** How many came by this circuit. */
  of(circuit: number): number {
    return this.#groups.get(circuit)?.size ?? 0;
  }

  add(member: Member, circuit: number | null): void {
    this.remove(member);
    const key = circuit ?? member;
    const group = this.#groups.get(key) ?? new Set();
    group.add(member);
    this.#groups.set(key, group);
    this.#circuits.set(member, circuit);
    if (circuit === null) this.#local += 1;
  }

  /** @returns whether it was there. */
  remove(member: Member): boolean {
    const circuit = this.#circuits.get(member);
    if (circuit === undefined) return false;
    this.#circuits.delete(member);
    if (circuit === null) this.#local -= 1;
    const key = circuit ?? member;
    const group = this.#groups.get(key);
    group?.delete(member);
    if (group?.size === 0) this.#groups.delete(key);
    return true;
  }

  /**
   * The oldest of the circuit that has the most; null: nobody is there. Who opens many connections
   * pays with these, and who opens them by many circuits with the oldest: somebody who means to enter
   * says so in the first seconds.
   * @param beside only among those who came as one with this circuit would; left out: among all.
   */
  evictionCandidate(beside?: number | null): Member | null {
    let largest: Set<Member> | null = null;
    for (const [key, group] of this.#groups) {
      const isLocal = typeof key !== 'number';
      if (beside !== undefined && isLocal !== (beside === null)) continue;
      if (group.size > (largest?.size ?? 0)) largest = group;
    }
    const [oldest] = largest ?? [];
    return oldest ?? null;
  }
}
