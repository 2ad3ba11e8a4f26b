// `mayfly connect` as a guest runs it: a process with an invitation on its stdin.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { formatInvitation, type SshDoor } from '../../../server/contract/invitation.ts';
import { until } from '../../support/until.ts';

const main = join(import.meta.dirname, '../../../docker/cli/main.ts');

export interface RunningConnect {
  /** All that it said so far, on either stream. */
  readonly out: string;
  readonly err: string;
  readonly exitCode: Promise<number | null>;
  end(signal: NodeJS.Signals): void;
}

export const passphrase = 'correct-horse-battery';

export function startConnect(door: SshDoor, flags: readonly string[]): RunningConnect {
  const link = formatInvitation({
    origin: 'http://room.onion',
    passphrase,
    room: 'lobby',
    ssh: door,
  });
  const child = spawn(process.execPath, [main, 'connect', ...flags, '-']);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(`${link}\n`);
  const exitCode = once(child, 'close').then(() => child.exitCode);
  return {
    get out() {
      return out;
    },
    get err() {
      return err;
    },
    exitCode,
    end: (signal) => void child.kill(signal),
  };
}

/** Resolves once it says how to enter. @throws if it ends before. */
export async function untilUp(running: RunningConnect): Promise<void> {
  let isOver = false;
  void running.exitCode.then(() => (isOver = true));
  await until('the tunnel', () => {
    if (isOver) throw new Error(`connect ended: ${running.err}`);
    return running.out.includes('/connect 127.0.0.1');
  });
}

/** An IRC client's socket, and what it heard. */
export interface Client {
  readonly socket: Socket;
  readonly heard: string;
}

export function dialLocal(port: number): Client {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let heard = '';
  socket.on('error', () => {});
  socket.on('data', (chunk) => (heard += chunk.toString()));
  return {
    socket,
    get heard() {
      return heard;
    },
  };
}
