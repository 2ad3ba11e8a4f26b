// Answers other commands of this machine's same user, while `mayfly up` runs: a seal for each invitation that they
// name. The appliance has no part in it.

import { createServer, type Server, type Socket } from 'node:net';
import { listenHidden } from './hidden-socket.ts';
import type { RoomSeal } from './room-seal.ts';
import {
  decodeSealRequest,
  maxRequestBytes,
  maxWishes,
  type SealReply,
  type SealRequest,
} from './seal-request.ts';

const maxConnections = 8;
const silenceLimitMs = 5000;

export interface SealService {
  close(): void;
}

/**
 * @param roomId what other commands call the room
 * @returns null: this machine has no place for such a socket
 */
export async function serveSeals(
  seal: RoomSeal,
  roomId: () => string | null,
  env: NodeJS.ProcessEnv,
): Promise<SealService | null> {
  const sockets = new Set<Socket>();
  const server = makeServer((text) => replyTo(text, seal, roomId()), sockets);
  const close = await listenHidden(server, env);
  if (close === null) return null;
  // The room decides how long this process runs.
  server.unref();
  return {
    close: () => {
      close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** @param answer null: the request is not to be answered. */
function makeServer(answer: (text: string) => SealReply | null, sockets: Set<Socket>): Server {
  const server = createServer((socket) => {
    sockets.add(socket);
    let text = '';
    socket.setEncoding('utf8');
    socket.setTimeout(silenceLimitMs, () => socket.destroy());
    socket.on('error', () => {}); // The command is gone: there is nobody to answer.
    socket.once('close', () => sockets.delete(socket));
    socket.on('data', (part: string) => {
      text += part;
      if (text.length > maxRequestBytes) socket.destroy();
      if (!text.includes('\n')) return;
      const reply = answer(text);
      if (reply === null) socket.destroy();
      else socket.end(`${JSON.stringify(reply)}\n`);
      text = '';
    });
  });
  server.maxConnections = maxConnections;
  return server;
}

function replyTo(text: string, seal: RoomSeal, roomId: string | null): SealReply | null {
  try {
    const { room, wishes }: SealRequest = decodeSealRequest(JSON.parse(text));
    if (room !== roomId) return { isOtherRoom: true, seals: [] };
    if (wishes.length > maxWishes) return null;
    return { isOtherRoom: false, seals: wishes.map((wish) => seal.sealFor(wish)) };
  } catch {
    // It is no JSON of ours, or names no invitation.
    return null;
  }
}
