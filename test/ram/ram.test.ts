// Looks through all memory of a machine before and after the end of a room. In a whole run of the tests it has one
// machine, and by `npm test -- ram` each way of ending a room several times, with a table.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { projectRoot } from '../../docker/cli/host/project.mjs';
import { fewAmounts, secretKinds, wholeAmounts } from './canaries.ts';
import { fetchKernel, type Kernel } from './machine/kernel.ts';
import { bestAccelerator } from './machine/machine.ts';
import { makeRoot, type RootArchive } from './machine/root-archive.ts';
import { measure, type Measurement } from './measure.ts';
import { median, resultsText } from './table.ts';
import { ways, type Way } from './ways.ts';

const isWhole = process.env['MAYFLY_RAM'] === 'whole';
const accelerator = bestAccelerator();
const memoryMiB = 1024;
/** Without KVM a run takes minutes, and all of them a quarter of an hour at most. */
const runsOf = { kvm: 5, tcg: 2 }[accelerator];
const timeLimitMs = 600_000;

let kernel: Kernel | null = null;
let root: RootArchive | null = null;

beforeAll(async () => {
  kernel = await fetchKernel(process.env, Date.now());
  root = makeRoot({ product: projectRoot, kernel, env: process.env });
}, timeLimitMs);
afterAll(() => root?.remove());

async function runOf(way: Way): Promise<Measurement> {
  if (kernel === null || root === null) throw new Error('there is no machine');
  const measured = await measure({
    ...way,
    kernel: kernel.image,
    root: root.path,
    memoryMiB,
    accelerator,
    amounts: isWhole ? wholeAmounts : fewAmounts,
    say: (line) => process.stderr.write(`ram: ${way.name}, ${line}\n`),
  });
  // Who finds nothing while the room lives proves nothing.
  expect(measured.before.found).toBeGreaterThanOrEqual(measured.before.wanted * 0.99);
  return measured;
}

test(
  'a kernel that zeroes what is freed leaves nothing of a room',
  async () => {
    const { before, after } = await runOf(ways.zeroing);
    expect(before.hits).toBeGreaterThan(before.wanted);
    expect(after).toMatchObject({ wanted: before.wanted, found: 0, hits: 0 });
  },
  timeLimitMs,
);

function eachWay(): void {
  const measured = new Map<Way, readonly Measurement[]>();
  const several = async (way: Way, times: number): Promise<readonly Measurement[]> => {
    const runs: Measurement[] = [];
    for (let run = 0; run < times; run += 1) runs.push(await runOf(way));
    measured.set(way, runs);
    return runs;
  };

  test('a plain kernel keeps much of a room', { timeout: 5 * timeLimitMs }, async () => {
    const runs = await several(ways.plain, runsOf);
    // Else something else has overwritten it, and the next test shows nothing.
    expect(median(runs.map(({ after }) => after.found))).toBeGreaterThan(10);
  });

  test('overwriting free memory leaves little', { timeout: 5 * timeLimitMs }, async () => {
    const runs = await several(ways.wiped, runsOf);
    expect(median(runs.map(({ after }) => after.found))).toBeLessThanOrEqual(3);
    for (const kind of secretKinds) {
      expect(median(runs.map(({ after }) => after.byKind[kind])), kind).toBe(0);
    }
  });

  afterAll(() => {
    const text = resultsText({
      rows: [...measured].map(([{ name }, runs]) => ({ name, runs })),
      kernel: kernel?.version ?? '',
      accelerator,
      memoryMiB,
    });
    process.stdout.write(text.markdown);
    const folder = join(projectRoot, 'test/artefacts');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'ram.md'), text.markdown);
    writeFileSync(join(folder, 'ram.json'), text.json);
  });
}

// Not skipped: a test that is left out counts as failed.
if (isWhole) describe('each way of ending a room, several times', eachWay);
