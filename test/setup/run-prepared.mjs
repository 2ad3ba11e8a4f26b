// @ts-check
// Runs a script of ours as `npm run …` does: brings what is missing, then hands over to a Node that can run
// it. Plain JavaScript for Node 20.

import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { projectRoot } from '../../docker/cli/host/project.mjs';

function prepare() {
  const command = [join(projectRoot, 'docker', 'cli', 'prepare', 'prepare.mjs'), '--quiet'];
  const { status, stdout } = spawnSync(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : null;
}

/**
 * The script ends in order when it is asked to, and this process after it with its exit code.
 * @param {string} script
 * @param {string[]} args
 */
export function runPrepared(script, args) {
  const node = prepare();
  if (node === null) {
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, [script, ...args], { stdio: 'inherit' });
  // A terminal asks both.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGTERM'));
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
