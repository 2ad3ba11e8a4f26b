// Counts texts, so that those who get them see when one that was delivered did not come to them.
//
// A text that the room refuses (a channel that is +m, a flood) is never delivered. So a member says with each text
// which of its last ones came back to it; these are what the others must have got, too.

import { foldName } from '../../contract/room/casemap.ts';

const window = 32;
const maxInEpoch = 0xffff;

export interface Sent {
  number: number;
  /** The epoch of the last one, and how many there were before this epoch. */
  epoch: number;
  before: number;
  readonly echoed: Set<number>;
}

export class SentCounts {
  /** By the name of the target. */
  readonly targets: Map<string, Sent>;

  constructor(targets: ReadonlyMap<string, Sent> = new Map()) {
    this.targets = new Map(targets);
  }

  /** For the next text to this target. @param epoch of the group in which it is said. */
  next(target: string, epoch: number): { number: number; echoes: number; inEpoch: number } {
    const sent = this.#of(target);
    if (sent.epoch !== epoch) sent.before = sent.number;
    sent.epoch = epoch;
    sent.number += 1;
    let echoes = 0;
    for (let bit = 0; bit < window; bit++) {
      if (sent.echoed.has(sent.number - 1 - bit)) echoes |= 1 << bit;
    }
    for (const number of sent.echoed) {
      if (number < sent.number - window) sent.echoed.delete(number);
    }
    const inEpoch = Math.min(maxInEpoch, sent.number - 1 - sent.before);
    return { number: sent.number, echoes: echoes >>> 0, inEpoch };
  }

  cameBack(target: string, number: number): void {
    this.#of(target).echoed.add(number);
  }

  #of(target: string): Sent {
    const key = foldName(target);
    const sent = this.targets.get(key) ?? { number: 0, epoch: 0, before: 0, echoed: new Set() };
    this.targets.set(key, sent);
    return sent;
  }
}

export interface Seen {
  /** Texts with lower numbers were before this device was there. */
  readonly first: number;
  last: number;
  /** Got, or told as missing. */
  readonly known: Set<number>;
}

export class SeenCounts {
  /** By sender and target. */
  readonly senders: Map<string, Seen>;

  constructor(senders: ReadonlyMap<string, Seen> = new Map()) {
    this.senders = new Map(senders);
  }

  /** A member that is new to the group: its texts to this target count from the first. */
  begins(sender: string, target: string): void {
    this.senders.set(keyOf(sender, target), { first: 1, last: 0, known: new Set() });
  }

  /**
   * @param text of it `inEpoch`: how many this device must have got before it, if it is the first one it gets.
   * @returns how many that were delivered before did not come here; null: it is older than one that came.
   */
  take(
    sender: string,
    target: string,
    { number, echoes, inEpoch }: { number: number; echoes: number; inEpoch: number },
  ): number | null {
    const key = keyOf(sender, target);
    const seen = this.senders.get(key) ?? { first: number - inEpoch, last: 0, known: new Set() };
    this.senders.set(key, seen);
    if (number <= seen.last) return null;
    let missing = 0;
    for (let bit = 0; bit < window; bit++) {
      const before = number - 1 - bit;
      const wasDelivered = ((echoes >>> bit) & 1) === 1;
      if (!wasDelivered || before < seen.first || seen.known.has(before)) continue;
      seen.known.add(before);
      missing += 1;
    }
    seen.last = number;
    seen.known.add(number);
    for (const old of seen.known) if (old < number - window) seen.known.delete(old);
    return missing;
  }

  /** This device is not in the channel for a while. */
  forgetTarget(target: string): void {
    for (const key of this.senders.keys()) {
      if (key.endsWith(` ${foldName(target)}`)) this.senders.delete(key);
    }
  }

  forgetSender(sender: string): void {
    for (const key of this.senders.keys()) {
      if (key.startsWith(`${sender} `)) this.senders.delete(key);
    }
  }
}

const keyOf = (sender: string, target: string): string => `${sender} ${foldName(target)}`;
