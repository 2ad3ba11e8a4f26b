// Connections that wait at a door and have no place inside yet, grouped by Tor circuit. Finds the one to close
// when there are too many. Those who came by the onion and those who came by loopback are counted apart, so
// that many of one kind do not push out the other.

export class AdmissionQueue<Member extends object> {
  /** Oldest first. Each member without a circuit is a group of its own: loopback is not one person. */
  readonly #groups = new Map<number | Member, Set<Member>>();
  readonly #circuits = new Map<Member, number | null>();
  #local = 0;

  get size(): number {
    return this.#circuits.size;
  }

  /** How many came the same way: by the onion, or (null) by loopback. */
  sizeBeside(circuit: number | null): number {
    return circuit === null ? this.#local : this.size - this.#local;
  }

  /** How many came by this circuit. */
  of(circuit: number): number {
    return this.#groups.get(circuit)?.size ?? 0;
  }

  /** Adds it as the youngest, also if it was there before. */
  add(member: Member, circuit: number | null): void {
    this.remove(member);
    const key = circuit ?? member;
    const group = this.#groups.get(key) ?? new Set();
    group.add(member);
    this.#groups.set(key, group);
    this.#circuits.set(member, circuit);
    if (circuit === null) this.#local += 1;
  }

  /** Makes it the youngest, if it is there. */
  renew(member: Member): void {
    const circuit = this.#circuits.get(member);
    if (circuit !== undefined) this.add(member, circuit);
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
   * The oldest member of the largest group; null: nobody is there. Whoever opens many connections by one
   * circuit loses these first. Whoever opens them by many circuits loses the oldest: a person who wants to
   * enter sends something in the first seconds.
   * @param beside a circuit or null: only among those who came the same way. Left out: among all.
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
