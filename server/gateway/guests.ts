// All guests of the room: who is let in, how many there are, and the one clock that ticks for them.
// Knows no socket: doors bring connections, the dialer brings links.

import { randomBytes } from 'node:crypto';
import type { GatewayConfig } from '../config/gateway-config.ts';
import { serverName } from '../config/server-name.ts';
import { makeCommons, type Commons } from '../protocol/commons.ts';
import { TokenBucket } from '../protocol/flood.ts';
import {
  defaultSessionLimits,
  type Door,
  type SessionLimits,
  type TakeUp,
} from '../protocol/session-types.ts';
import { RingBudget } from '../protocol/ring-budget.ts';
import { DoorEnd } from './door-end.ts';
import { WallClock } from '../protocol/server-time.ts';
import type { DoorConnection, DoorListener } from './door.ts';
import { Guest, type GuestHouse } from './guest.ts';
import { RoomDialer } from './room-link.ts';
import { SessionTokens } from './session-tokens.ts';
import { Tally } from './tally.ts';

const tickMs = 1_000;
// Connections that have not said who they are take no guest's place; they cost some kilobytes for a
// minute.
export const maxStrangers = 256;
// What may wait for readers that are slow, all together, and for one: at Tor's speed the latter is
// a minute.
const maxQueuedBytesInAll = 64 * 1024 * 1024;
const maxQueuedBytes = 1024 * 1024;
const minQueuedBytes = 64 * 1024;
// A circuit that opens sessions faster than people do is not people. The burst lets a household's
// clients come back together after their circuit was lost.
const sessionsPerSecond = 1;

export type GuestsConfig = Pick<
  GatewayConfig,
  | 'ngircd'
  | 'passphrase'
  | 'nickLength'
  | 'maxGuests'
  | 'maxGuestsPerCircuit'
  | 'holdMs'
  | 'backlogLines'
> & {
  /** When the room ends by itself, by the guests' clock; null: nobody knows. */
  readonly endsAtMs: number | null;
};

export class Guests {
  readonly #config: GuestsConfig;
  readonly #now: () => number;
  readonly #refused: (reason: string) => void;
  readonly #house: GuestHouse;
  readonly #limits: SessionLimits;
  readonly #rings: RingBudget;
  readonly #tokens = new SessionTokens<Guest>();
  readonly #commons: Commons;
  /**
   * Everybody with a Session; those with a place are guests to the status, the others strangers.
   */
  readonly #sessions = new Set<Guest>();
  readonly #placed = new Set<Guest>();
  readonly #perCircuit = new Tally<number>();
  readonly #perDoor = new Tally<Door>();
  readonly #buckets = new Map<number, TokenBucket>();
  readonly #ticking: NodeJS.Timeout;
  #ending: string | null = null;
  #resumed = 0;

  /**
   * @param now milliseconds, from one clock that never goes back.
   * @param limits where they are to be others than usual.
   */
  constructor(
    config: GuestsConfig,
    now: () => number,
    refused: (reason: string) => void,
    limits: Partial<SessionLimits> = {},
  ) {
    this.#config = config;
    this.#now = now;
    this.#refused = refused;
    const { nickLength, holdMs } = config;
    this.#limits = { ...defaultSessionLimits, nickLength, holdMs, ...limits };
    this.#commons = makeCommons(config.backlogLines, new WallClock(Date.now(), now()));
    const share = Math.floor(maxQueuedBytesInAll / config.maxGuests);
    this.#rings = new RingBudget(Math.max(maxQueuedBytesInAll, minQueuedBytes * config.maxGuests));
    this.#house = {
      dialer: new RoomDialer(config.ngircd),
      maxQueuedBytes: Math.max(minQueuedBytes, Math.min(share, maxQueuedBytes)),
      now,
      refused,
      takePlace: (guest) => this.#takePlace(guest),
      left: (guest) => this.#left(guest),
      moved: (guest, from) => this.#moved(guest, from),
      mintToken: (guest) => this.#tokens.mint(guest),
      settleTokens: (guest) => this.#tokens.settle(guest),
      dropTokens: (guest) => this.#tokens.forget(guest),
      takeUp: (...asked) => this.#takeUp(...asked),
      sharedTalk: () => null,
    };
    this.#ticking = setInterval(() => this.#tick(), tickMs);
  }

  get guests(): number {
    return this.#placed.size;
  }

  /** Those of them who have no connection now. */
  get away(): number {
    return [...this.#placed].filter((guest) => guest.awaySinceMs !== null).length;
  }

  /** How often a session was taken up by another connection. */
  get resumed(): number {
    return this.#resumed;
  }

  get byDoor(): { readonly [D in Door]: number } {
    const count = (door: Door): number => this.#perDoor.of(door);
    return { websocket: count('websocket'), lite: count('lite'), irc: count('irc') };
  }

  /** A door's {@link Admit}. */
  admit(connection: DoorConnection): DoorListener | null {
    const words = this.#ending ?? this.#whyNot(connection.circuit);
    if (words !== null) {
      connection.send(Buffer.from(`ERROR :Closing link: ${words}\r\n`));
      connection.end({ kind: this.#ending === null ? 'full' : 'ending', words });
      return null;
    }
    const end = new DoorEnd(connection);
    const guest = new Guest(end, this.#house, {
      identity: { address: pseudoAddress(), door: connection.door },
      passphrase: this.#config.passphrase,
      webircPassword: this.#config.ngircd.webircPassword,
      serverName,
      limits: this.#limits,
      rings: this.#rings,
      commons: this.#commons,
      endsAtMs: this.#config.endsAtMs,
    });
    this.#sessions.add(guest);
    if (connection.circuit !== null) this.#perCircuit.add(connection.circuit);
    return end;
  }

  notice(text: string): void {
    for (const guest of this.#placed) guest.notice(text);
  }

  /** Tells everybody that the room ends, and lets nobody in again. */
  end(words: string): void {
    this.#ending = words;
    clearInterval(this.#ticking);
    for (const guest of this.#sessions) guest.end({ kind: 'ending', words });
  }

  /** Cuts off the links to ngIRCd that have not closed by themselves. */
  destroyLinks(): void {
    this.#house.dialer.destroy();
  }

  /** Counts the refusal it finds. @returns words for the peer, or null. */
  #whyNot(circuit: number | null): string | null {
    if (this.#sessions.size - this.#placed.size >= maxStrangers) {
      this.#refused('busy');
      return 'too many are at the door: try again in a minute';
    }
    // All who come over loopback or ssh have no circuit: sshd's keys say who they are.
    if (circuit === null) return null;
    if (this.#perCircuit.of(circuit) >= this.#config.maxGuestsPerCircuit) {
      this.#refused('circuit full');
      return 'your Tor circuit has too many connections here: ask Tor for a new one';
    }
    if (!this.#bucketOf(circuit).takes(this.#now())) {
      this.#refused('circuit flood');
      return 'your Tor circuit comes too often: wait some seconds';
    }
    return null;
  }

  #bucketOf(circuit: number): TokenBucket {
    const known = this.#buckets.get(circuit);
    if (known !== undefined) return known;
    const burst = 2 * this.#config.maxGuestsPerCircuit;
    const bucket = new TokenBucket({ burst, perSecond: sessionsPerSecond }, this.#now());
    this.#buckets.set(circuit, bucket);
    return bucket;
  }

  #takePlace(guest: Guest): string | null {
    if (this.#placed.size >= this.#config.maxGuests) this.#evict();
    if (this.#placed.size >= this.#config.maxGuests) {
      this.#refused('full');
      return 'the room is full: try again later';
    }
    this.#placed.add(guest);
    this.#perDoor.add(guest.connection.door);
    return null;
  }

  /** A newcomer is worth more than who has been away for the longest. */
  #evict(): void {
    let longest: Guest | null = null;
    for (const guest of this.#placed) {
      if (guest.awaySinceMs === null) continue;
      if (guest.awaySinceMs < (longest?.awaySinceMs ?? Infinity)) longest = guest;
    }
    if (longest === null) return;
    this.#refused('evicted');
    longest.end({ kind: 'full', words: 'the room is full, and they were away' });
  }

  #takeUp(token: string, number: number | null, release: () => DoorEnd): TakeUp {
    const guest = this.#tokens.find(token);
    if (guest === null) return 'no token';
    if (number === null || !guest.wasGiven(number)) return 'no number';
    // The session mints its next token now; beside that, the one that was used stays good.
    this.#tokens.keepOnly(guest, token);
    this.#resumed += 1;
    guest.attach(release(), number);
    return 'taken';
  }

  #moved(guest: Guest, from: DoorConnection): void {
    const { circuit, door } = guest.connection;
    if (from.circuit !== null) this.#perCircuit.remove(from.circuit);
    if (circuit !== null) this.#perCircuit.add(circuit);
    if (!this.#placed.has(guest)) return;
    this.#perDoor.remove(from.door);
    this.#perDoor.add(door);
  }

  #left(guest: Guest): void {
    const { circuit, door } = guest.connection;
    this.#sessions.delete(guest);
    if (circuit !== null) this.#perCircuit.remove(circuit);
    if (this.#placed.delete(guest)) this.#perDoor.remove(door);
  }

  #tick(): void {
    for (const guest of this.#sessions) guest.tick();
    const nowMs = this.#now();
    this.#commons.clock.follow(Date.now(), nowMs);
    for (const [circuit, bucket] of this.#buckets) {
      if (bucket.isFull(nowMs)) this.#buckets.delete(circuit);
    }
  }
}

/** 120 random bits below fd00::/8 (RFC 4193: nobody's), so that a ban hits one session. */
function pseudoAddress(): string {
  const hex = `fd${randomBytes(15).toString('hex')}`;
  return (hex.match(/.{4}/g) ?? []).join(':');
}
