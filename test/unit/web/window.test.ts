import { expect, test } from 'vitest';
import type { EventLine, Line } from '../../../web/src/room/state.ts';
import {
  countNewer,
  earlier,
  pageOfLines,
  windowOf,
  windowTo,
} from '../../../web/src/talk/window.ts';

const line = (id: number): EventLine => ({
  kind: 'event',
  id,
  at: 0,
  key: 'event.joined',
  values: {},
  tone: 'quiet',
});
/** Every second id: two channels share the numbers. */
const lines: readonly Line[] = Array.from({ length: 1_000 }, (_, n) => line(n * 2));
const ends = (shown: readonly Line[]): readonly (number | undefined)[] => [
  shown[0]?.id,
  shown.at(-1)?.id,
];

test('at the bottom the newest page is shown', () => {
  expect(windowOf(lines, null)).toHaveLength(pageOfLines);
  expect(ends(windowOf(lines, null))).toEqual([1_600, 1_998]);
  expect(windowOf(lines.slice(0, 3), null)).toHaveLength(3);
});

test('who reads back keeps what is shown while more comes', () => {
  const more = [...lines, ...Array.from({ length: 50 }, (_, n) => line(2_000 + n))];
  expect(ends(windowOf(more, 1_600))).toEqual([1_600, 2_049]);
});

test('a first line that is gone, or was another channel’s, is no trouble', () => {
  expect(ends(windowOf(lines.slice(500), 10))).toEqual([1_000, 1_998]);
  expect(ends(windowOf(lines, 1_001))).toEqual([1_002, 1_998]);
  expect(ends(windowOf(lines, 5_000))).toEqual([1_600, 1_998]);
});

test('never is less than a page shown', () => {
  expect(windowOf(lines, 1_990)).toHaveLength(pageOfLines);
});

test('a page earlier, and no further than the first line', () => {
  expect(earlier(lines, 1_600)).toBe(1_200);
  expect(earlier(lines, 100)).toBe(0);
});

test('a jump shows some lines before the one it is about', () => {
  expect(windowTo(lines, 800)).toBe(760);
  expect(windowTo(lines, 4)).toBe(0);
  expect(windowTo(lines, 801)).toBeNull();
});

test('only what others say, and what is not hidden, counts as having come', () => {
  const said = (id: number, own: boolean, mutedAs: number | null): Line => ({
    kind: 'talk',
    form: 'say',
    from: 'Ana',
    text: '',
    at: 0,
    id,
    own,
    mutedAs,
    delivery: 'sent',
    mention: false,
  });
  const mixed = [
    said(1, false, null),
    said(2, true, null),
    line(3),
    said(4, false, 9),
    said(5, false, null),
  ];
  expect(countNewer(mixed, 0)).toBe(2);
  expect(countNewer(mixed, 1)).toBe(1);
});
