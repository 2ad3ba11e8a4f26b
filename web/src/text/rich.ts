// Makes a text from the network safe to show: cleaned, with its styles, and with its links found. Pure.

import { cleanText } from '../../../server/contract/room/clean.ts';
import { segments } from '../../../server/contract/room/segments.ts';
import { plain, runsOf, type Run, type Style } from './formatting.ts';

export interface Part {
  /** The link's address; null: it is no link. */
  readonly href: string | null;
  readonly runs: readonly Run[];
}

const control = /[\p{Cc}\u2028\u2029]/u;

/** The style of each code point of `clean`, which is `runs` with some code points left out. */
function stylesOf(clean: readonly string[], runs: readonly Run[]): readonly Style[] {
  const raw = runs.flatMap(({ text, style }) => Array.from(text, (point) => ({ point, style })));
  let at = 0;
  return clean.map((point) => {
    // Code points that were left out come before it; several control characters became one space.
    const isIt = (other: string): boolean =>
      other === point || (point === ' ' && control.test(other));
    while (at < raw.length && !isIt(raw[at]?.point ?? '')) at += 1;
    const found = raw[at];
    at += 1;
    if (found !== undefined && control.test(found.point)) {
      while (control.test(raw[at]?.point ?? '')) at += 1;
    }
    return found?.style ?? plain;
  });
}

/** The joined texts of all runs are `cleanText(raw)`. */
export function richText(raw: string): readonly Part[] {
  const text = cleanText(raw);
  const runs = runsOf(raw);
  const found = segments(text);
  if (runs.every(({ style }) => style === plain)) {
    return found.map(({ text: part, href }) => ({ href, runs: [{ text: part, style: plain }] }));
  }
  const points = Array.from(text);
  const styles = stylesOf(points, runs);
  let at = 0;
  return found.map(({ text: part, href }) => {
    const pieces: { text: string; style: Style }[] = [];
    for (const point of part) {
      const style = styles[at] ?? plain;
      const last = pieces.at(-1);
      if (last?.style === style) last.text += point;
      else pieces.push({ text: point, style });
      at += 1;
    }
    return { href, runs: pieces };
  });
}
