// Overwrites some free memory as the command does, with files in place of the kernel's settings.
// Arguments: the folder of the settings, the record, how many bytes. Prints what it does and its outcome.

import { wipeMemory } from '../../../docker/cli/wipe/wipe-memory.ts';

const [dir = '', record = '', bytes = ''] = process.argv.slice(2);
const abort = new AbortController();
process.on('SIGINT', () => abort.abort());
const outcome = await wipeMemory({
  place: { dir, record },
  plan: { limitBytes: Number(bytes), floorBytes: 2 ** 28, limitedBy: 'control group' },
  limitMs: 30_000,
  stop: abort.signal,
  onProgress: (done, total) => process.stdout.write(`${done} of ${total}\n`),
});
process.stdout.write(`${JSON.stringify(outcome)}\n`);
