// One guest says a thousand lines a second: what the others notice. With the room's own limits.

import type { Measure } from '../results.ts';
import type { System } from '../systems/system.ts';
import { onStage, type Bench } from './stage.ts';

const floodPerSecond = 1_000;
/** At 20 a second, each of these stays within what one guest may say. */
const pace = { speakers: 10, perSecond: 20 } as const;

export function flood(
  bench: Bench,
  system: System,
  guests: number,
): Promise<Partial<Record<Measure, number>>> {
  const { warmMs, measureMs } = bench.plan;
  return onStage(bench, system, { guests, limited: true }, async ({ stand, generator, fill }) => {
    await fill(guests);
    const ask = { ...pace, warmMs, measureMs: 2 * measureMs, pids: stand.pids() };
    const quiet = await generator.do('pace', { ...ask, floodPerSecond: 0 });
    const loud = await generator.do('pace', { ...ask, floodPerSecond });
    const floodLost = quiet.lost + loud.lost;
    return { floodIdleP99Ms: quiet.p99Ms, floodP99Ms: loud.p99Ms, floodLost };
  });
}
