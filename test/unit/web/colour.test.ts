import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hueCount } from '../../../web/src/room/hues.ts';
import {
  contrast,
  cssColour,
  luminance,
  numberedColour,
  parseHex,
  readableOn,
  wantedContrast,
  type Rgb,
} from '../../../web/src/text/colour.ts';
import { grounds, styleOf } from '../../../web/src/text/span-style.ts';
import { plain } from '../../../web/src/text/formatting.ts';

const styles = join(import.meta.dirname, '../../../web/src/style');

/** The colours by name in a style sheet: the light ones, and the dark ones. */
function tokens(file: string): Readonly<Record<'light' | 'dark', ReadonlyMap<string, Rgb>>> {
  const css = readFileSync(join(styles, file), 'utf8');
  const dark = css.indexOf('prefers-color-scheme: dark');
  expect(dark).toBeGreaterThan(0);
  const read = (text: string): ReadonlyMap<string, Rgb> =>
    new Map(
      [...text.matchAll(/--([\w-]+): #([0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
        name,
        parseHex(hex),
      ]),
    );
  return { light: read(css.slice(0, dark)), dark: read(css.slice(dark)) };
}

const page = tokens('tokens.css');
const schemes = ['light', 'dark'] as const;

/** The backgrounds of names and messages. */
function groundsOf(scheme: 'light' | 'dark'): readonly number[] {
  return ['page', 'side', 'field', 'tint', 'mention', 'wrong-tint'].map((name) => {
    const colour = page[scheme].get(name);
    if (colour === undefined) throw new Error(`no --${name} in ${scheme}`);
    return luminance(colour);
  });
}

function huesOf(scheme: 'light' | 'dark'): readonly Rgb[] {
  return Array.from({ length: hueCount }, (_, hue) => {
    const colour = page[scheme].get(`hue-${hue}`);
    if (colour === undefined) throw new Error(`no --hue-${hue} in ${scheme}`);
    return colour;
  });
}

// Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision
// Deficiency (2009), severity 1.0, on linear light.
const visions: Readonly<Record<string, readonly Rgb[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const times = (row: Rgb, by: Rgb): number => row[0] * by[0] + row[1] * by[1] + row[2] * by[2];
const map = (colour: Rgb, step: (part: number) => number): Rgb => [
  step(colour[0]),
  step(colour[1]),
  step(colour[2]),
];
const linear = (part: number): number =>
  part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;

function through(matrix: readonly Rgb[], colour: Rgb): Rgb {
  const [red, green, blue] = matrix.map((row) => times(row, colour));
  return map([red ?? 0, green ?? 0, blue ?? 0], (part) => Math.min(1, Math.max(0, part)));
}

/** Ottosson's OKLab, from linear light: equal distances look alike. */
function oklab(light: Rgb): Rgb {
  const cones = through(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light,
  );
  const roots = map(cones, Math.cbrt);
  return [
    times([0.2104542553, 0.793617785, -0.0040720468], roots),
    times([1.9779984951, -2.428592205, 0.4505937099], roots),
    times([0.0259040371, 0.7827717662, -0.808675766], roots),
  ];
}

/** A difference of 0.02 can just be seen where two areas touch; names are apart. */
const wantedDistance = 0.07;

test.each(
  schemes.flatMap((scheme) => Object.keys(visions).map((vision) => [scheme, vision] as const)),
)('no two colours of names look alike: %s, %s', (scheme, vision) => {
  const seen = huesOf(scheme).map((hue) => oklab(through(visions[vision] ?? [], map(hue, linear))));
  for (const [at, one] of seen.entries()) {
    for (const other of seen.slice(at + 1)) {
      const apart = Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
      expect(apart).toBeGreaterThan(wantedDistance);
    }
  }
});

test.each(schemes)('every name is read on every ground that it stands on: %s', (scheme) => {
  for (const hue of huesOf(scheme)) {
    for (const ground of groundsOf(scheme)) {
      expect(contrast(luminance(hue), ground)).toBeGreaterThanOrEqual(wantedContrast);
    }
  }
});

const all = Array.from({ length: 99 }, (_, number) => numberedColour(number)).filter(
  (colour) => colour !== null,
);

test('there are 99 numbered colours, and 99 is the page’s own', () => {
  expect(all).toHaveLength(99);
  expect(numberedColour(99)).toBeNull();
  expect(cssColour(numberedColour(4) ?? [0, 0, 0])).toBe('#ff0000');
});

test.each(schemes)('every colour is read on every ground of the page: %s', (scheme) => {
  for (const colour of all) {
    const shown = luminance(readableOn(grounds[scheme], colour));
    for (const ground of groundsOf(scheme)) {
      expect(contrast(shown, ground)).toBeGreaterThanOrEqual(wantedContrast);
    }
  }
});

test('nothing hides in its own ground: any colour on any other is read', () => {
  for (const ground of all) {
    for (const colour of all) {
      const shown = readableOn(luminance(ground), colour);
      expect(contrast(luminance(shown), luminance(ground))).toBeGreaterThanOrEqual(wantedContrast);
    }
  }
});

test('a colour that can be read is left as it is', () => {
  expect(readableOn(1, [0, 0, 127])).toEqual([0, 0, 127]);
});

test('a style is shown by what it sets, and reverse changes both places', () => {
  expect(styleOf(plain)).toEqual({});
  expect(styleOf({ ...plain, colour: [255, 255, 0], ground: [0, 0, 0] })).toEqual({
    color: '#ffff00',
    backgroundColor: '#000000',
  });
  expect(styleOf({ ...plain, reverse: true, colour: [255, 255, 0], ground: [0, 0, 0] })).toEqual({
    color: '#000000',
    backgroundColor: '#ffff00',
  });
  expect(styleOf({ ...plain, ground: [0, 0, 0] })).toEqual({
    color: '#ffffff',
    backgroundColor: '#000000',
  });
  expect(styleOf({ ...plain, reverse: true })).toEqual({
    color: 'var(--page)',
    backgroundColor: 'var(--ink)',
  });
  expect(styleOf({ ...plain, colour: [255, 255, 255] }).color).toMatch(
    /^light-dark\(#[0-9a-f]{6}, #ffffff\)$/,
  );
});
