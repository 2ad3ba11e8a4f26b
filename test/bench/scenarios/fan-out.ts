// One channel full of guests: how they come in, what they weigh, and how fast words reach them all.

import { setTimeout as delay } from 'node:timers/promises';
import { memoryBytes } from '../processes.ts';
import type { Saturated } from '../load/jobs.ts';
import type { Measure } from '../results.ts';
import type { System } from '../systems/system.ts';
import { onStage, type Bench, type Stage } from './stage.ts';

type Values = Partial<Record<Measure, number>>;

const perSecond = 20;
const speakers = { paced: 10, saturated: 16 } as const;
/** Memory is looked at so often, and so many times at most. */
const settleMs = 1_000;
const settlesAtMost = 8;

export function fanOut(bench: Bench, system: System, guests: number): Promise<Values> {
  const { plan } = bench;
  return onStage(bench, system, { guests }, async (stage) => {
    const isStorm = guests === plan.storm;
    const entry = isStorm
      ? await weighedStorm(stage, system, guests)
      : await stage.fill(guests).then((): Values => ({}));
    const { generator, stand } = stage;
    // First, as it warms: a program that is compiled as it runs is measured as it runs for hours.
    const best = await saturate(bench, system, stage, guests);
    const ping = guests === plan.main ? await pingPong(stage, plan.measureMs) : {};
    const pids = stand.pids();
    const { warmMs } = plan;
    // At the moderate rate there are few events in a second.
    const paced = await generator.do('pace', {
      speakers: speakers.paced,
      perSecond,
      warmMs,
      measureMs: 2 * plan.measureMs,
      pids,
      floodPerSecond: 0,
    });
    return {
      ...entry,
      ...ping,
      p50Ms: paced.p50Ms,
      p99Ms: paced.p99Ms,
      cpuPaced: paced.cpuSecondsPer100k,
      perSecond: best.perSecond,
      cpuAtSaturation: best.cpuSecondsPer100k,
      window: best.window,
      serversBusy: best.serversBusy,
      generatorBusy: best.generatorBusy,
      lost: paced.lost + best.lost + best.doubled,
    };
  });
}

/** Each system at the number of messages on their way that serves it best. */
async function saturate(
  { plan }: Bench,
  system: System,
  { generator, stand }: Stage,
  guests: number,
): Promise<Saturated & { readonly window: number }> {
  const { warmMs, measureMs } = plan;
  const runs: (Saturated & { readonly window: number })[] = [];
  for (const window of system.windows(guests)) {
    const ask = { speakers: speakers.saturated, window, warmMs, measureMs, pids: stand.pids() };
    runs.push({ ...(await generator.do('saturate', ask)), window });
  }
  // Loss counts wherever it happens.
  const lost = runs.reduce((sum, run) => sum + run.lost, 0);
  const best = runs.reduce((a, b) => (b.perSecond > a.perSecond ? b : a));
  return { ...best, lost };
}

async function pingPong({ generator }: Stage, measureMs: number): Promise<Values> {
  const { p50Ms, p99Ms } = await generator.do('pingPong', { measureMs });
  return { pingP50Ms: p50Ms, pingP99Ms: p99Ms };
}

async function weighedStorm(stage: Stage, system: System, guests: number): Promise<Values> {
  const before = memoryBytes(stage.stand.pids());
  // Raw ngIRCd drops some of a storm, and is paced so that the rest can be measured.
  if (system.entersAtOnce !== null) {
    const from = performance.now();
    await stage.fill(guests);
    const enteredMs = performance.now() - from;
    return { enteredMs, turnedAway: 0, ...(await weigh(stage, before, guests)) };
  }
  const { elapsedMs, entered } = await stage.storm(guests);
  const turnedAway = guests - entered;
  const weight = await weigh(stage, before, entered);
  return elapsedMs === null
    ? { turnedAway, ...weight }
    : { enteredMs: elapsedMs, turnedAway, ...weight };
}

/** Memory of all processes once it no longer falls: what a storm leaves behind is collected late. */
export async function weigh(stage: Stage, beforeBytes: number, guests: number): Promise<Values> {
  let least = Number.POSITIVE_INFINITY;
  for (let settles = 0; settles < settlesAtMost; settles += 1) {
    await delay(settleMs);
    const now = memoryBytes(stage.stand.pids());
    if (now > least * 0.99) break;
    least = now;
  }
  return { memoryPerGuest: (least - beforeBytes) / guests };
}
