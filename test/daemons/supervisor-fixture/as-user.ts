// A process that does file work as the user 64103, and tells on stdout, as one JSON object, who it was
// before, meanwhile and after, and whether a daemon of that user could end it meanwhile.
//
// argv: DIRECTORY of that user

import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { asUser } from '../../../server/supervisor/as-user.ts';

const [dir = ''] = process.argv.slice(2);
const identity = { uid: 64_103, gid: 64_103 };

/** The ids of this process, and its capabilities. */
function who(): string[] {
  const status = readFileSync('/proc/self/status', 'utf8');
  return ['Uid', 'Gid', 'CapEff', 'CapPrm'].map(
    (field) => new RegExp(`^${field}:\\t(.*)$`, 'm').exec(status)?.[1] ?? '',
  );
}

function errorOf(work: () => void): string {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

// Tries to end its parent until its stdin closes; then tells what came of it.
const assassin = spawn(
  process.execPath,
  [
    '-e',
    `const seen = {};
     process.stdin.on('end', () => { console.log(JSON.stringify(seen)); process.exit(0); }).resume();
     setInterval(() => {
       let code = 'done';
       try { process.kill(process.ppid, 'SIGKILL'); } catch (error) { code = error.code; }
       seen[code] = (seen[code] ?? 0) + 1;
     }, 0);
     console.log('');`,
  ],
  { ...identity, stdio: ['pipe', 'pipe', 'ignore'] },
);
await new Promise((resolve) => assassin.stdout.once('data', resolve));

const before = who();
let meanwhile: string[] = [];
asUser(identity, () => {
  writeFileSync(join(dir, 'file'), 'written', { mode: 0o600 });
  meanwhile = who();
  const endMs = performance.now() + 300;
  while (performance.now() < endMs);
  return undefined;
});
const after = who();
const thrown = errorOf(() =>
  asUser(identity, () => {
    throw new Error('by the work');
  }),
);
const afterThrown = who();
const closed = errorOf(() => void readFileSync(join(dir, 'file')));
// Above the highest that there is: the kernel refuses.
const noSuchUser = errorOf(() => asUser({ uid: 2 ** 32 - 1, gid: 64_103 }, () => undefined));
const afterNoSuchUser = who();

assassin.stdin.end();
const attempts: unknown = JSON.parse(await text(assassin.stdout));
process.stdout.write(
  JSON.stringify({
    before,
    meanwhile,
    after,
    thrown,
    afterThrown,
    closed,
    noSuchUser,
    afterNoSuchUser,
    attempts,
  }),
);
