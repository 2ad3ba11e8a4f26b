// One measurement: boots a machine, has a room live and end in it, and looks through its memory before and after.

import { setTimeout as delay } from 'node:timers/promises';

import { within } from '../support/within.ts';
import { CanaryRoom, type EndMethod } from './canary-room.ts';
import type { Amounts } from './canaries.ts';
import { Machine, type MachineOptions } from './machine/machine.ts';
import { sampleOf, type Sample } from './sample.ts';
import { searchMemory } from './search/search-memory.ts';

/** What ends by itself has ended by then. */
const afterEndMs = 5_000;

export interface MeasureOptions extends MachineOptions {
  readonly amounts: Amounts;
  readonly end: EndMethod;
  /** Called with what is going on. */
  readonly say: (line: string) => void;
}

export interface Measurement {
  /** While the room lives: the proof that the search finds what is there. */
  readonly before: Sample;
  readonly after: Sample;
  readonly seconds: { readonly ready: number; readonly whole: number };
}

/** How many times longer than with KVM all takes. */
const slownessOf = { kvm: 1, tcg: 8 } as const;

/** @throws {Error} a step fails, or takes too long. */
export async function measure(options: MeasureOptions): Promise<Measurement> {
  const { amounts, end, say } = options;
  const slowness = slownessOf[options.accelerator];
  const from = performance.now();
  const seconds = (): number => Math.round((performance.now() - from) / 100) / 10;
  const machine = await Machine.boot(options);
  try {
    say(`${seconds()} s: the machine runs`);
    const room = await CanaryRoom.open(machine, amounts, slowness);
    try {
      const ready = seconds();
      say(`${ready} s: the guests have talked`);
      const before = await look(machine, room, slowness);
      say(
        `${seconds()} s: while it lives ${before.found} of ${before.wanted} (${before.hits} hits)`,
      );
      await room.end(end);
      say(`${seconds()} s: the room has ended`);
      await delay(afterEndMs);
      const after = await look(machine, room, slowness);
      say(`${seconds()} s: after the end ${after.found} of ${after.wanted} (${after.hits} hits)`);
      return { before, after, seconds: { ready, whole: seconds() } };
    } finally {
      await room.leave();
    }
  } catch (cause) {
    throw new Error(`the machine's console says:\n${machine.console}`, { cause });
  } finally {
    await machine.end();
  }
}

async function look(machine: Machine, { canaries }: CanaryRoom, slowness: number): Promise<Sample> {
  const classes = await within(60_000 * slowness, 'the agent', machine.link.pages());
  await machine.pause();
  const sample = sampleOf(canaries, searchMemory(machine.memory, canaries, classes));
  await machine.goOn();
  return sample;
}
