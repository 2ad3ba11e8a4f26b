// A unix socket without a name in any folder: only processes of the same user can find it, by /proc, and it ends
// with the process that has it, however that ends.

import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readdirSync,
  readlinkSync,
  rmdirSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { isInMemory } from '../host/memory-place.ts';
import { processIds } from '../host/processes.ts';

/** open(2): only to name the socket; Node has no constant for it. The same on all of Linux's machines but a few. */
const O_PATH = 0o10_000_000;

/** Of a folder: who may write in it cannot remove what others have there. inode(7). */
const sticky = 0o1000;

const folderStart = 'mayfly-seal-';
/** proc(5): how the link of a descriptor looks whose name is gone. */
const link = /\/mayfly-seal-[A-Za-z0-9]{6}\/socket \(deleted\)$/;

/** Where it has a name for as long as it takes to make it: in memory, so that no disk ever has the name. */
function folders(env: NodeJS.ProcessEnv): readonly string[] {
  return [env['XDG_RUNTIME_DIR'] ?? '', '/dev/shm', '/run'].filter((folder) => {
    try {
      return isInMemory(folder) && isSafe(folder);
    } catch {
      return false;
    }
  });
}

/**
 * Lets a server listen on it. `server.close` does not end the descriptor by which others find it.
 * @returns what closes both; null: this machine has no place for it.
 */
export async function listenHidden(
  server: Server,
  env: NodeJS.ProcessEnv,
): Promise<(() => void) | null> {
  if (process.platform !== 'linux') return null;
  for (const folder of folders(env)) {
    const descriptor = await listenIn(folder, server);
    if (descriptor === null) continue;
    return () => {
      server.close();
      closeSync(descriptor);
    };
  }
  return null;
}

/** Nobody but this user, and root, can put something else in the place of what is made in it. */
function isSafe(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  return uid === process.getuid?.() || (mode & sticky) !== 0;
}

async function listenIn(parent: string, server: Server): Promise<number | null> {
  let folder: string;
  try {
    folder = mkdtempSync(join(parent, folderStart));
  } catch {
    return null;
  }
  const path = join(folder, 'socket');
  try {
    // The folder is for this user alone (mkdtemp(3)), the socket as well from the next line on.
    server.listen(path);
    await once(server, 'listening');
    chmodSync(path, 0o600);
    return openSync(path, O_PATH | constants.O_NOFOLLOW);
  } catch {
    server.close();
    return null;
  } finally {
    try {
      unlinkSync(path);
    } catch {
      // It was not made.
    }
    rmdirSync(folder);
  }
}

/** @returns paths that `connect` takes, of all such sockets of this user. */
export function hiddenSockets(): string[] {
  if (process.platform !== 'linux') return [];
  return processIds().filter(isOurs).flatMap(socketsOf);
}

/** Root could reach those of all users, and be answered by a stranger. */
function isOurs(pid: number): boolean {
  try {
    return statSync(`/proc/${pid}`).uid === process.getuid?.();
  } catch {
    return false;
  }
}

function socketsOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder)
      .map((name) => `${folder}/${name}`)
      .filter((path) => isSocketLink(path));
  } catch {
    // It has ended, or may not be looked into.
    return [];
  }
}

function isSocketLink(path: string): boolean {
  try {
    return link.test(readlinkSync(path));
  } catch {
    return false;
  }
}
