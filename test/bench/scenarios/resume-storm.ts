// Every session loses its connection, misses some lines, and comes back at once.

import type { Measure } from '../results.ts';
import type { System } from '../systems/system.ts';
import { onStage, type Bench } from './stage.ts';

export function resumeStorm(
  bench: Bench,
  system: System,
  sessions: number,
): Promise<Partial<Record<Measure, number>>> {
  const { lines } = bench.plan.resume;
  return onStage(bench, system, { guests: sessions + 1 }, async ({ generator, fill }) => {
    // One more, who stays and speaks.
    await fill(sessions + 1);
    const { elapsedMs, missing } = await generator.do('resumeStorm', { lines });
    return { resumeMs: elapsedMs, resumeLost: missing };
  });
}
