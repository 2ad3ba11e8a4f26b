// The seal among the readings of a link that may be damaged.

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { formatSeal, guestSealFor, mintHostSeal } from '../../../server/sealed/seal/seal.ts';
import { findSeal, forgetSeals, heldSeal, holdSeal } from '../../../web/src/sealed/find-seal.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const host = mintHostSeal('i1', random);
const guest = guestSealFor(host, 'i2', random);

test('the first reading that is whole is the seal; without one there is none', () => {
  const whole = formatSeal(guest);
  const damaged = whole.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
  expect(findSeal([damaged, whole, formatSeal(host)])).toEqual(guest);
  expect(findSeal([damaged, 'x'])).toBeNull();
  // The same again, and many more than it remembers.
  expect(findSeal([damaged])).toBeNull();
  for (let n = 0; n < 50; n += 1) expect(findSeal([`${n}`])).toBeNull();
  expect(findSeal([whole])).toEqual(guest);
  expect(findSeal([])).toBeNull();
});

test('the seal of a session is gone with it', () => {
  holdSeal(host);
  expect(heldSeal()).toBe(host);
  forgetSeals();
  expect(heldSeal()).toBeNull();
});
