// Runs inside a container, as text: tries what it is told to in its last argument, and says how each
// ended, `done` or the error's code. Uses Node alone, and judges nothing.

import { spawnSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import fs from 'node:fs';
import net from 'node:net';

import type { Attempt } from './probe.ts';

const patienceMs = 2000;

function dial(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, host);
    socket.setTimeout(patienceMs, () => reject(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
    socket.on('connect', resolve).on('error', reject);
  });
}

function readSome(path: string): void {
  const file = fs.openSync(path, 'r');
  // Memory has no first page: what can be opened counts as read.
  if (!path.endsWith('/mem')) fs.readSync(file, Buffer.alloc(16));
  fs.closeSync(file);
}

async function attempt(what: Attempt): Promise<void> {
  if ('list' in what) fs.readdirSync(what.list);
  else if ('read' in what) readSome(what.read);
  else if ('write' in what) fs.writeFileSync(what.write, '#!/usr/bin/node\n', { mode: 0o700 });
  else if ('fill' in what) fs.writeFileSync(what.fill, Buffer.alloc(what.bytes));
  else if ('remove' in what) fs.rmSync(what.remove);
  else if ('kill' in what) process.kill(what.kill, 'SIGTERM');
  else if ('become' in what) process.setuid?.(what.become);
  else if ('resolve' in what) await lookup(what.resolve);
  else if ('dial' in what) await dial(what.dial, what.port ?? 9);
  else {
    const { error } = spawnSync(what.start);
    if (error !== undefined) throw error;
  }
}

const attempts = JSON.parse(process.argv.at(-1) ?? '') as readonly Attempt[];
const outcomes: string[] = [];
for (const what of attempts) {
  try {
    await attempt(what);
    outcomes.push('done');
  } catch (error) {
    outcomes.push((error as NodeJS.ErrnoException).code ?? String(error));
  }
}
process.stdout.write(JSON.stringify(outcomes), () => process.exit(0));
