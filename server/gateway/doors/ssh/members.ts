// Those that have logged in by ssh, and how many there may be: each costs two processes of sshd's. Knows
// nothing of sockets.

export interface Member {
  readonly circuit: number | null;
  /** Forwarded connections that are open now. */
  readonly forwards: number;
  /** Was told to go, or went: it counts no more, though sshd may not have seen its end yet. */
  readonly isClosing: boolean;
}

export class SshMembers<M extends Member> {
  readonly #max: number;
  /** Oldest first. */
  readonly #members = new Set<M>();

  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#members.size;
  }

  has(member: M): boolean {
    return this.#members.has(member);
  }

  /** @returns who must go for the newcomer, itself where all others are at the IRC door; null: nobody. */
  add(member: M): M | null {
    this.#members.add(member);
    const staying = [...this.#members].filter(({ isClosing }) => !isClosing);
    return staying.length > this.#max ? spared(staying) : null;
  }

  remove(member: M): void {
    this.#members.delete(member);
  }
}

/** Without a forward: the oldest of the circuit that has the most such. Without a circuit: one group. */
function spared<M extends Member>(members: readonly M[]): M | null {
  const groups = new Map<number | null, M[]>();
  for (const member of members) {
    if (member.forwards > 0) continue;
    const group = groups.get(member.circuit) ?? [];
    group.push(member);
    groups.set(member.circuit, group);
  }
  let largest: M[] = [];
  for (const group of groups.values()) if (group.length > largest.length) largest = group;
  return largest[0] ?? null;
}
