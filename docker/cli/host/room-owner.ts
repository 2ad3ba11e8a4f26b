// Marks a room as held by this host program: by the name of a socket, which is no file and ends with its
// process. Other commands ask for the name, so that they do not remove a room that is being started.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** unix(7): a name that starts with NUL is in no directory, and ends with its last descriptor. */
function socketName(room: string): string {
  return `\0mayfly-room-${room}`;
}

export interface Ownership {
  letGo(): void;
}

/** Only Linux has such names. On other systems, the age of a room decides. */
const hasNames = process.platform === 'linux';

/** @throws if another process has taken this room's name. */
export async function own(room: string): Promise<Ownership> {
  if (!hasNames) return { letGo: () => {} };
  const server = createServer((socket) => socket.destroy());
  server.listen(socketName(room));
  await once(server, 'listening');
  // The name must not keep this process running.
  server.unref();
  return { letGo: () => server.close() };
}

/** From the network to the running container, a start takes some seconds. */
const youngMs = 60_000;

/** Whether a host program holds the room; if so, nothing of it is left over. */
export function isOwned(
  room: string,
  seen: { readonly running: boolean; readonly ageMs: number },
): Promise<boolean> {
  // A room without a holder ends by itself: its stdin is closed.
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
