import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf } from '../../../web/src/text/formatting.ts';
import {
  insert,
  marks,
  plainMark,
  toCodes,
  toSigns,
  withColour,
  withMark,
  type MarkName,
  type Selected,
} from '../../../web/src/text/marks.ts';

const field = (text: string): Selected => {
  const start = text.indexOf('[');
  const end = text.indexOf(']') - 1;
  return { text: text.replace(/[[\]]/g, ''), start, end };
};
const shown = ({ text, start, end }: Selected): string =>
  `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
const names: readonly MarkName[] = ['bold', 'italic', 'underline', 'strike', 'mono'];

test('every code has a sign of its own in the field, and is a code again when it is sent', () => {
  const codes = '\x02\x03\x04\x0f\x11\x16\x1d\x1e\x1f';
  const signs = toSigns(codes);
  expect(new Set(signs).size).toBe(codes.length);
  expect(signs).toMatch(/^[\u24b7-\u24ca]+$/);
  expect(toCodes(signs)).toBe(codes);
});

test('a circled letter that is no sign, and any other text, is sent as it stands', () => {
  expect(toCodes('Ⓐ Ⓜ ⓑ')).toBe('Ⓐ Ⓜ ⓑ');
  expect(toSigns('a\tb\nc')).toBe('a\tb\nc');
  const words = fc.string().filter((text) => !/[\u24b6-\u24cf]/.test(text));
  fc.assert(
    fc.property(words, (text) => {
      expect(toCodes(text)).toBe(text);
    }),
  );
});

test.each(names)('what is selected becomes %s, and alone', (name) => {
  const done = withMark(field('so [very] good'), name);
  expect(shown(done)).toBe(`so ${marks[name]}[very]${marks[name]} good`);
  const styled = runsOf(toCodes(done.text)).filter(({ style }) => style[name]);
  expect(styled.map(({ text }) => text)).toEqual(['very']);
});

test.each(names)('%s, asked for twice, is as before', (name) => {
  const before = field('so [very] good');
  expect(withMark(withMark(before, name), name)).toEqual(before);
});

test('with nothing selected a format begins at the cursor', () => {
  expect(shown(withMark(field('a[]b'), 'bold'))).toBe(`a${marks.bold}[]b`);
  expect(shown(insert(field('a[x]b'), plainMark))).toBe(`a${plainMark}[]b`);
});

test.each(['[red] next', '[12] and', '[,5] and', 'a [red]4', 'a [red],4', 'x[7],8'])(
  'a colour takes no digit or comma of the text into itself: %s',
  (text) => {
    const before = field(text);
    const done = withColour(before, 4);
    const runs = runsOf(toCodes(done.text));
    expect(runs.map((run) => run.text).join('')).toBe(before.text);
    const coloured = runs.filter(({ style }) => style.colour !== null);
    expect(coloured.map((run) => run.text).join('')).toBe(
      before.text.slice(before.start, before.end),
    );
    for (const { style } of runs) expect(style.ground).toBeNull();
  },
);
