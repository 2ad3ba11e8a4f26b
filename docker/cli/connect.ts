// `mayfly connect`: a guest's IRC client on one side, a room's ssh door on the other. Any number of
// local connections go through one ssh connection, which comes back when it drops.

import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';
import {
  parseInvitation,
  type Invitation,
  type SshDoor,
} from '../../server/contract/invitation.ts';
import { Problem } from '../../server/contract/problem.ts';
import type { Tongue } from '../../server/contract/terminal/tongue.ts';
import type { ConnectCommand } from './args.ts';
import { isLoopback, isOnion } from './dial.ts';
import { onEndAsked } from './ending.ts';
import { guestKey } from './guest-key.ts';
import { KeptTunnel } from './kept-tunnel.ts';
import { openTunnel } from './ssh-tunnel.ts';
import type { Tell } from './tell.ts';

const defaultIrcPort = 6667;
const endedAtOnce = 130;

/**
 * Returns 0 when it is asked to end.
 * @throws {Problem}
 */
export async function runConnect(command: ConnectCommand, tell: Tell): Promise<number> {
  const over = new AbortController();
  const asks = onEndAsked((ask) => {
    over.abort();
    if (ask === 'insist') process.exit(endedAtOnce);
  });
  try {
    const link =
      command.invitation === '-' ? await readLink(tell, over.signal) : command.invitation;
    if (link !== null) await keepConnected(parseInvitation(link), command, tell, over.signal);
    return 0;
  } finally {
    asks.stop();
    over.abort();
  }
}

async function keepConnected(
  invitation: Invitation,
  command: ConnectCommand,
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const door = doorOf(invitation);
  const privateKey = guestKey(command.identity, door.seed);
  if (!isOnion(door.host) && !isLoopback(door.host)) {
    tell.warning('this door is no onion: its network sees your address');
  }
  const tunnel = new KeptTunnel({
    open: () =>
      openTunnel({
        door,
        tor: command.tor,
        hostKey: door.hostKey,
        privateKey,
        target: { host: '127.0.0.1', port: door.ircPort ?? defaultIrcPort },
        signal,
      }),
    onUp: () => tell.progress('ssh', 'connected'),
    onDrop: (was) => {
      const next =
        was === 'idle' ? 'idle; connects when a client comes' : 'dropped; connecting again';
      tell.progress('ssh', next);
    },
    onFailure: (problem, delayMs) => {
      tell.progress(
        'ssh',
        `${problem.message}; trying again in ${Math.round(delayMs / 1000)} s at most`,
      );
    },
    signal,
    random: Math.random,
  });
  const server = await listen(command.listenPort, tunnel, signal);
  try {
    tell.progress('ssh', isOnion(door.host) ? 'connecting over Tor' : 'connecting');
    const kept = tunnel.run();
    // A first attempt that fails is told by `kept`.
    await Promise.race([tunnel.up(), kept]);
    if (!signal.aborted) tell.data(howToEnter(invitation, command.listenPort, tell.tongue));
    await kept;
  } finally {
    server.close();
    tell.endProgress();
  }
}

function doorOf(invitation: Invitation): SshDoor {
  if (invitation.ssh !== null) return invitation.ssh;
  throw new Problem('invitation: names no ssh door', {
    hint: 'it is one for browsers; ask the operator for the link of "mayfly connect"',
  });
}

/** @returns null if the end is asked for first. */
async function readLink(tell: Tell, signal: AbortSignal): Promise<string | null> {
  if (process.stdin.isTTY) tell.note('paste the invitation, then press Enter');
  const lines = createInterface({ input: process.stdin });
  signal.addEventListener('abort', () => lines.close());
  try {
    for await (const line of lines) {
      if (line.trim() !== '') return line;
    }
  } finally {
    lines.close();
    process.stdin.destroy();
  }
  if (signal.aborted) return null;
  throw new Problem('connect: no invitation came on stdin', { hint: 'paste the whole link' });
}

async function listen(port: number, tunnel: KeptTunnel, signal: AbortSignal): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const cut = (): void => void socket.destroy();
    signal.addEventListener('abort', cut);
    socket.once('close', () => signal.removeEventListener('abort', cut));
    void forward(socket, tunnel);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const message =
        cause.code === 'EADDRINUSE'
          ? `port ${port}: is taken on 127.0.0.1`
          : `port ${port}: cannot be listened on (${cause.code ?? 'unknown'}) on 127.0.0.1`;
      reject(new Problem(message, { hint: 'choose another: --listen PORT', cause }));
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  });
  return server;
}

/** A client that comes while the connection is down waits for the next one: its bytes stay unread. */
async function forward(socket: Socket, tunnel: KeptTunnel): Promise<void> {
  socket.on('error', () => {}); // The client is gone; its end shows at `close`.
  let stream: Duplex;
  try {
    stream = await tunnel.open();
  } catch {
    // The room refused the stream; the client sees a closed connection, as from any server.
    socket.destroy();
    return;
  }
  stream.on('error', () => {}); // As above.
  // Each side may end by itself, as an IRC client that says QUIT; what came before still goes through.
  socket.pipe(stream).pipe(socket);
  socket.once('close', () => stream.destroy());
  stream.once('close', () => socket.end(() => socket.destroy()));
}

function howToEnter(invitation: Invitation, port: number, { say }: Tongue): string {
  const word = invitation.passphrase ?? '""';
  return [
    say('In irssi, or any IRC client:'),
    '',
    `/connect 127.0.0.1 ${port} ${word} NICK`,
    `/join #${invitation.room}`,
    '',
    say('Ctrl-C here ends it.'),
  ].join('\n');
}
