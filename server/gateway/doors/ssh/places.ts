// Decides which connection at one ssh door goes on to sshd, and which is closed to make room. A connection
// costs some kilobytes here and two processes at sshd: so all wait here until they have sent a client's
// first messages. Pure: time comes in as an argument.

import { TokenBucket } from '../../../protocol/flood/flood.ts';
import { sshStage, type SshStage } from '../../../protocol/wire/ssh-progress.ts';

/** A connection that waits here or does its handshake with sshd. */
export interface SshClient {
  /** The Tor circuit; null: none, as on this machine's own port. */
  readonly circuit: number | null;
  readonly stage: SshStage;
  readonly arrivedMs: number;
  /** When it was connected to sshd; null: it waits. */
  readonly startedMs: number | null;
  /** Since when sshd has waited for the client's next message; null: the client waits for sshd's. */
  readonly owesSinceMs: number | null;
  /** When a look last showed that it had not logged in; null: there was no look. */
  readonly checkedMs: number | null;
}

export interface PlacesLimits {
  /** Connections to sshd that have not logged in. */
  readonly handshakes: number;
  /** Connections that may wait here. */
  readonly waiting: number;
  /** While others wait, a client that owes its next message for so long is closed. */
  readonly patienceMs: number;
  /** While others wait, a client that has not logged in so long after its start is closed. */
  readonly handshakeMs: number;
  /** Each start is two processes of sshd's. */
  readonly startsPerSecond: number;
}

/** What is to be done next. A place is free once its connection to sshd is closed and `leave` is called. */
export type Turn<C> =
  | { readonly kind: 'start'; readonly client: C }
  | { readonly kind: 'evict'; readonly client: C }
  | { readonly kind: 'rest' };

// One or two round trips over Tor.
const speaksWithinMs = 3_000;
// Circuits whose last turn is remembered.
const keptTurns = 1_024;
// Looks are more frequent than this (front.ts); the result of an older one does not count.
const freshMs = 2_000;

export class SshPlaces<C extends SshClient> {
  readonly #limits: PlacesLimits;
  /** Oldest first, both. */
  readonly #waiting = new Set<C>();
  readonly #handshakes = new Set<C>();
  /** Somebody was closed for these: they get the next free places. */
  readonly #promised = new Set<C>();
  /** Of the handshakes, those that are being closed. */
  readonly #leaving = new Set<C>();
  readonly #starts: TokenBucket;
  /** When a connection of each circuit was last started; longest ago first. */
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
   * Adds a connection that waits.
   * @returns the one to close because there is one too many: of those that had time to speak, the oldest at
   *   the lowest stage; else the oldest of all.
   */
  arrive(client: C, nowMs: number): C | null {
    let evicted: C | null = null;
    if (this.#waiting.size >= this.#limits.waiting) {
      for (const one of this.#waiting) {
        if (nowMs - one.arrivedMs < speaksWithinMs) break;
        if (one.stage < (evicted?.stage ?? Infinity)) evicted = one;
      }
      evicted ??= this.#waiting.values().next().value ?? null;
    }
    if (evicted !== null) this.#waiting.delete(evicted);
    this.#waiting.add(client);
    return evicted;
  }

  /** The connection has logged in, or is closed. */
  leave(client: C): void {
    this.#waiting.delete(client);
    this.#promised.delete(client);
    this.#handshakes.delete(client);
    this.#leaving.delete(client);
  }

  /** To be called again until it returns `rest`. */
  next(nowMs: number): Turn<C> {
    const [promised] = this.#promised;
    const client = promised ?? this.#candidate();
    if (client === null) return { kind: 'rest' };
    const taken = this.#handshakes.size;
    const { handshakes } = this.#limits;
    // Some clients send only their version until sshd sends its KEXINIT. They may have half of the places.
    if (client.stage < sshStage.kexinit && taken >= handshakes / 2) return { kind: 'rest' };
    if (taken < handshakes) {
      if (!this.#starts.takes(nowMs)) return { kind: 'rest' };
      this.#waiting.delete(client);
      this.#promised.delete(client);
      this.#handshakes.add(client);
      this.#served(client, nowMs);
      return { kind: 'start', client };
    }
    const next = this.#candidate();
    const victim = next === null || next.stage < sshStage.kexinit ? null : this.#victim(nowMs);
    if (next === null || victim === null) return { kind: 'rest' };
    this.#leaving.add(victim);
    this.#waiting.delete(next);
    this.#promised.add(next);
    return { kind: 'evict', client: victim };
  }

  /**
   * The waiting connection whose turn it is: at the highest stage; then of the circuit with the fewest
   * handshakes; then of the circuit whose last turn is longest ago, or never was; then the newest. Who hoards
   * connections has old ones, and who opens new ones would have to be faster than places become free.
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

  /** The handshake to close: of those that are late with a message or with the login, the latest. */
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

/** An encrypted connection may have logged in: it is closed only if a recent look showed that it has not. */
function mayBeShutOut({ stage, checkedMs, owesSinceMs }: SshClient, nowMs: number): boolean {
  if (stage < sshStage.sealed) return true;
  if (checkedMs === null || nowMs - checkedMs > freshMs) return false;
  return owesSinceMs === null || checkedMs > owesSinceMs;
}
