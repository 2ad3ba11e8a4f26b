// Finds the uplink's socket and the place where it lies, from the supervisor's side.

import { lstatSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { Clock } from '../supervisor/clock.ts';

const retryMs = 10;

/** @returns null if nobody listens in time. */
export async function connectedWithin(
  path: string,
  clock: Clock,
  withinMs: number,
): Promise<Socket | null> {
  const untilMs = clock.nowMs() + withinMs;
  const socket = await connected(path);
  if (socket !== null || clock.nowMs() > untilMs) return socket;
  await new Promise<void>((resolve) => void clock.after(retryMs, resolve));
  return connectedWithin(path, clock, untilMs - clock.nowMs());
}

function connected(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.once('error', () => resolve(null));
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}

/** Whoever made the directory decides who stands behind the socket in it. */
export function isOwnPlace(dir: string, owner: number): boolean {
  const stat = lstatSync(dir);
  return stat.isDirectory() && stat.uid === owner && (stat.mode & 0o027) === 0;
}
