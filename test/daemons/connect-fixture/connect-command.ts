// `mayfly connect` as a guest runs it: a process with an invitation on its stdin.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { formatInvitation, type SshDoor } from '../../../server/contract/invitation/invitation.ts';
import { until } from '../../support/until.ts';

const main = join(import.meta.dirname, '../../../docker/cli/main.ts');

export interface RunningConnect {
  /** All that it said so far, on either stream. */
  readonly out: string;
  readonly err: string;
  readonly exitCode: Promise<number | null>;
  end(signal: NodeJS.Signals): void;
  /** Lets go of the channel that the wrapper holds, as its death does. */
  loseWrapper(): void;
}

export const passphrase = 'correct-horse-battery';

/** The link of a room with this door: on the door's own host, as a room makes it. */
export function linkTo(door: SshDoor, origin = `http://${door.host}`): string {
  return formatInvitation({ origin, passphrase, room: 'lobby', seal: null, ssh: door });
}

export function startConnect(door: SshDoor, flags: readonly string[]): RunningConnect {
  return connectWith(`${linkTo(door)}\n`, flags);
}

/** @param pasted all that comes on its stdin. */
export function connectWith(pasted: string, flags: readonly string[]): RunningConnect {
  const child = spawn(process.execPath, [main, 'connect', ...flags, '-'], {
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  });
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null)
    throw new Error('its streams are no pipes');
  let out = '';
  let err = '';
  stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  stdin.end(pasted);
  // Not the child's own `close`: Node does not tell of it where the channel was closed from here.
  const over = [once(child, 'exit'), once(stdout, 'close'), once(stderr, 'close')];
  const exitCode = Promise.all(over).then(() => child.exitCode);
  return {
    get out() {
      return out;
    },
    get err() {
      return err;
    },
    exitCode,
    end: (signal) => void child.kill(signal),
    loseWrapper: () => child.disconnect(),
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
