// Everybody who has a Session: strangers, who have not registered, and guests, who hold a place.

import type { TokenBucket } from '../../protocol/flood/token-bucket.ts';
import { CircuitBuckets, type BucketSize } from '../admission/circuit-buckets.ts';
import type { DoorConnection } from '../doors/door.ts';
import { GuestPlaces, type PlaceHolder, type PlacesOptions } from './places.ts';
import { SessionTokens } from './session-tokens.ts';
import { Strangers, type StrangersOptions } from './strangers.ts';

// The guests of one circuit may send as much together as three people who type without a pause.
const talkersPerCircuit = 3;

export interface GuestListOptions extends PlacesOptions, StrangersOptions {
  /** What one guest may send. */
  readonly flood: BucketSize;
}

export class GuestList<Member extends PlaceHolder> {
  readonly places: GuestPlaces<Member>;
  readonly strangers: Strangers<Member>;
  readonly tokens = new SessionTokens<Member>();
  readonly #members = new Set<Member>();
  readonly #talk: CircuitBuckets;
  #resumed = 0;

  constructor(options: GuestListOptions) {
    const { burst, perSecond } = options.flood;
    this.places = new GuestPlaces(options);
    this.strangers = new Strangers(options);
    const talk = { burst: talkersPerCircuit * burst, perSecond: talkersPerCircuit * perSecond };
    this.#talk = new CircuitBuckets(talk, options.now);
  }

  get members(): ReadonlySet<Member> {
    return this.#members;
  }

  /** How often a connection took over a session. */
  get resumed(): number {
    return this.#resumed;
  }

  /** Adds a stranger. */
  enter(member: Member): void {
    this.#members.add(member);
    this.strangers.add(member, member.connection.circuit);
  }

  /** Turns a stranger into a guest, once. @returns words why there is no place, or null. */
  register(member: Member): string | null {
    if (this.places.holders.has(member)) return null;
    const words = this.places.assign(member);
    if (words === null) this.strangers.remove(member);
    return words;
  }

  /** Whether the member may go on at another connection. Counts the refusal. */
  mayMove({ connection }: Member, { circuit }: DoorConnection): boolean {
    return circuit === connection.circuit || this.places.hasRoomFor(circuit);
  }

  /** Another connection took over the member's session. */
  countResumed(): void {
    this.#resumed += 1;
  }

  /** The member's session is over. */
  leave(member: Member): void {
    this.#members.delete(member);
    this.strangers.remove(member);
    this.places.free(member);
  }

  /** The bucket that all guests of a circuit share; null: no circuit, and nothing is shared. */
  sharedBucket(circuit: number | null): TokenBucket | null {
    return circuit === null ? null : this.#talk.of(circuit);
  }

  /** Forgets circuits that nobody uses and that owe nothing. To be called about once a second. */
  sweep(): void {
    const inUse = (circuit: number): boolean =>
      this.places.of(circuit) + this.strangers.of(circuit) > 0;
    this.strangers.sweep(inUse);
    this.#talk.sweep(inUse);
  }
}
