// `npm run soak -- --minutes 30`: talk over connections that break, and whether the gateway's memory is
// flat. Not a part of `npm test`, which runs the same for less than a minute.

import { parseArgs } from 'node:util';
import { testSeed } from '../support/chaos-proxy.ts';
import { soak, type MemorySample } from './soak-run.ts';
import { lastThird, median, slopePerMinute } from './trend.ts';

const usage = `usage: npm run soak -- [--minutes 30] [--people 50] [--seed N]

People talk in one channel over connections that break at any byte. Each minute the medians of the
gateway's memory are said, measured after a full collection of garbage. Exit code 1: a line was lost or
doubled, or heap and buffers grew by more than 256 KiB a minute over the last third.`;

/** A leak of 100 bytes at each of 40 breaks a second. */
const maxGrowthPerMinute = 256 * 1024;
const sampleMs = 2_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    people: { type: 'string', default: '50' },
    seed: { type: 'string', default: `${testSeed()}` },
    help: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
const people = Number(values.people);
const seed = Number(values.seed);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1).padStart(8);
const held = ({ heap, buffers }: MemorySample): number => heap + buffers;

let minute: MemorySample[] = [];

function sampled(sample: MemorySample): void {
  minute.push(sample);
  if (minute.length * sampleMs < 60_000) return;
  const of = (value: (one: MemorySample) => number): string => mebibytes(median(minute.map(value)));
  say(
    [
      `${Math.round(sample.atMs / 60_000)}`.padStart(6),
      of(({ heap }) => heap),
      of(({ buffers }) => buffers),
      of(({ resident }) => resident),
      `${sample.breaks}`.padStart(8),
      `${sample.lines}`.padStart(8),
    ].join(' '),
  );
  minute = [];
}

if (values.help || ![minutes, people, seed].every((number) => number > 0)) {
  say(usage);
  process.exit(values.help ? 0 : 2);
}
say(`seed ${seed}, ${people} people, ${minutes} minutes; MiB, medians of a minute`);
say('minute     heap  buffers resident   breaks    lines');
const { samples, faults, breaks, resumed } = await soak({
  durationMs: minutes * 60_000,
  people,
  seed,
  linesPerSecond: 0.5,
  maxBytes: 60_000,
  sampleMs,
  sampled,
});
const growth = slopePerMinute(
  lastThird(samples.map((sample) => ({ atMs: sample.atMs, value: held(sample) }))),
);
for (const fault of faults) say(fault);
say(`${breaks} breaks, ${resumed} resumed, ${faults.length} faults`);
say(`heap and buffers grew by ${Math.round(growth / 1024)} KiB a minute over the last third`);
process.exit(faults.length > 0 || growth > maxGrowthPerMinute ? 1 : 0);
