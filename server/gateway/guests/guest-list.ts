// Everybody who has a Session: strangers, who have not registered, and guests, who hold a place.

import type { LineKind, SourceBuckets } from '../../protocol/flood/line-kind.ts';
import type { FloodLimits, Rate } from '../../protocol/flood/token-bucket.ts';
import { CircuitBuckets } from '../admission/circuit-buckets.ts';
import type { DoorConnection } from '../doors/door.ts';
import { GuestPlaces, type PlaceHolder, type PlacesOptions } from './places.ts';
import { SessionTokens } from './session-tokens.ts';
import { Strangers, type StrangersOptions } from './strangers.ts';

// The guests of one circuit may send as much together as three people who type without a pause.
const talkersPerCircuit = 3;

export interface GuestListOptions extends PlacesOptions, StrangersOptions {
  /** What one guest may send. */
  readonly flood: FloodLimits;
}

export class GuestList<Member extends PlaceHolder> {
  readonly places: GuestPlaces<Member>;
  readonly strangers: Strangers<Member>;
  readonly tokens = new SessionTokens<Member>();
  readonly #members = new Set<Member>();
  readonly #talk: { readonly [K in LineKind]: CircuitBuckets };
  #resumed = 0;

  constructor(options: GuestListOptions) {
    this.places = new GuestPlaces(options);
    this.strangers = new Strangers(options);
    const bucketsOf = ({ burst, perSecond }: Rate): CircuitBuckets =>
      new CircuitBuckets(
        { burst: talkersPerCircuit * burst, perSecond: talkersPerCircuit * perSecond },
        options.now,
      );
    const { sealed } = options.flood;
    const line = bucketsOf(options.flood);
    this.#talk = {
      line,
      toChannel: sealed === undefined ? line : bucketsOf(sealed.toChannel),
      toGuest: sealed === undefined ? line : bucketsOf(sealed.toGuest),
    };
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

  /** The buckets that all guests of a circuit share; null: no circuit, and nothing is shared. */
  sharedBuckets(circuit: number | null): SourceBuckets | null {
    if (circuit === null) return null;
    const { line, toChannel, toGuest } = this.#talk;
    return {
      line: line.of(circuit),
      toChannel: toChannel.of(circuit),
      toGuest: toGuest.of(circuit),
    };
  }

  /** Forgets circuits that nobody uses and that owe nothing. To be called about once a second. */
  sweep(): void {
    const inUse = (circuit: number): boolean =>
      this.places.of(circuit) + this.strangers.of(circuit) > 0;
    this.strangers.sweep(inUse);
    for (const buckets of new Set(Object.values(this.#talk))) buckets.sweep(inUse);
  }
}
