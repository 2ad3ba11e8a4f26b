// All guests of the room: who is let in, how many there are, and the one clock that ticks for them.
// Knows no socket: doors bring connections, the dialer brings links.

import { randomBytes, randomInt } from 'node:crypto';
import type { GatewayConfig } from '../../config/gateway-config.ts';
import { looksCut } from '../../config/passphrase.ts';
import { serverName } from '../../config/server-name.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import { makeSharedState, type SharedState } from '../../protocol/session/shared-state.ts';
import {
  defaultSessionLimits,
  type Door,
  type SessionLimits,
} from '../../protocol/session/session-types.ts';
import type { TakeUp } from '../../protocol/resume/resume-commands.ts';
import { Lines } from '../../protocol/wire/lines.ts';
import { RingBudget } from '../../protocol/resume/ring-budget.ts';
import { CircuitBuckets } from '../admission/circuit-buckets.ts';
import { AdmissionQueue } from '../admission/admission-queue.ts';
import { GuestConnection } from './guest-connection.ts';
import { WallClock } from '../../protocol/ircv3/server-time.ts';
import type { DoorConnection, DoorListener } from '../doors/door.ts';
import { Guest, type GuestServices } from './guest.ts';
import { NgircdConnector } from '../ngircd/connector.ts';
import { SessionTokens } from './session-tokens.ts';
import { Counter } from '../admission/counter.ts';
import { closingText } from '../../contract/room/closing-link.ts';

const tickMs = 1_000;
// Connections that have not said who they are take no guest's place; they cost some kilobytes each.
// All guests may have lost theirs at one moment, and come back at the next.
const spareStrangers = 256;
export const maxStrangersOf = (maxGuests: number): number => maxGuests + spareStrangers;
// What may wait for readers that are slow, all together, and for one: at Tor's speed the latter is
// a minute.
const maxQueuedBytesInAll = 64 * 1024 * 1024;
const maxQueuedBytes = 1024 * 1024;
const minQueuedBytes = 64 * 1024;
// A circuit that opens sessions faster than people do is not people. The burst lets a household's
// clients come back together after their circuit was lost.
const entriesPerSecond = 1;
// What the guests of one circuit may say together: as much as three people who type without a pause.
const talkersPerCircuit = 3;
const circuitFull = inEnglish('shut.circuitFull');

export type GuestsConfig = Pick<
  GatewayConfig,
  | 'ngircd'
  | 'passphrase'
  | 'nickLength'
  | 'maxGuests'
  | 'maxGuestsPerCircuit'
  | 'holdMs'
  | 'backlogLines'
  | 'rooms'
  | 'unsafeFloodForBench'
> & {
  /** When the room ends by itself, by the guests' clock; null: nobody knows. */
  readonly endsAtMs: number | null;
};

export class Guests {
  readonly #config: GuestsConfig;
  readonly #now: () => number;
  readonly #wallMs: () => number;
  readonly #refused: (reason: string) => void;
  readonly #house: GuestServices;
  readonly #limits: SessionLimits;
  readonly #rings: RingBudget;
  readonly #tokens = new SessionTokens<Guest>();
  readonly #shared: SharedState;
  /**
   * Everybody with a Session; those with a place are guests to the status, the others strangers.
   */
  readonly #sessions = new Set<Guest>();
  readonly #placed = new Set<Guest>();
  /** Of those with a place, with a connection or without. */
  readonly #perCircuit = new Counter<number>();
  readonly #perDoor = new Counter<Door>();
  readonly #strangers = new AdmissionQueue<Guest>();
  readonly #maxStrangers: number;
  readonly #entries: CircuitBuckets;
  readonly #talk: CircuitBuckets;
  readonly #ticking: NodeJS.Timeout;
  #ending: string | null = null;
  #resumed = 0;

  /**
   * @param now milliseconds, from one clock that never goes back.
   * @param limits where they are to be others than usual.
   * @param wallMs milliseconds since 1970.
   */
  constructor(
    config: GuestsConfig,
    now: () => number,
    refused: (reason: string) => void,
    limits: Partial<SessionLimits> = {},
    wallMs: () => number = Date.now,
  ) {
    this.#config = config;
    this.#now = now;
    this.#wallMs = wallMs;
    this.#refused = refused;
    const { nickLength, holdMs, unsafeFloodForBench: flood = defaultSessionLimits.flood } = config;
    this.#limits = { ...defaultSessionLimits, nickLength, holdMs, flood, ...limits };
    this.#maxStrangers = maxStrangersOf(config.maxGuests);
    const entries = { burst: 2 * config.maxGuestsPerCircuit, perSecond: entriesPerSecond };
    this.#entries = new CircuitBuckets(entries, now);
    const { burst, perSecond } = this.#limits.flood;
    const talk = { burst: talkersPerCircuit * burst, perSecond: talkersPerCircuit * perSecond };
    this.#talk = new CircuitBuckets(talk, now);
    this.#shared = makeSharedState(
      config.backlogLines,
      new WallClock(wallMs(), now(), randomInt(1_000)),
      config.rooms.map((name) => `#${name}`),
    );
    const share = Math.floor(maxQueuedBytesInAll / config.maxGuests);
    this.#rings = new RingBudget(Math.max(maxQueuedBytesInAll, minQueuedBytes * config.maxGuests));
    this.#house = {
      dialer: new NgircdConnector(config.ngircd),
      maxQueuedBytes: Math.max(minQueuedBytes, Math.min(share, maxQueuedBytes)),
      now,
      refused,
      takePlace: (guest) => this.#takePlace(guest),
      left: (guest) => this.#left(guest),
      moved: (guest, from) => this.#moved(guest, from),
      mintToken: (guest) => this.#tokens.mint(guest),
      mintReclaimToken: (guest) => this.#tokens.mintReclaimToken(guest),
      settleTokens: (guest) => this.#tokens.settle(guest),
      dropTokens: (guest) => this.#tokens.forget(guest),
      takeUp: (...asked) => this.#takeUp(...asked),
      sharedTalk: (circuit) => (circuit === null ? null : this.#talk.of(circuit)),
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
      connection.send(new Lines(Buffer.from(`ERROR :${closingText(words)}\r\n`)));
      connection.end({ kind: this.#ending === null ? 'full' : 'ending', words });
      return null;
    }
    this.#makeRoomAtTheDoor(connection.circuit);
    const config = this.#config;
    const end = new GuestConnection(connection);
    const guest = new Guest(end, this.#house, {
      identity: { address: pseudoAddress() },
      passphrase: config.passphrase,
      looksCut,
      ngircdPassword: config.ngircd.password,
      webircPassword: config.ngircd.webircPassword,
      serverName,
      limits: this.#limits,
      get endsAtMs() {
        return config.endsAtMs;
      },
      rings: this.#rings,
      shared: this.#shared,
    });
    this.#sessions.add(guest);
    this.#strangers.add(guest, connection.circuit);
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
    if (circuit === null) return null;
    // As many as may have a place there: all of them may have lost their connections at once.
    if (this.#strangers.of(circuit) >= this.#config.maxGuestsPerCircuit) {
      this.#refused('circuit full');
      return circuitFull;
    }
    if (!this.#entries.takes(circuit)) {
      this.#refused('circuit flood');
      return inEnglish('shut.circuitFlood');
    }
    return null;
  }

  /** The door is never shut by those who stand in it. */
  #makeRoomAtTheDoor(circuit: number | null): void {
    if (this.#strangers.sizeBeside(circuit) < this.#maxStrangers) return;
    const evictionCandidate = this.#strangers.evictionCandidate(circuit);
    if (evictionCandidate === null) return;
    this.#refused('crowd');
    evictionCandidate.end({ kind: 'crowd', words: inEnglish('shut.crowd') });
  }

  #takePlace(guest: Guest): string | null {
    const { circuit, door } = guest.connection;
    const { maxGuests } = this.#config;
    if (!this.#hasPlaceFor(circuit)) return circuitFull;
    if (this.#placed.size >= maxGuests) this.#evict(() => true);
    if (this.#placed.size >= maxGuests) {
      this.#refused('full');
      return inEnglish('shut.full');
    }
    this.#strangers.remove(guest);
    this.#placed.add(guest);
    this.#perDoor.add(door);
    if (circuit !== null) this.#perCircuit.add(circuit);
    return null;
  }

  /** Counts the refusal. */
  #hasPlaceFor(circuit: number | null): boolean {
    if (circuit === null) return true;
    const isFull = (): boolean => this.#perCircuit.of(circuit) >= this.#config.maxGuestsPerCircuit;
    if (isFull()) this.#evict((other) => other.connection.circuit === circuit);
    if (isFull()) this.#refused('circuit full');
    return !isFull();
  }

  /** Who has been away for the longest makes place for one who is there. */
  #evict(among: (guest: Guest) => boolean): void {
    let longest: Guest | null = null;
    for (const guest of this.#placed) {
      if (guest.awaySinceMs === null || !among(guest)) continue;
      if (guest.awaySinceMs < (longest?.awaySinceMs ?? Infinity)) longest = guest;
    }
    if (longest === null) return;
    this.#refused('evicted');
    longest.end({ kind: 'full', words: inEnglish('shut.evicted') });
  }

  #takeUp(newcomer: Guest, token: string, number: number | null): TakeUp {
    const guest = this.#tokens.find(token);
    if (guest === null) return 'no token';
    if (number === null || !guest.wasGiven(number)) return 'no number';
    const { circuit } = newcomer.connection;
    if (circuit !== guest.connection.circuit && !this.#hasPlaceFor(circuit)) return 'no place';
    // The session mints its next token now; those that are there stay good until that has arrived.
    this.#tokens.used(guest, token);
    this.#resumed += 1;
    const end = newcomer.release();
    if (end !== null) guest.attach(end, number);
    return 'taken';
  }

  #moved(guest: Guest, from: DoorConnection): void {
    const { circuit, door } = guest.connection;
    if (from.circuit !== null) this.#perCircuit.remove(from.circuit);
    if (circuit !== null) this.#perCircuit.add(circuit);
    this.#perDoor.remove(from.door);
    this.#perDoor.add(door);
  }

  #left(guest: Guest): void {
    const { circuit, door } = guest.connection;
    this.#sessions.delete(guest);
    this.#strangers.remove(guest);
    this.#tokens.forget(guest);
    if (!this.#placed.delete(guest)) return;
    this.#perDoor.remove(door);
    if (circuit !== null) this.#perCircuit.remove(circuit);
  }

  #tick(): void {
    for (const guest of this.#sessions) guest.tick();
    const nowMs = this.#now();
    this.#shared.clock.follow(this.#wallMs(), nowMs);
    const inUse = (circuit: number): boolean =>
      this.#perCircuit.of(circuit) + this.#strangers.of(circuit) > 0;
    this.#entries.sweep(inUse);
    this.#talk.sweep(inUse);
  }
}

/** 120 random bits below fd00::/8 (RFC 4193: nobody's), so that a ban hits one session. */
function pseudoAddress(): string {
  const hex = `fd${randomBytes(15).toString('hex')}`;
  return (hex.match(/.{4}/g) ?? []).join(':');
}
