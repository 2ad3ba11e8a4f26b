// How a style's colours are shown so that they can be read, on a light page and on a dark one. Pure.

import { cssColour, luminance, readableOn, type Rgb } from './colour.ts';
import type { Style } from './formatting.ts';

/**
 * Luminances beyond those of any ground in style/tokens.css: none of the light ones is darker, none of the dark ones
 * paler. A test holds this.
 */
export const grounds = { light: 0.8, dark: 0.04 } as const;

export interface SpanStyle {
  readonly color?: string;
  readonly backgroundColor?: string;
}

const white: Rgb = [255, 255, 255];

/** CSS of the colours alone; the empty object where the text looks like any other. */
export function styleOf({ colour, ground, reverse }: Style): SpanStyle {
  if (colour === null && ground === null) {
    return reverse ? { color: 'var(--page)', backgroundColor: 'var(--ink)' } : {};
  }
  const front = reverse ? ground : colour;
  const back = reverse ? colour : ground;
  if (back !== null) {
    // Without a colour of its own the text is black or white, whichever can be read.
    const shown = readableOn(luminance(back), front ?? white);
    return { color: cssColour(shown), backgroundColor: cssColour(back) };
  }
  if (front === null) return {};
  const light = cssColour(readableOn(grounds.light, front));
  const dark = cssColour(readableOn(grounds.dark, front));
  return { color: `light-dark(${light}, ${dark})` };
}
