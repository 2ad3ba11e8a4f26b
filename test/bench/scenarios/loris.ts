// Thousands of connections that begin a request and say no more: whether a guest still gets in.

import { setTimeout as delay } from 'node:timers/promises';
import type { Measure } from '../results.ts';
import type { System } from '../systems/system.ts';
import { onStage, type Bench, type Stage } from './stage.ts';

const unfinished = 'GET /irc HTTP/1.1\r\nHost: 127.0.0.1\r\n';
/** The gateway has looked at all of them, and dropped whom it will. */
const settleMs = 500;
const retryMs = 100;
const patienceMs = 30_000;

export function loris(
  bench: Bench,
  system: System,
  connections: number,
): Promise<Partial<Record<Measure, number>>> {
  return onStage(bench, system, { guests: 200, limited: true }, async (stage) => {
    const lorisAloneMs = await entryMs(stage);
    const lorisHeld = await stage.generator.do('loris', {
      port: stage.stand.way.port,
      connections,
      text: unfinished,
    });
    await delay(settleMs);
    return { lorisAloneMs, lorisHeld, lorisMs: await entryMs(stage) };
  });
}

/** As the page does it: who is turned away tries again. */
async function entryMs(stage: Stage): Promise<number> {
  const from = performance.now();
  while ((await stage.storm(1)).entered === 0) {
    if (performance.now() - from > patienceMs) throw new Error('loris: the guest was not let in');
    await delay(retryMs);
  }
  return performance.now() - from;
}
