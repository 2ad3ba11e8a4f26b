// Medians and the like of a few measured times.

import { percentile } from '../load/marks.ts';

/** NaN: nothing was measured. */
export function atPercent(values: readonly number[], percent: number): number {
  return percentile(Float64Array.from(values).toSorted(), percent);
}

export const medianOf = (values: readonly number[]): number => atPercent(values, 50);
