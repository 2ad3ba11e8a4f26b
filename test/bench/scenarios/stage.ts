// One measurement's stage: a system on its core, a load generator on the other, both gone at the end.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cores } from '../cores.ts';
import type { Entered } from '../load/jobs.ts';
import { Generator } from '../load/generator.ts';
import type { Plan } from '../plan.ts';
import type { Stand, System } from '../systems/system.ts';

export interface Bench {
  readonly cores: Cores;
  readonly plan: Plan;
}

export interface Stage {
  readonly stand: Stand;
  readonly generator: Generator;
  /** All at once, or as many as the system bears. @throws {Error} if one is turned away. */
  readonly fill: (guests: number, perChannel?: number) => Promise<void>;
  /** All at once, come what may. */
  readonly storm: (guests: number) => Promise<Entered>;
}

const entryMs = 60_000;
/** InspIRCd lets guests in once a second, however many these are. */
const usuallyAtOnce = 500;

/** Runs `measure` on a fresh stage. */
export async function onStage<T>(
  { cores }: Bench,
  system: System,
  { guests, limited = false }: { readonly guests: number; readonly limited?: boolean },
  measure: (stage: Stage) => Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'mayfly-bench-'));
  let stand: Stand | null = null;
  const generator = new Generator(cores.generator);
  try {
    stand = await system.start({ core: cores.servers, guests, limited, dir });
    const { way } = stand;
    const enter = (count: number, atOnce: number, perChannel: number | null): Promise<Entered> =>
      generator.do('enter', { way, guests: count, perChannel, atOnce, deadlineMs: entryMs });
    return await measure({
      stand,
      generator,
      fill: async (count, perChannel) => {
        const { entered } = await enter(
          count,
          system.entersAtOnce ?? usuallyAtOnce,
          perChannel ?? null,
        );
        if (entered < count) throw new Error(`${system.label} let ${entered} of ${count} in`);
      },
      storm: (count) => enter(count, count, null),
    });
  } finally {
    await generator.end();
    await stand?.end();
    rmSync(dir, { recursive: true, force: true });
  }
}
