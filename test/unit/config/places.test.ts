// How many guests a room holds.

import { expect, test } from 'vitest';
import { maxSealedMembers } from '../../../server/contract/room/sealed-line.ts';
import { placesFor } from '../../../server/children.ts';

test('a sealed room holds no more guests than its group, others as many as they are set to', () => {
  expect(placesFor({ sealed: true, maxGuests: 200 })).toBe(maxSealedMembers);
  expect(placesFor({ sealed: true, maxGuests: 12 })).toBe(12);
  expect(placesFor({ sealed: false, maxGuests: 200 })).toBe(200);
});
