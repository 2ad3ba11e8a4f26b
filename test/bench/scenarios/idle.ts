// What thousands of guests weigh who say nothing.

import { memoryBytes } from '../processes.ts';
import type { Measure } from '../results.ts';
import type { System } from '../systems/system.ts';
import { weigh } from './fan-out.ts';
import { onStage, type Bench } from './stage.ts';

export function idle(
  bench: Bench,
  system: System,
  guests: number,
): Promise<Partial<Record<Measure, number>>> {
  return onStage(bench, system, { guests }, async (stage) => {
    const before = memoryBytes(stage.stand.pids());
    await stage.fill(guests);
    return weigh(stage, before, guests);
  });
}
