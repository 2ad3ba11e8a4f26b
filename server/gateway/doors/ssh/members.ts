// The ssh clients that have logged in. Their number is limited, as each costs two processes of sshd's.

export interface Member {
  readonly circuit: number | null;
  /** Forwarded connections that are open now. */
  readonly forwards: number;
  /** It is being closed and does not count, though sshd may not have seen its end yet. */
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

  /** @returns the member to close because there is one too many: perhaps the new one; null: none. */
  add(member: M): M | null {
    this.#members.add(member);
    const staying = [...this.#members].filter(({ isClosing }) => !isClosing);
    return staying.length > this.#max ? evictionCandidate(staying) : null;
  }

  remove(member: M): void {
    this.#members.delete(member);
  }
}

/**
 * Of the members without an open forward, the oldest of the circuit that has the most of them. All members
 * without a circuit are one group.
 */
function evictionCandidate<M extends Member>(members: readonly M[]): M | null {
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
