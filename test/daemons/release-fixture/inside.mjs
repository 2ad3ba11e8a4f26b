// @ts-check
// Runs where the bundle is all that there is of Mayfly: starts a room from it, asks what a person would ask, and
// prints the answers as one line of JSON.
//
//   node inside.mjs BUNDLE WEB_PORT SSH_PORT SHA256SUMS

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [, , bundle = '', webPort = '', sshPort = '', sums = ''] = process.argv;
const mayfly = join(bundle, 'mayfly');
const ports = ['--web-port', webPort, '--ssh-port', sshPort];

/** @param {string[]} args */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(mayfly, args, { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

const room = spawn(mayfly, ['up', '--no-onion', '--json', ...ports], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(room, 'exit');
/** @type {{ event: string, web?: { url: string } }} */
let ready = { event: 'none' };
for await (const line of createInterface({ input: room.stdout })) {
  ready = JSON.parse(line);
  if (ready.event === 'ready') break;
}
const url = ready.web?.url ?? '';
const page = await (await fetch(url)).text();
const manifest = await (await fetch(new URL('/files.sha256', url))).text();
const status = JSON.parse(run('status', '--json').out);
const asReleased = run('verify', '--release', sums, '--json');
appendFileSync(join(bundle, 'README.md'), 'x');
const changed = run('verify', '--release', sums, '--json');
const down = run('down');
const answers = {
  page,
  manifestSha256: createHash('sha256').update(manifest).digest('hex'),
  status,
  asReleased,
  changed,
  down,
  upCode: (await ended)[0],
  links: execFileSync('ip', ['-o', 'link'], { encoding: 'utf8' }).trim().split('\n').length,
};
process.stdout.write(`${JSON.stringify(answers)}\n`);
