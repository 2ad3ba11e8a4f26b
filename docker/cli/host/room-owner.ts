// Which host program holds a room: a name that exists as long as its process does, and is no file. Other
// commands ask for it, so that what is being started is not taken for something left. Knows nothing of Docker.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** unix(7): a name that starts with NUL is in no directory, and ends with its last descriptor. */
function socketName(room: string): string {
  return `\0mayfly-room-${room}`;
}

export interface Ownership {
  letGo(): void;
}

/** Elsewhere than on Linux there are no such names; then a new room's age must do. */
const hasNames = process.platform === 'linux';

/** @throws if another process has taken this room's name. */
export async function own(room: string): Promise<Ownership> {
  if (!hasNames) return { letGo: () => {} };
  const server = createServer((socket) => socket.destroy());
  server.listen(socketName(room));
  await once(server, 'listening');
  // A room that is over must not be kept by its name.
  server.unref();
  return { letGo: () => server.close() };
}

/** A start takes seconds between the network and the running container. */
const youngMs = 60_000;

/** Whether somebody holds the room, so that what there is of it is not left over. */
export function isOwned(
  room: string,
  seen: { readonly running: boolean; readonly ageMs: number },
): Promise<boolean> {
  // One that nobody holds ends by itself: its stdin has closed.
  if (!hasNames) return Promise.resolve(seen.running || seen.ageMs < youngMs);
  return new Promise((resolve) => {
    const socket = connect(socketName(room));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
