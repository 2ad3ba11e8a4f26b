// `mayfly connect`: forwards a guest's IRC client to a room's ssh door. Any number of local connections share
// one ssh connection, which is opened again when it is lost.

import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { tunnelPort, type Invitation } from '../../../server/contract/invitation/invitation.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import type { Translator } from '../../../server/contract/sentences/translator.ts';
import type { ConnectCommand } from '../command-line/command.ts';
import { doorToDial, placeOf } from './dial/door-place.ts';
import { onEndAsked } from '../host/ending.ts';
import { guestKey } from './guest-key.ts';
import { checkLoopback } from '../host/loopback.ts';
import { KeptTunnel } from './kept-tunnel.ts';
import { carryPage } from './page/carry-page.ts';
import { findInvitation } from './pasted-invitation.ts';
import { readInvitation } from './read-invitation.ts';
import { openTunnel } from './ssh-tunnel.ts';
import type { Tell } from '../terminal/tell.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

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
    if (command.invitation !== '-') {
      const invitation = givenInvitation(command.invitation);
      await serve(invitation, command, tell, over.signal, async () => {});
      return 0;
    }
    const { invitation, release } = await readInvitation(tell, over.signal);
    try {
      if (invitation !== null) await serve(invitation, command, tell, over.signal, release);
    } finally {
      await release();
    }
    return 0;
  } finally {
    asks.stop();
    over.abort();
  }
}

/** @throws {Problem} */
function givenInvitation(text: string): Invitation {
  const found = findInvitation(text);
  if (found.kind === 'none') throw found.problem;
  return found.invitation;
}

/** @param onUp called when the room answers. */
async function serve(
  invitation: Invitation,
  command: ConnectCommand,
  tell: Tell,
  signal: AbortSignal,
  onUp: () => Promise<void>,
): Promise<void> {
  const { pagePort, tor } = command;
  if (pagePort === undefined) await keepConnected(invitation, command, tell, signal, onUp);
  else await carryPage({ invitation, port: pagePort, tor, tell, signal, onUp });
}

/** @param onUp called when the tunnel is there. */
async function keepConnected(
  invitation: Invitation,
  command: ConnectCommand,
  tell: Tell,
  signal: AbortSignal,
  onUp: () => Promise<void>,
): Promise<void> {
  const door = doorToDial(invitation, command.direct === true);
  const privateKey = guestKey(command.identity, door.seed);
  const place = placeOf(door.host);
  if (place === 'open' || place === 'private') {
    tell.warning(sentence('connect.noOnion'));
  }
  const ircPort = door.ircPort ?? defaultIrcPort;
  // As the invitation has it, unless the guest wants another.
  const listenPort = command.isListenGiven === true ? command.listenPort : tunnelPort(ircPort);
  const tunnel = new KeptTunnel({
    open: () =>
      openTunnel({
        door,
        tor: command.tor,
        hostKey: door.hostKey,
        privateKey,
        target: { host: '127.0.0.1', port: ircPort },
        signal,
      }),
    onUp: () => tell.progress('ssh', sentence('connect.connected')),
    onDrop: (was) => {
      const next = was === 'idle' ? sentence('connect.idle') : sentence('connect.dropped');
      tell.progress('ssh', next);
    },
    onFailure: (problem, delayMs) => {
      tell.progress(
        'ssh',
        sentence('connect.tryingAgain', {
          problem: problem.text,
          seconds: Math.round(delayMs / 1000),
        }),
      );
    },
    signal,
    random: Math.random,
  });
  await checkLoopback();
  const server = await listen(listenPort, tunnel, signal);
  try {
    tell.progress(
      'ssh',
      place === 'onion' ? sentence('connect.connectingOverTor') : sentence('connect.connecting'),
    );
    const kept = tunnel.run();
    // `kept` throws if the first attempt fails.
    await Promise.race([tunnel.up(), kept]);
    await onUp();
    if (!signal.aborted) tell.data(howToEnter(invitation, listenPort, tell.translator));
    await kept;
  } finally {
    server.close();
    tell.endProgress();
  }
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
          ? sentence('port.taken', { port })
          : cause.code === 'EACCES'
            ? sentence('port.forRoot', { port })
            : sentence('port.cannotListen', { port, code: cause.code ?? 'unknown' });
      reject(new Problem(message, { hint: sentence('port.chooseListen'), cause }));
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
  // One side may end first, as an IRC client does after QUIT; what it sent before is still passed on.
  socket.pipe(stream).pipe(socket);
  socket.once('close', () => stream.destroy());
  stream.once('close', () => socket.end(() => socket.destroy()));
}

function howToEnter(invitation: Invitation, port: number, { say }: Translator): string {
  const word = invitation.passphrase ?? '""';
  return [
    say('connect.inAnotherTerminal'),
    '',
    `/connect 127.0.0.1 ${port} ${word} NICK`,
    `/join #${invitation.room}`,
    '',
    say('connect.endByCtrlC'),
  ].join('\n');
}
