// Who of those at one ssh door goes on to sshd, and who makes place. Holding a connection here costs some
// kilobytes, and at sshd two processes: so all wait here until they have said what a client says first.
// Pure: knows connections by how far they have come, and time as an argument.

import { TokenBucket } from '../../../protocol/flood/flood.ts';
import { sshStage, type SshStage } from '../../../protocol/wire/ssh-progress.ts';

export interface Comer {
  /** The Tor circuit; null: none, as on this machine's own port. */
  readonly circuit: number | null;
  readonly stage: SshStage;
  readonly arrivedMs: number;
  /** When it was let go on to sshd; null: it waits. */
  readonly startedMs: number | null;
  /** Since when sshd has waited for its next word; null: it waits for sshd's. */
  readonly owesSinceMs: number | null;
  /** When it was last seen not to have logged in; null: nobody has looked. */
  readonly checkedMs: number | null;
}

export interface PlacesLimits {
  /** Connections that may stand before sshd without having logged in. */
  readonly handshakes: number;
  /** Connections that may wait here. */
  readonly waiting: number;
  /** While others wait: who owes the next word for so long makes place. */
  readonly patienceMs: number;
  /** While others wait: who has not logged in so long after its start makes place. */
  readonly handshakeMs: number;
  /** Each start is two processes of sshd's. */
  readonly startsPerSecond: number;
}

/** What is to be done next. A place is free once its connection to sshd is closed, and `leave` is told. */
export type Turn<C> =
  | { readonly kind: 'start'; readonly comer: C }
  | { readonly kind: 'evict'; readonly comer: C }
  | { readonly kind: 'rest' };

// A round trip or two over Tor.
const speaksWithinMs = 3_000;
// Circuits whose last turn is remembered.
const keptTurns = 1_024;
// Nobody looks more often than this (front.ts); older news is none.
const freshMs = 2_000;

export class SshPlaces<C extends Comer> {
  readonly #limits: PlacesLimits;
  /** Oldest first, both. */
  readonly #waiting = new Set<C>();
  readonly #handshakes = new Set<C>();
  /** Those for whom somebody was told to go: the next free places are theirs. */
  readonly #promised = new Set<C>();
  /** Of those before sshd, who was told to go. */
  readonly #leaving = new Set<C>();
  readonly #starts: TokenBucket;
  /** When each circuit was last let on; longest ago first. */
  readonly #servedMs = new Map<number, number>();

  constructor(limits: PlacesLimits, nowMs: number) {
    const { handshakes, startsPerSecond } = limits;
    this.#limits = limits;
    this.#starts = new TokenBucket({ burst: handshakes, perSecond: startsPerSecond }, nowMs);
  }

  get handshakes(): ReadonlySet<C> {
    return this.#handshakes;
  }

  /**
   * @returns who must go to make room for the newcomer: of those who had time to speak, the oldest that
   *   has come least far; else the oldest of all.
   */
  arrive(comer: C, nowMs: number): C | null {
    let spared: C | null = null;
    if (this.#waiting.size >= this.#limits.waiting) {
      for (const one of this.#waiting) {
        if (nowMs - one.arrivedMs < speaksWithinMs) break;
        if (one.stage < (spared?.stage ?? Infinity)) spared = one;
      }
      spared ??= this.#waiting.values().next().value ?? null;
    }
    if (spared !== null) this.#waiting.delete(spared);
    this.#waiting.add(comer);
    return spared;
  }

  /** It has logged in, or is gone. */
  leave(comer: C): void {
    this.#waiting.delete(comer);
    this.#promised.delete(comer);
    this.#handshakes.delete(comer);
    this.#leaving.delete(comer);
  }

  /** Call again until it says `rest`. */
  next(nowMs: number): Turn<C> {
    const [promised] = this.#promised;
    const comer = promised ?? this.#candidate();
    if (comer === null) return { kind: 'rest' };
    const taken = this.#handshakes.size;
    const { handshakes } = this.#limits;
    // Some clients wait for sshd's word before they say more than their version. They have half of the places.
    if (comer.stage < sshStage.kexinit && taken >= handshakes / 2) return { kind: 'rest' };
    if (taken < handshakes) {
      if (!this.#starts.takes(nowMs)) return { kind: 'rest' };
      this.#waiting.delete(comer);
      this.#promised.delete(comer);
      this.#handshakes.add(comer);
      this.#served(comer, nowMs);
      return { kind: 'start', comer };
    }
    const next = this.#candidate();
    const victim = next === null || next.stage < sshStage.kexinit ? null : this.#victim(nowMs);
    if (next === null || victim === null) return { kind: 'rest' };
    this.#leaving.add(victim);
    this.#waiting.delete(next);
    this.#promised.add(next);
    return { kind: 'evict', comer: victim };
  }

  /**
   * The furthest; then of the circuit that has the fewest before sshd; then of the one whose turn is
   * longest ago, or never was; then the newest: who hoards connections has old ones, and who opens them anew
   * must do so faster than places become free.
   */
  #candidate(): C | null {
    const held = new Map<number, number>();
    for (const { circuit } of this.#handshakes) {
      if (circuit !== null) held.set(circuit, (held.get(circuit) ?? 0) + 1);
    }
    const rank = ({ stage, circuit }: C): readonly number[] => [
      -stage,
      circuit === null ? 0 : (held.get(circuit) ?? 0),
      circuit === null ? 0 : (this.#servedMs.get(circuit) ?? 0),
    ];
    let best: C | null = null;
    let bestRank: readonly number[] = [];
    for (const one of this.#waiting) {
      if (one.stage === sshStage.silent) continue;
      const itsRank = rank(one);
      if (best !== null && comesAfter(itsRank, bestRank)) continue;
      best = one;
      bestRank = itsRank;
    }
    return best;
  }

  #served({ circuit }: C, nowMs: number): void {
    if (circuit === null) return;
    this.#servedMs.delete(circuit);
    this.#servedMs.set(circuit, nowMs);
    const [longestAgo] = this.#servedMs.keys();
    if (this.#servedMs.size > keptTurns && longestAgo !== undefined) {
      this.#servedMs.delete(longestAgo);
    }
  }

  /** Of those who have owed a word for too long, or have not logged in for too long, the longest. */
  #victim(nowMs: number): C | null {
    const { patienceMs, handshakeMs } = this.#limits;
    let victim: C | null = null;
    let worstMs = -1;
    for (const one of this.#handshakes) {
      if (this.#leaving.has(one) || !mayBeShutOut(one, nowMs)) continue;
      const owedMs = one.owesSinceMs === null ? 0 : nowMs - one.owesSinceMs;
      const isLate = owedMs > patienceMs || nowMs - (one.startedMs ?? nowMs) > handshakeMs;
      if (!isLate || owedMs <= worstMs) continue;
      worstMs = owedMs;
      victim = one;
    }
    return victim;
  }
}

function comesAfter(one: readonly number[], other: readonly number[]): boolean {
  for (const [place, value] of one.entries()) {
    const difference = value - (other[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** What is sealed may have logged in: only fresh news that it has not counts. */
function mayBeShutOut({ stage, checkedMs, owesSinceMs }: Comer, nowMs: number): boolean {
  if (stage < sshStage.sealed) return true;
  if (checkedMs === null || nowMs - checkedMs > freshMs) return false;
  return owesSinceMs === null || checkedMs > owesSinceMs;
}
