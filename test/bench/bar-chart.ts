// Groups of horizontal bars as SVG text.

import { number } from './number-text.ts';

export interface Group {
  readonly title: string;
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    readonly own: boolean;
  }[];
}

const size = {
  width: 760,
  labels: 250,
  values: 90,
  bar: 18,
  gap: 6,
  heading: 30,
  margin: 16,
} as const;
const font = 'font-family="system-ui, sans-serif"';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Bars of all groups share one scale, from 0. */
export function barChart(title: string, groups: readonly Group[]): string {
  const longest = Math.max(...groups.flatMap(({ bars }) => bars.map(({ value }) => value)), 0);
  const room = size.width - size.labels - size.values - 2 * size.margin;
  const shapes: string[] = [];
  let y = size.margin + 16;
  const text = (x: number, at: number, words: string, more = ''): void => {
    shapes.push(`<text x="${x}" y="${at}" ${more}>${escaped(words)}</text>`);
  };
  text(size.margin, y, title, 'font-size="15" font-weight="600"');
  for (const group of groups) {
    y += size.heading;
    text(size.margin, y, group.title, 'font-size="13" font-weight="600"');
    y += size.gap;
    for (const { label, value, own } of group.bars) {
      const width = longest > 0 ? Math.max(1, (value / longest) * room) : 1;
      const x = size.margin + size.labels;
      const middle = y + size.bar - 5;
      text(x - 8, middle, label, 'font-size="12" text-anchor="end"');
      shapes.push(
        `<rect x="${x}" y="${y}" width="${width.toFixed(1)}" height="${size.bar}" rx="2" ` +
          `fill="${own ? '#d97706' : '#64748b'}"/>`,
      );
      text(x + width + 6, middle, number(value), 'font-size="12"');
      y += size.bar + size.gap;
    }
  }
  const height = y + size.margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" ` +
      `width="${size.width}" height="${height}" role="img" aria-label="${escaped(title)}" ${font}>`,
    '<style>text{fill:#1f2937}@media(prefers-color-scheme:dark){text{fill:#e5e7eb}}</style>',
    ...shapes,
    '</svg>',
    '',
  ].join('\n');
}
