// Several measurements as one table in Markdown, a row each way of ending a room.

import { kinds } from './canaries.ts';
import { pageClasses } from './guest/page-classes.ts';
import type { Measurement } from './measure.ts';
import type { Sample } from './sample.ts';

export interface Row {
  readonly name: string;
  readonly runs: readonly Measurement[];
}

/** Of an even number, the mean of the two in the middle. 0: there are none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / Math.max(1, middle.length);
}

export interface Results {
  readonly rows: readonly Row[];
  readonly kernel: string;
  readonly accelerator: string;
  readonly memoryMiB: number;
}

/** For people, and for programs. */
export function resultsText(results: Results): {
  readonly markdown: string;
  readonly json: string;
} {
  const { rows, kernel, accelerator, memoryMiB } = results;
  const machine = `Linux ${kernel}, ${memoryMiB} MiB, ${accelerator}`;
  return {
    markdown: `${machine}\n\n${table(rows)}\n`,
    json: `${JSON.stringify(results, null, 1)}\n`,
  };
}

function table(rows: readonly Row[]): string {
  const heads = [
    'room',
    'runs',
    'while it lives',
    'after the end, median',
    'each run',
    'of kinds',
    'in pages',
  ];
  const line = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map((row) => line(cells(row)))].join(
    '\n',
  );
}

function cells({ name, runs }: Row): string[] {
  const before = runs.map((run) => run.before);
  const after = runs.map((run) => run.after);
  const of = (samples: readonly Sample[], value: (sample: Sample) => number): string =>
    `${median(samples.map(value))}`;
  const medians = (names: readonly string[], value: (sample: Sample, name: string) => number) =>
    names
      .map((one) => [one, median(after.map((sample) => value(sample, one)))] as const)
      .filter(([, number]) => number > 0)
      .map(([one, number]) => `${one} ${number}`)
      .join(', ') || 'none';
  return [
    name,
    `${runs.length}`,
    `${of(before, ({ found }) => found)} (${of(before, ({ hits }) => hits)} places)`,
    `${of(after, ({ found }) => found)} (${of(after, ({ hits }) => hits)} places)`,
    after.map(({ found }) => found).join(', '),
    medians(kinds, ({ byKind }, kind) => byKind[kind as keyof typeof byKind]),
    medians(pageClasses, ({ byClass }, one) => byClass[one as keyof typeof byClass]),
  ];
}
