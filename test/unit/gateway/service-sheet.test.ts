// What stands on the host's sheet, with a real book of invitations.

import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { SheetReader, writeSheet } from '../../../server/contract/host/host-sheet.ts';
import { AccessBench, Visitor } from './access-fixture.ts';
import { ServiceBench } from './service-fixture.ts';

let bench: ServiceBench;

beforeEach(() => {
  bench = new ServiceBench();
});

test('the sheet has the room as it is now', () => {
  const gone = bench.book.issue({ label: 'Gus' });
  bench.book.revoke(gone.entry.id);
  bench.book.issue({ label: 'Ana', role: 'host', once: true, lastsMs: 3_600_000 });
  const cleo = bench.book.issue({ label: 'Cleo' });
  new Visitor().enters(bench.access, cleo.token, 'cleo');
  bench.wrongTries = 3;
  bench.remainingMs = 7_199_999.6;
  const { room, invitations, people, knocks } = bench.sheet;
  expect(room).toEqual({
    shared: { state: 'open', usesLeft: null },
    wrongTries: 3,
    remainingMs: 7_200_000,
    needsSign: true,
    invitationCount: 3,
    peopleCount: 4,
  });
  expect(invitations.map(({ id, state, nick }) => [id, state, nick])).toEqual([
    ['i3', 'inside', 'cleo'],
    ['i2', 'open', null],
    ['i1', 'revoked', null],
  ]);
  expect(people.map(({ nick, role, isAway }) => [nick, role, isAway])).toEqual([
    ['hanna', 'host', false],
    ['guest', 'guest', false],
    ['lite', 'guest', false],
    ['lost', 'guest', true],
  ]);
  expect(knocks).toEqual([{ nick: 'kim', door: 'lite', words: 'copper tulip', waitedMs: 5_000 }]);
  expect(JSON.stringify(bench.sheet)).not.toContain(cleo.token);

  bench.access.setShared(false);
  bench.access.revoke('i2');
  bench.remainingMs = null;
  bench.waiting = [];
  expect(bench.sheet.room).toMatchObject({
    shared: { state: 'closed' },
    remainingMs: null,
  });
  expect(bench.sheet.knocks).toEqual([]);
  expect(bench.sheet.invitations.map(({ id }) => id)).toEqual(['i3', 'i2', 'i1']);
  expect(new ServiceBench(new AccessBench(), false).sheet.room.needsSign).toBe(false);
});

test('of a thousand invitations the newest that are good are told, and how many there are', () => {
  const wish = { label: '', role: 'guest', lastsMs: null, once: false } as const;
  bench.access.issue(Array.from({ length: 1_000 }, () => wish));
  for (let at = 900; at <= 1_000; at += 1) bench.access.revoke(`i${at}`);
  const reader = new SheetReader();
  const [read] = writeSheet(bench.sheet).flatMap((text) => reader.add(text) ?? []);
  expect(read?.invitations).toHaveLength(200);
  expect(read?.invitations[0]?.id).toBe('i899');
  expect(read?.room.invitationCount).toBe(1_000);
});

test('whatever a label is, its part fits into a line of IRC beside the longest nickname', () => {
  const label = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc
      .array(fc.constantFrom('\ud800', '\udfff', '"', '\\', '😀', '\u0000'), { maxLength: 80 })
      .map((letters) => letters.join('')),
  );
  fc.assert(
    fc.property(label, (text) => {
      bench = new ServiceBench();
      const { token } = bench.book.issue({ label: text, lastsMs: 2_592_000_000 });
      new Visitor().enters(bench.access, token, 'n'.repeat(31));
      for (const part of writeSheet(bench.sheet)) {
        const line = `:mayfly.room MAYFLYSHEET ${'n'.repeat(31)} :${part}\r\n`;
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(512);
      }
    }),
    { numRuns: 50 },
  );
});
