// Measures what of a room is left in memory, as often and in whatever way it is asked, and prints a table.

import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { projectRoot } from '../../docker/cli/host/project.mjs';
import { wholeAmounts } from './canaries.ts';
import type { EndMethod } from './canary-room.ts';
import { fetchKernel } from './machine/kernel.ts';
import { bestAccelerator } from './machine/machine.ts';
import { makeRoot } from './machine/root-archive.ts';
import { measure, type Measurement } from './measure.ts';
import { resultsText } from './table.ts';

const usage = `usage: node test/ram/main.ts [FLAGS]

Boots a virtual machine, has two guests talk in a room, ends it, and looks for what they said in the
machine's memory: while the room lives, and five seconds after its end.

  --runs N         how often; default 1
  --end WORDS      how the room is ended: "ctrl-c" at mayfly up, or the words of a command, such as
                   "down" or "down --wipe-ram"; default ctrl-c
  --kernel WORDS   more of the kernel's command line, such as "init_on_free=1"
  --product DIR    another clone, in which "npm run build" has run; default: this one
  --memory MIB     of the machine; default 1536
  --accel NAME     kvm or tcg; default: kvm where it can be used
  --json FILE      write all numbers to FILE`;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1' },
    end: { type: 'string', default: 'ctrl-c' },
    kernel: { type: 'string', default: '' },
    product: { type: 'string', default: projectRoot },
    memory: { type: 'string', default: '1536' },
    accel: { type: 'string', default: bestAccelerator() },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

function say(line: string): void {
  process.stderr.write(`ram: ${line}\n`);
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

const runs = Number(values.runs);
const memoryMiB = Number(values.memory);
const { accel } = values;
const product = resolve(values.product);
const isRight =
  [runs, memoryMiB].every((number) => Number.isInteger(number) && number > 0) &&
  (accel === 'kvm' || accel === 'tcg') &&
  existsSync(join(product, 'dist'));
if (values.help || !isRight) {
  process.stdout.write(`${usage}\n`);
  process.exit(values.help ? 0 : 2);
}

const kernel = await fetchKernel(process.env, Date.now());
const end: EndMethod = values.end === 'ctrl-c' ? 'ctrl-c' : words(values.end);
const root = makeRoot({ product, kernel, env: process.env });
const done: Measurement[] = [];
for (let run = 1; run <= runs; run += 1) {
  const options = {
    kernel: kernel.image,
    root: root.path,
    kernelWords: words(values.kernel),
    memoryMiB,
    accelerator: accel === 'kvm' ? 'kvm' : 'tcg',
    amounts: wholeAmounts,
    end,
    say: (line: string) => say(`run ${run} of ${runs}, ${line}`),
  } as const;
  done.push(await measure(options));
}
root.remove();
const name = [values.end, values.kernel].filter((part) => part !== '').join(', ');
const rows = [{ name, runs: done }];
const text = resultsText({ rows, kernel: kernel.version, accelerator: accel ?? '', memoryMiB });
process.stdout.write(text.markdown);
if (values.json !== undefined) writeFileSync(values.json, text.json);
