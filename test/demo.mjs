#!/usr/bin/env node
// @ts-check
// `npm run demo`: brings what is missing, then starts the demo in a Node that can run it.
// Plain JavaScript for Node 20; knows nothing of what is shown.

import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);

function prepare() {
  const command = [join(root, 'docker', 'cli', 'prepare.mjs'), '--quiet'];
  const { status, stdout } = spawnSync(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : null;
}

/** @param {string} node */
function show(node) {
  const demo = join(root, 'test', 'demo', 'demo.ts');
  const child = spawn(node, [demo, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The demo ends in order, and this process after it. A terminal asks both.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGTERM'));
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

const node = prepare();
if (node === null) process.exitCode = 1;
else show(node);
