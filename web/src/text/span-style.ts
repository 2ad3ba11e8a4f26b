// Makes a style's colours readable on a light page and on a dark one. Pure.

import { cssColour, luminance, readableOn, type Rgb } from './colour.ts';
import type { Style } from './formatting.ts';

/**
 * Luminances of the darkest light background and the palest dark one: no background in style/tokens.css goes
 * beyond them. A test checks this.
 */
export const grounds = { light: 0.8, dark: 0.04 } as const;

export interface SpanStyle {
  readonly color?: string;
  readonly backgroundColor?: string;
}

const white: Rgb = [255, 255, 255];

/** CSS of the colours only; an empty object for a text without colours. */
export function styleOf({ colour, ground, reverse }: Style): SpanStyle {
  if (colour === null && ground === null) {
    return reverse ? { color: 'var(--page)', backgroundColor: 'var(--ink)' } : {};
  }
  const front = reverse ? ground : colour;
  const back = reverse ? colour : ground;
  if (back !== null) {
    // A text without a colour is black or white, whichever is readable.
    const shown = readableOn(luminance(back), front ?? white);
    return { color: cssColour(shown), backgroundColor: cssColour(back) };
  }
  if (front === null) return {};
  const light = cssColour(readableOn(grounds.light, front));
  const dark = cssColour(readableOn(grounds.dark, front));
  return { color: `light-dark(${light}, ${dark})` };
}
