// Computes every pair of colours that the page uses from its tokens, as WCAG 2.2 does (1.4.3, 1.4.11).

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const styles = join(import.meta.dirname, '../../../web/src/style');
const tokens = readFileSync(join(styles, 'tokens.css'), 'utf8').replace(/\/\*.*?\*\//gs, '');

type Colours = Readonly<Record<string, string>>;

/** The colours that the `:root` under exactly this media query sets; '': under none. */
function declared(query: string): Colours {
  const rest = tokens.replace(/@media[^{]*\{\s*:root\s*\{[^}]*\}\s*\}/g, '');
  const blocks = [...tokens.matchAll(/@media([^{]*)\{\s*:root\s*\{([^}]*)\}/g)];
  const found =
    query === ''
      ? /:root\s*\{([^}]*)\}/.exec(rest)?.[1]
      : blocks.find(([, of = '']) => of.trim() === query)?.[2];
  if (found === undefined) throw new Error(`tokens.css has no block for "${query}"`);
  const pairs = [...found.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
}

const dark = '(prefers-color-scheme: dark)';
const more = '(prefers-contrast: more)';
const light = declared('');
const palettes: Readonly<Record<string, Colours>> = {
  light,
  dark: { ...light, ...declared(dark) },
  'light, more contrast': { ...light, ...declared(more) },
  'dark, more contrast': {
    ...light,
    ...declared(dark),
    ...declared(more),
    ...declared(`${more} and ${dark}`),
  },
};

/** WCAG 2.2, "relative luminance", of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ['--page', '--side', '--field', '--tint', '--mention', '--wrong-tint'];
const hues = Object.keys(light).filter((name) => name.startsWith('--hue-'));

const texts: readonly (readonly [string, string])[] = [
  ...surfaces.flatMap((surface) => [
    ['--ink', surface] as const,
    ['--soft', surface] as const,
    ['--wrong', surface] as const,
  ]),
  ...surfaces.map((surface) => ['--accent', surface] as const),
  ...hues.flatMap((hue) =>
    ['--page', '--side', '--tint', '--mention'].map((surface) => [hue, surface] as const),
  ),
  ['--on-accent', '--accent'],
  ['--on-wrong', '--wrong'],
];
/** The borders of fields and buttons, and the focus ring. */
const controls: readonly (readonly [string, string])[] = [
  ...['--page', '--side', '--field', '--mention'].map((surface) => ['--edge', surface] as const),
  ...surfaces.map((surface) => ['--accent', surface] as const),
];

const low = (palette: Colours, pairs: typeof texts, least: number): readonly string[] =>
  pairs.flatMap(([front, back]) => {
    const ratio = contrast(palette[front] ?? '', palette[back] ?? '');
    return ratio >= least ? [] : [`${front} on ${back}: ${ratio.toFixed(2)}`];
  });

describe.each(Object.entries(palettes))('%s', (_, palette) => {
  test('text is at least 4.5 to 1 on all that it stands on', () => {
    expect(low(palette, texts, 4.5)).toEqual([]);
  });

  test('the edge of what can be used is at least 3 to 1', () => {
    expect(low(palette, controls, 3)).toEqual([]);
  });
});

test.each(Object.entries(palettes).filter(([name]) => name.includes('more')))(
  '%s: all but the names’ colours is at least 7 to 1',
  (_, palette) => {
    const main = texts.filter(([front]) => !front.startsWith('--hue-'));
    expect(low(palette, main, 7)).toEqual([]);
  },
);

test('dark has a colour of its own for every one of light', () => {
  expect(Object.keys(declared(dark)).toSorted()).toEqual(Object.keys(light).toSorted());
});

test('no style sheet but the tokens names a colour', () => {
  const sheets = readdirSync(styles).filter((name) => name !== 'tokens.css');
  expect(sheets.length).toBeGreaterThan(4);
  for (const name of sheets) {
    const text = readFileSync(join(styles, name), 'utf8').replace(/\/\*.*?\*\//gs, '');
    expect({ name, found: text.match(/#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)\(/g) }).toEqual({
      name,
      found: null,
    });
  }
});

test('every token that a style sheet uses is there, and none is there for nothing', () => {
  const all = readdirSync(styles)
    .map((name) => readFileSync(join(styles, name), 'utf8'))
    .join('\n');
  const names = (text: string, form: RegExp): readonly string[] =>
    [...new Set([...text.matchAll(form)].map(([, name = '']) => name))].toSorted();
  expect(names(all, /var\((--[\w-]+)\)/g)).toEqual(names(tokens, /(--[\w-]+):/g));
});
