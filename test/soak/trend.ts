// Whether a measure grows. Pure.

export interface Sample {
  readonly atMs: number;
  readonly value: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * The slope that as many pairs of samples are above as below (Theil–Sen): one outlier does not bend it.
 * @returns the value's change in a minute; 0 for fewer than two samples.
 */
export function slopePerMinute(samples: readonly Sample[]): number {
  const slopes = samples.flatMap((later, index) =>
    samples
      .slice(0, index)
      .map((earlier) => ((later.value - earlier.value) / (later.atMs - earlier.atMs)) * 60_000),
  );
  return slopes.length === 0 ? 0 : median(slopes);
}

export function lastThird(samples: readonly Sample[]): readonly Sample[] {
  return samples.slice(Math.floor((samples.length * 2) / 3));
}
