// What guests with an open lite stream cost while nobody writes.

import { setTimeout as delay } from 'node:timers/promises';
import { LiteClient, type LiteStream } from '../../support/lite-client.ts';
import { cpuSeconds } from '../processes.ts';
import type { Measure } from '../results.ts';
import type { System } from '../systems/system.ts';
import { onStage, type Bench } from './stage.ts';

const atOnce = 16;
/** With all guests in one channel, the joins alone would keep the room busy for a minute. */
const perChannel = 100;
const settleMs = 1_000;

export function liteStreams(
  bench: Bench,
  system: System,
  guests: number,
): Promise<Partial<Record<Measure, number>>> {
  return onStage(bench, system, { guests }, async ({ stand }) => {
    const { port, passphrase } = stand.way;
    const streams: LiteStream[] = [];
    let next = 0;
    const enter = async (): Promise<void> => {
      while (next < guests) {
        const client = new LiteClient({ port });
        next += 1;
        const channel = `#lobby${Math.floor(next / perChannel)}`;
        await client.enters(`l${next}`, passphrase ?? '', { channel });
        streams.push(client.stream(channel));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, enter));
    await delay(settleMs);
    // Long enough for what happens every second or two.
    const idleMs = 5 * bench.plan.measureMs;
    const before = cpuSeconds(stand.pids());
    await delay(idleMs);
    const seconds = cpuSeconds(stand.pids()) - before;
    const open = streams.filter((stream) => !stream.closed && stream.text !== '').length;
    for (const stream of streams) stream.cut();
    if (open < guests) throw new Error(`only ${open} of ${guests} streams stayed open`);
    return { liteCpuShare: seconds / (idleMs / 1000) };
  });
}
