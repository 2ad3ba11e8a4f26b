// Runs inside a container, as text: tries what it is told to in its last argument, and says how each
// ended, `done` or the error's code. Uses Node alone, and judges nothing.

import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import fs from 'node:fs';
import net from 'node:net';

import type { Attempt } from './probe.ts';

const patienceMs = 2000;

const timedOut = (): Error => Object.assign(new Error(), { code: 'ETIMEDOUT' });

function dial(address: net.NetConnectOpts): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(address);
    socket.setTimeout(patienceMs, () => reject(timedOut()));
    socket.on('connect', resolve).on('error', reject);
  });
}

function ask(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(net.isIPv6(host) ? 'udp6' : 'udp4');
    socket.on('message', () => resolve()).on('error', reject);
    // Not connected: a machine with many addresses may answer from another one.
    socket.send('are you there', port, host, (error) => {
      if (error !== null) reject(error);
    });
    setTimeout(() => reject(timedOut()), patienceMs);
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
  else if ('dial' in what) await dial({ host: what.dial, port: what.port ?? 9 });
  else if ('ask' in what) await ask(what.ask, what.port);
  else if ('socket' in what) await dial({ path: what.socket });
  else if ('abstract' in what) await dial({ path: `\0${what.abstract}` });
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
