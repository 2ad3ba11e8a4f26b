// What was measured: values of rounds by system, measure and number of guests.

import type { SystemName } from './systems/system.ts';

/** Each measure's unit is part of its meaning; see the table's headings. */
export const measures = [
  'perSecond',
  'cpuAtSaturation',
  'window',
  'serversBusy',
  'generatorBusy',
  'lost',
  'p50Ms',
  'p99Ms',
  'cpuPaced',
  'pingP50Ms',
  'pingP99Ms',
  'enteredMs',
  'turnedAway',
  'memoryPerGuest',
  'floodIdleP99Ms',
  'floodP99Ms',
  'floodLost',
  'resumeMs',
  'resumeLost',
  'liteCpuShare',
  'lorisHeld',
  'lorisAloneMs',
  'lorisMs',
] as const;
export type Measure = (typeof measures)[number];

export interface Series {
  readonly system: SystemName;
  readonly measure: Measure;
  readonly guests: number;
  /** One of each round. */
  readonly values: number[];
}

/** @returns the middle value; of an even number of values the lower middle one; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

export class Results {
  readonly series: Series[] = [];

  add(system: SystemName, guests: number, values: Partial<Record<Measure, number>>): void {
    for (const measure of measures) {
      const value = values[measure];
      if (value === undefined) continue;
      const known = this.series.find(
        (one) => one.system === system && one.measure === measure && one.guests === guests,
      );
      if (known === undefined) this.series.push({ system, measure, guests, values: [value] });
      else known.values.push(value);
    }
  }

  /** The median over the rounds; null: not measured. */
  of(system: SystemName, measure: Measure, guests: number): number | null {
    const found = this.series.find(
      (one) => one.system === system && one.measure === measure && one.guests === guests,
    );
    return median(found?.values ?? []);
  }
}
