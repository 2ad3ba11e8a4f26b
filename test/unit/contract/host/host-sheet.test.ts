// The host's sheet: written in parts, and put together again.

import { expect, test } from 'vitest';
import {
  maxSheetEntries,
  SheetReader,
  writeSheet,
  type HostSheet,
} from '../../../../server/contract/host/host-sheet.ts';

const invitation = {
  id: 'i1000',
  label: '😀'.repeat(64),
  role: 'guest',
  once: false,
  state: 'expired',
  nick: 'n'.repeat(30),
  remainingMs: 2_592_000_000,
} as const;
const person = {
  nick: 'ana',
  door: 'websocket',
  role: 'host',
  isAway: false,
  invitation: null,
} as const;
const knock = { nick: 'kim', door: 'lite', words: 'copper tulip', waitedMs: 5_000 } as const;
const sheet: HostSheet = {
  room: {
    shared: { state: 'open', usesLeft: null },
    wrongTries: 3,
    remainingMs: 7_200_000,
    needsSign: true,
    invitationCount: 1,
    peopleCount: 1,
  },
  invitations: [invitation],
  people: [person],
  knocks: [knock],
};

function read(texts: readonly string[]): readonly HostSheet[] {
  const reader = new SheetReader();
  return texts.flatMap((text) => reader.add(text) ?? []);
}

test('a sheet arrives as it was sent, and each part fits into a line of IRC', () => {
  const texts = writeSheet(sheet);
  expect(read(texts)).toEqual([sheet]);
  for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThan(450);
});

test('a sheet has an end also in a room of a thousand invitations', () => {
  const many = { ...sheet, invitations: Array.from({ length: 1_000 }, () => invitation) };
  expect(read(writeSheet(many))[0]?.invitations).toHaveLength(maxSheetEntries.invitations);
});

test('a sheet that does not end takes no more than a sheet has', () => {
  const [first = '', , , knocks = '', end = ''] = writeSheet(sheet);
  const texts = [first, ...Array.from({ length: 500 }, () => knocks), end];
  expect(read(texts)[0]?.knocks).toHaveLength(maxSheetEntries.knocks);
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"part":"__proto__"}',
  '{"part":"person","person":{}}',
  '{"part":1}',
])('what is no part of a sheet is left out: %j', (text) => {
  const [first = '', ...rest] = writeSheet(sheet);
  expect(read([text, first, text, ...rest, text])).toEqual([sheet]);
});

test('a sheet that lost its beginning is none, and one that begins anew is whole', () => {
  const texts = writeSheet(sheet);
  expect(read(texts.slice(1))).toEqual([]);
  expect(read([...texts.slice(0, 2), ...texts])).toEqual([sheet]);
});
