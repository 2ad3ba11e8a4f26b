// compose.yaml by `docker-compose up`, told and telling as `mayfly up --json` is, so that the browser suite
// can open its room that way. It adds the private Tor network, which Docker's disk may not know of: on stdin.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

import { residueReport, type ResidueCheck } from '../../server/contract/host/residue.ts';
import { engineProgram } from '../setup/engine-programs.ts';
import { plainJson } from '../../server/contract/sentences/sentence.ts';

const root = join(import.meta.dirname, '../..');
// Compose 1.29 looks for the seccomp profile in the working folder.
process.chdir(root);

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    'web-port': { type: 'string', default: '' },
    'ssh-port': { type: 'string', default: '' },
    'irc-port': { type: 'string', default: '' },
    'ngircd-port': { type: 'string', default: '' },
    torrc: { type: 'string', default: '' },
  },
});

const env = {
  ...process.env,
  MAYFLY_WEB_PORT: values['web-port'],
  MAYFLY_SSH_PORT: values['ssh-port'],
  MAYFLY_IRC_PORT: values['irc-port'],
  MAYFLY_NGIRCD_PORT: values['ngircd-port'],
};

/** Orders on stdin, events in JSON; all else is compose.yaml's. */
const override = `services:
  mayfly:
    stdin_open: true
    environment:
      - MAYFLY_ORDERS=stdin
      - MAYFLY_JSON=on
`;

const dir = mkdtempSync(join(tmpdir(), 'mayfly-compose-'));
process.once('exit', () => rmSync(dir, { recursive: true }));
writeFileSync(join(dir, 'override.yaml'), override);

const project = ['--project-name', 'meeting'];
const files = ['--file', 'compose.yaml', '--file', join(dir, 'override.yaml')];

/** A command to its end, as a person starts it. @returns stdout's lines. @throws where it fails. */
async function asked(program: 'docker' | 'docker-compose', ...words: string[]): Promise<string[]> {
  const child = spawn(engineProgram(program, env), words, {
    env,
    // A terminal's Ctrl-C is for us alone.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [out] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`${program} ${words.join(' ')} failed`);
  return out.split('\n').filter((line) => line !== '');
}

const compose = (...words: string[]): Promise<string[]> =>
  asked('docker-compose', ...project, ...files, ...words);

const endAsked = once(process, 'SIGTERM');
// A second one is the same wish.
process.on('SIGTERM', () => {});

// Compose 1.29 does not stay with a container that has no log.
await compose('up', '--no-build');
const [id = ''] = await compose('ps', '--quiet', 'mayfly');
const attached = spawn(engineProgram('docker', env), ['attach', '--sig-proxy=false', id], {
  env,
  detached: true,
  stdio: ['pipe', 'inherit', 'inherit'],
});
const saidAll = once(attached, 'close');
const variables = { MAYFLY_TORRC: readFileSync(values.torrc, 'utf8') };
attached.stdin.write(`${JSON.stringify({ variables })}\n`);

await Promise.race([endAsked, saidAll]);
await compose('down', '--volumes');
await saidAll;

async function check(what: string, ...words: string[]): Promise<ResidueCheck> {
  const left = await asked('docker', ...words);
  return left.length === 0
    ? { what, verdict: 'gone', detail: null }
    : { what, verdict: 'left', detail: left.join(', ') };
}

const residue = residueReport([
  await check('container', 'ps', '--all', '--quiet'),
  await check('network', 'network', 'ls', '--quiet', '--filter', 'type=custom'),
  await check('volumes', 'volume', 'ls', '--quiet'),
]);
process.stdout.write(`${plainJson({ event: 'ended', residue })}\n`);
