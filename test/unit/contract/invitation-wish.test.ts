import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWish } from '../../../server/gateway/service/read-wish.ts';
import { inviteText, maxLabel } from '../../../server/contract/room/invitation-wish.ts';

test.each([
  [{ label: 'Ana', lasts: '2h', once: true, isHost: false }, 'Ana for 2h once'],
  [{ label: '', lasts: null, once: false, isHost: true }, 'host'],
  [{ label: ' Ana \n Lima ', lasts: null, once: false, isHost: false }, 'Ana Lima'],
  [{ label: 'our host', lasts: null, once: false, isHost: false }, 'our “host”'],
  [{ label: 'table for 2', lasts: null, once: false, isHost: false }, 'table for “2”'],
  [{ label: 'Ana --host', lasts: null, once: false, isHost: false }, 'Ana “host”'],
])('%j is written as it is read', (wish, text) => {
  expect(inviteText(wish)).toBe(text);
});

test('no name makes a host of anybody, or another invitation than was chosen', () => {
  const word = fc.oneof(
    fc.constantFrom('host', 'Once', 'for', '2h', '--host', '--for 2h', '—host', '9', '\u00a0'),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  const label = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
  const wish = fc.record({
    label,
    lasts: fc.constantFrom(null, '30m'),
    once: fc.boolean(),
    isHost: fc.boolean(),
  });
  fc.assert(
    fc.property(wish, (wished) => {
      const { once, isHost, lasts } = wished;
      expect(readWish(inviteText(wished))).toMatchObject({
        once,
        role: isHost ? 'host' : 'guest',
        lastsMs: lasts === null ? null : 1_800_000,
      });
    }),
    { numRuns: 2_000 },
  );
});

test('a name that is too long is cut', () => {
  const text = inviteText({ label: '😀'.repeat(200), lasts: null, once: false, isHost: false });
  expect(Array.from(text)).toHaveLength(maxLabel);
});
