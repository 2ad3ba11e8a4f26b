import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '../../../server/contract/room/clean.ts';
import { cssColour } from '../../../web/src/text/colour.ts';
import { plain, runsOf, type Style } from '../../../web/src/text/formatting.ts';
import { richText } from '../../../web/src/text/rich.ts';
import { disguises, markup } from '../../support/hostile-texts.ts';

/** How each run differs from plain text: one line for each. */
function told(text: string): readonly string[] {
  return runsOf(text).map(({ text: part, style }) => {
    const names = Object.entries(style)
      .filter(([, value]) => value === true)
      .map(([name]) => name);
    if (style.colour !== null) names.push(cssColour(style.colour));
    if (style.ground !== null) names.push(`on ${cssColour(style.ground)}`);
    return `${part} (${names.join(' ')})`;
  });
}

test.each([
  ['\x02a\x02b', ['a (bold)', 'b ()']],
  [
    '\x1da\x1fb\x1ec\x11d\x16e\x0ff',
    [
      'a (italic)',
      'b (italic underline)',
      'c (italic underline strike)',
      'd (italic underline strike mono)',
      'e (italic underline strike mono reverse)',
      'f ()',
    ],
  ],
  ['\x034red\x03 not', ['red (#ff0000)', ' not ()']],
  ['\x0304,01a\x03', ['a (#ff0000 on #000000)']],
  ['\x034,12a\x032b', ['a (#ff0000 on #0000fc)', 'b (#00007f on #0000fc)']],
  ['\x0398a\x0399b', ['a (#ffffff)', 'b ()']],
  ['\x03123', ['3 (#0000fc)']],
  ['\x034,text', [',text (#ff0000)']],
  ['\x03,4a', [',4a ()']],
  ['\x04C0FFEEa\x04b', ['a (#c0ffee)', 'b ()']],
  ['\x04c0ffee,102030a', ['a (#c0ffee on #102030)']],
  ['\x04c0ffa', ['c0ffa ()']],
  ['\x02\x02\x0304\x0f', []],
])('%j is read as clients agree', (text, runs) => {
  expect(told(text)).toEqual(runs);
});

const codes = ['\x02', '\x1d', '\x1f', '\x1e', '\x11', '\x16', '\x0f'];
const colours = ['\x03', '\x04', '\x034', '\x0304,12', '\x04ff00ff'];
const letters = ['a', 'é', '7', ',', ' ', '👩‍👩‍👧', '\u0308', '\u{1d165}', '\u{1d11e}', 'ש'];
const dirt = ['\u200b', '\x07', '\x85', '\u2028', '\u202e', 'https://a.example/', 'http://'];
const pieces = fc.constantFrom(...codes, ...colours, ...letters, ...dirt);
const anything = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

test('with its styles kept, a text is shown letter by letter as without them', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const shown = richText(text).flatMap(({ runs }) => runs.map((run) => run.text));
      expect(shown.join('')).toBe(cleanText(text));
      for (const part of shown) expect(part.isWellFormed() || !text.isWellFormed()).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('a style stands where its codes stood, whatever is cleaned away around it', () => {
  const bold = richText('a\u200b\x07\x02b\x1b\x1bc\x02\u202ed')
    .flatMap(({ runs }) => runs)
    .filter(({ style }) => style.bold)
    .map(({ text }) => text);
  expect(bold).toEqual(['b c']);
});

test('an address is one link whatever styles run through it', () => {
  const [, link] = richText('see \x02https://exa\x1dmple.org/\x0f!');
  expect(link?.href).toBe('https://example.org/');
  expect(link?.runs.map(({ text }) => text)).toEqual(['https://exa', 'mple.org/']);
});

const hostile = [...markup, ...disguises].map(([name, text]) => [name, text] as const);

test.each(hostile)('%s is text in one style or more', (_, text) => {
  const parts = richText(text);
  expect(parts.flatMap(({ runs }) => runs.map((run) => run.text)).join('')).toBe(cleanText(text));
  for (const { href } of parts) if (href !== null) expect(href).toMatch(/^https?:/);
});

test('where all formats have ended the style is the plain one again', () => {
  for (const text of [
    '\x02a\x02b',
    '\x0304,05a\x03b',
    '\x0304a\x0399b',
    '\x16a\x0fb',
    '\x04ff0000a\x04b',
  ]) {
    expect(runsOf(text)[1]?.style).toBe(plain);
  }
});

test('a text without codes is one run of the plain style', () => {
  const styles: readonly Style[] = richText('only words').flatMap(({ runs }) =>
    runs.map(({ style }) => style),
  );
  expect(styles).toEqual([plain]);
});
