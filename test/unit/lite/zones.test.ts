import { expect, test } from 'vitest';
import { lineOf } from '../../../server/gateway/doors/lite/pages/log.ts';
import { shownCount } from '../../../server/gateway/doors/lite/model/unread.ts';
import { wordsIn } from '../../../server/gateway/doors/lite/words/words.ts';
import { offsets, parseOffset, zoneName } from '../../../server/gateway/doors/lite/pages/zones.ts';

test.each([
  [0, 'UTC'],
  [-180, 'UTC−3'],
  [330, 'UTC+5:30'],
  [-570, 'UTC−9:30'],
  [840, 'UTC+14'],
])('%d minutes east of UTC are called %s', (offset, name) => {
  expect(zoneName(offset)).toBe(name);
  expect(parseOffset(String(offset))).toBe(offset);
});

test('every offset is a different one that clocks are set to', () => {
  expect(new Set(offsets.map(zoneName)).size).toBe(offsets.length);
  expect(offsets).toEqual(offsets.toSorted((one, other) => one - other));
});

test.each(['', '1', '99999', 'UTC', '0x0', ' 60', '60.0', '-0'])('%j is no offset', (text) => {
  expect(parseOffset(text)).toBeNull();
});

test('a line’s time is of the reader’s clock, over midnight too, and says whose it is', () => {
  const line = {
    kind: 'event',
    key: 'event.away',
    values: {},
    tone: 'quiet',
    id: 1,
    atMs: Date.UTC(2026, 10, 22, 23, 30, 5),
  } as const;
  const drawn = (offsetMinutes: number): string =>
    String(
      lineOf({ words: wordsIn('en'), offsetMinutes, seal: null, forgetMs: null }, line),
    ).replace(/\s+/g, ' ');
  expect(drawn(0)).toContain('title="2026-11-22 23:30:05 UTC" >23:30</time');
  expect(drawn(330)).toContain('title="2026-11-23 05:00:05 UTC+5:30" >05:00</time');
  for (const offset of offsets) {
    expect(drawn(offset)).toContain('datetime="2026-11-22T23:30:05.000Z"');
  }
});

test('unread lines are counted one by one to nine, then in steps', () => {
  const shown = [0, 1, 9, 10, 19, 20, 49, 50, 99, 100, 5_000].map(shownCount);
  expect(shown).toEqual(['', '1', '9', '10+', '10+', '20+', '20+', '50+', '50+', '100+', '100+']);
});
