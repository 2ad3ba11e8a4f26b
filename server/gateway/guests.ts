// All guests of the room: who is let in, how many there are, and the one clock that ticks for them.
// Knows no socket: doors bring connections, the dialer brings links.

import { randomBytes } from 'node:crypto';
import type { GatewayConfig } from '../config/gateway-config.ts';
import { serverName } from '../config/server-name.ts';
import { TokenBucket } from '../protocol/flood.ts';
import { defaultSessionLimits, type Door, type SessionLimits } from '../protocol/session-types.ts';
import type { DoorConnection, DoorListener } from './door.ts';
import { Guest, type GuestHouse } from './guest.ts';
import { RoomDialer } from './room-link.ts';
import { Tally } from './tally.ts';

const tickMs = 1_000;
/**
 * Connections that have not said who they are take no guest's place; they cost some kilobytes for a
 * minute. As many guests as there are places may come at one moment, as after a restart.
 */
export function maxStrangers(maxGuests: number): number {
  return Math.max(256, maxGuests);
}
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
  | 'unsafeFloodForBench'
>;

export class Guests {
  readonly #config: GuestsConfig;
  readonly #now: () => number;
  readonly #refused: (reason: string) => void;
  readonly #house: GuestHouse;
  readonly #limits: SessionLimits;
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

  /** @param now milliseconds, from one clock that never goes back. */
  constructor(config: GuestsConfig, now: () => number, refused: (reason: string) => void) {
    this.#config = config;
    this.#now = now;
    this.#refused = refused;
    const { nickLength, unsafeFloodForBench: flood = defaultSessionLimits.flood } = config;
    this.#limits = { ...defaultSessionLimits, nickLength, flood };
    const share = Math.floor(maxQueuedBytesInAll / config.maxGuests);
    this.#house = {
      dialer: new RoomDialer(config.ngircd),
      maxQueuedBytes: Math.max(minQueuedBytes, Math.min(share, maxQueuedBytes)),
      now,
      refused,
      takePlace: (guest) => this.#takePlace(guest),
      left: (guest) => this.#left(guest),
    };
    this.#ticking = setInterval(() => this.#tick(), tickMs);
  }

  get guests(): number {
    return this.#placed.size;
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
    const guest = new Guest(connection, this.#house, {
      identity: { address: pseudoAddress(), door: connection.door },
      passphrase: this.#config.passphrase,
      webircPassword: this.#config.ngircd.webircPassword,
      serverName,
      limits: this.#limits,
    });
    this.#sessions.add(guest);
    if (connection.circuit !== null) this.#perCircuit.add(connection.circuit);
    return guest;
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
    if (this.#sessions.size - this.#placed.size >= maxStrangers(this.#config.maxGuests)) {
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

  #takePlace(guest: Guest): boolean {
    if (this.#placed.size >= this.#config.maxGuests) return false;
    this.#placed.add(guest);
    this.#perDoor.add(guest.connection.door);
    return true;
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
