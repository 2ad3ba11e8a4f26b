// Finds the seal among the readings of a link, which may be damaged.

import { parseSeal, type Seal } from '../../../server/sealed/seal/seal.ts';

/** Checking a guest's seal takes some milliseconds, and the door asks with each letter that is typed. */
const known = new Map<string, Seal | null>();
const maxKnown = 20;

/** @returns the first that is whole; null: none is. */
export function findSeal(texts: readonly string[]): Seal | null {
  for (const text of texts) {
    let seal = known.get(text);
    if (seal === undefined) {
      if (known.size >= maxKnown) known.clear();
      seal = parseSeal(text);
      known.set(text, seal);
    }
    if (seal !== null) return seal;
  }
  return null;
}

/** Of the session that is going on. */
let held: Seal | null = null;

/** A session begins with this seal. */
export function holdSeal(seal: Seal): void {
  held = seal;
}

/** null: no session is going on. */
export function heldSeal(): Seal | null {
  return held;
}

/** The session is over: what was read stays in memory no longer. */
export function forgetSeals(): void {
  held = null;
  known.clear();
}
