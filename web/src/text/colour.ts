// Colours as numbers: the 99 colours of mIRC, contrast, and how to make a colour readable on a background. Pure.

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

// https://modern.ircdocs.horse/formatting: 0 to 15 first, then twelve hues from dark to pale, then greys.
const table =
  'ffffff 000000 00007f 009300 ff0000 7f0000 9c009c fc7f00 ffff00 00fc00 009393 00ffff 0000fc ff00ff ' +
  '7f7f7f d2d2d2 470000 472100 474700 324700 004700 00472c 004747 002747 000047 2e0047 470047 47002a ' +
  '740000 743a00 747400 517400 007400 007449 007474 004074 000074 4b0074 740074 740045 b50000 b56300 ' +
  'b5b500 7db500 00b500 00b571 00b5b5 0063b5 0000b5 7500b5 b500b5 b5006b ff0000 ff8c00 ffff00 b2ff00 ' +
  '00ff00 00ffa0 00ffff 008cff 0000ff a500ff ff00ff ff0098 ff5959 ffb459 ffff71 cfff60 6fff6f 65ffc9 ' +
  '6dffff 59b4ff 5959ff c459ff ff66ff ff59bc ff9c9c ffd39c ffff9c e2ff9c 9cff9c 9cffdb 9cffff 9cd3ff ' +
  '9c9cff dc9cff ff9cff ff94d3 000000 131313 282828 363636 4d4d4d 656565 818181 9f9f9f bcbcbc e2e2e2 ' +
  'ffffff';

const numbered: readonly Rgb[] = table.split(' ').map(parseHex);

/** @param hex six hexadecimal digits. */
export function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex, 16);
  return [(value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}

/** null for 99, which is the page's own colour, and for numbers without a colour. */
export function numberedColour(number: number): Rgb | null {
  return numbered[number] ?? null;
}

export function cssColour(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2.2, relative luminance: 0 is black, 1 is white. */
export function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** WCAG 2.2, contrast ratio of two luminances: 1 to 21. */
export function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** WCAG 2.2 AA for text. */
export const wantedContrast = 4.5;

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/**
 * The colour itself, or a darker or paler one, changed no more than it must be to be readable.
 * @param ground luminance of the background.
 */
export function readableOn(ground: number, colour: Rgb): Rgb {
  const goal = contrast(ground, 0) > contrast(ground, 1) ? black : white;
  const steps = 32;
  for (let step = 0; step < steps; step += 1) {
    const mixed = mix(colour, goal, step / steps);
    if (contrast(ground, luminance(mixed)) >= wantedContrast) return mixed;
  }
  return goal;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (at: 0 | 1 | 2): number => Math.round(from[at] + (to[at] - from[at]) * share);
  return [part(0), part(1), part(2)];
}
