// What thousands of guests weigh who say nothing.

import { memoryBytes } from '../processes.ts';
import type { Measure } from '../results.ts';
import type { System } from '../systems/system.ts';
import { weigh } from './fan-out.ts';
import { onStage, type Bench } from './stage.ts';

/** In one channel, so many who come would tell each other of it for a minute. */
const perChannel = 100;

export function idle(
  bench: Bench,
  system: System,
  guests: number,
): Promise<Partial<Record<Measure, number>>> {
  return onStage(bench, system, { guests }, async (stage) => {
    const before = memoryBytes(stage.stand.pids());
    await stage.fill(guests, perChannel);
    return weigh(stage, before, guests);
  });
}
