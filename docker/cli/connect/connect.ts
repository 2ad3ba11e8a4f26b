// `mayfly connect`: forwards a guest's IRC client to a room's ssh door. Any number of local connections share
// one ssh connection, which is opened again when it is lost.

import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { tunnelPort, type Invitation } from '../../../server/contract/invitation/invitation.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { exitCode } from '../../../server/contract/host/exit-codes.ts';
import { closingText } from '../../../server/contract/room/closing-link.ts';
import { inEnglish } from '../../../server/contract/words/room-says.ts';
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
import { parseSeal } from '../../../server/sealed/seal/seal.ts';
import { serveSealedClient, type SealedClientOptions } from './sealed/sealed-client.ts';
import { openTunnel } from './ssh-tunnel.ts';
import type { Tell } from '../terminal/tell.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

const defaultIrcPort = 6667;
/** What the room says to a client that does not seal. */
const sealedRefusal = closingText(inEnglish('shut.sealed'));
/** Before that it says nothing but names of capabilities. */
const maxStartLength = 4096;

/**
 * Returns 0 when it is asked to end.
 * @throws {Problem}
 */
export async function runConnect(command: ConnectCommand, tell: Tell): Promise<number> {
  const over = new AbortController();
  const asks = onEndAsked((ask) => {
    over.abort();
    if (ask === 'insist') process.exit(exitCode.endedAtOnce);
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
  const sealed = sealedRoom(invitation);
  await checkLoopback();
  const server = await listen(listenPort, signal, (socket) =>
    sealed === null
      ? forward(socket, tunnel, tell)
      : serveSealedClient(socket, { ...sealed, tell, openStream: () => tunnel.open() }),
  );
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

/**
 * What a local client of a sealed room needs; null: the invitation is for another room.
 * @throws {Problem} where the seal is damaged, or the passphrase is missing: every sealed room has one.
 */
function sealedRoom(invitation: Invitation): Pick<SealedClientOptions, 'seal' | 'word'> | null {
  const { seal: text, passphrase } = invitation;
  if (text === null) return null;
  const seal = parseSeal(text);
  if (seal === null || passphrase === null) {
    throw new Problem(sentence('sealed.damaged'), { hint: sentence('connect.pasteWhole') });
  }
  return { seal, word: passphrase };
}

async function listen(
  port: number,
  signal: AbortSignal,
  serveClient: (socket: Socket) => Promise<void>,
): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const cut = (): void => void socket.destroy();
    signal.addEventListener('abort', cut);
    socket.once('close', () => signal.removeEventListener('abort', cut));
    void serveClient(socket);
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
async function forward(socket: Socket, tunnel: KeptTunnel, tell: Tell): Promise<void> {
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
  whenRoomIsSealed(stream, () =>
    tell.problem(
      new Problem(sentence('sealed.needsSeal'), { hint: sentence('sealed.askForLink') }),
    ),
  );
  socket.once('close', () => stream.destroy());
  stream.once('close', () => socket.end(() => socket.destroy()));
}

/** Calls back when the room says that it is sealed, which it does before anything can be said there. */
function whenRoomIsSealed(stream: Duplex, call: () => void): void {
  let start = '';
  const look = (chunk: Buffer): void => {
    start += chunk.toString('latin1');
    const isSaid = start.includes(sealedRefusal);
    if (isSaid) call();
    if (isSaid || start.length > maxStartLength) stream.off('data', look);
  };
  stream.on('data', look);
}

function howToEnter(
  { room, seal, passphrase }: Invitation,
  port: number,
  { say }: Translator,
): string {
  return [
    say('connect.inAnotherTerminal'),
    '',
    `/connect 127.0.0.1 ${port} ${passphrase ?? '""'} NICK`,
    `/join #${room}`,
    '',
    ...(seal === null ? [] : [say('sealed.howToCheck'), '']),
    say('connect.endByCtrlC'),
  ].join('\n');
}
