// The results as pictures: horizontal bars in SVG, readable on light and dark pages. Knows the results,
// draws nothing itself.

import { barChart, type Group } from './bar-chart.ts';
import type { Plan } from './plan.ts';
import type { Measure, Results } from './results.ts';
import { systems } from './systems/all.ts';

export interface Drawing {
  readonly file: string;
  readonly title: string;
  readonly svg: string;
}

interface Picture {
  readonly file: string;
  readonly title: string;
  readonly measure: Measure;
  /** What values are multiplied by. */
  readonly times: number;
  readonly sizes: (plan: Plan) => readonly number[];
}

const fanOut = (plan: Plan): readonly number[] => plan.fanOut;

const pictures: readonly Picture[] = [
  {
    file: 'deliveries.svg',
    title: 'Deliveries per second at saturation (more is better)',
    measure: 'perSecond',
    times: 1,
    sizes: fanOut,
  },
  {
    file: 'cpu.svg',
    title: 'CPU seconds per 100,000 deliveries at 20 messages/s (less is better)',
    measure: 'cpuPaced',
    times: 1,
    sizes: fanOut,
  },
  {
    file: 'p99.svg',
    title: 'p99 delivery time at 20 messages/s, ms (less is better)',
    measure: 'p99Ms',
    times: 1,
    sizes: fanOut,
  },
  {
    file: 'memory.svg',
    title: 'Memory per idle guest, kB (less is better)',
    measure: 'memoryPerGuest',
    times: 1 / 1000,
    sizes: (plan) => [plan.storm, plan.idle],
  },
];

/** Pictures of what was measured; of what was not, none. */
export function plots(results: Results, plan: Plan): Drawing[] {
  return pictures.flatMap(({ file, title, measure, times, sizes }) => {
    const groups: Group[] = [...new Set(sizes(plan))].map((guests) => ({
      title: `${guests} guests`,
      bars: plan.systems.flatMap((name) => {
        const value = results.of(name, measure, guests);
        const own = name.startsWith('mayfly');
        return value === null ? [] : [{ label: systems[name].label, value: value * times, own }];
      }),
    }));
    const drawn = groups.filter(({ bars }) => bars.length > 0);
    return drawn.length === 0 ? [] : [{ file, title, svg: barChart(title, drawn) }];
  });
}
