// Opens one ssh connection to a room's door, and streams through it to the IRC door.

import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import ssh2 from 'ssh2';
import { sshFingerprint } from '../../../server/contract/host/openssh-key.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { dial, type Address } from './dial/dial.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

export interface TunnelOptions {
  readonly door: Address;
  /** tor's SOCKS port. */
  readonly tor: Address;
  /** `SHA256:…`: the only host key that is accepted. */
  readonly hostKey: string;
  /** The guest's private key as OpenSSH text. */
  readonly privateKey: string;
  /** Where streams lead to, as the far side names it. */
  readonly target: Address;
  /** Closes the connection, whatever state it is in. */
  readonly signal: AbortSignal;
}

export interface Tunnel {
  /** A new stream to the target. @throws {Error} if the far side refuses it. */
  open(): Promise<Duplex>;
  /** Resolves when the connection is gone: was a stream open then? */
  readonly closed: Promise<'in use' | 'idle'>;
}

/** A failure that trying again does not mend: not the right host, or not a key it knows. */
export class RefusedProblem extends Problem {}

// The one user that guests log in as; server/config/layout.ts names it too.
const user = 'guest';
// ssh's own exchange, after the dialling; circuits are slow.
const handshakeMs = 60_000;
// A circuit that died sends nothing: after 3 keep-alives without an answer, the connection is closed.
const keepaliveMs = 15_000;
const keepaliveMisses = 3;

/** @throws {Problem} */
export async function openTunnel(options: TunnelOptions): Promise<Tunnel> {
  const { door, tor, hostKey, privateKey, target, signal } = options;
  const sock = await dial(door, tor, signal);
  const client = new ssh2.Client();
  let streams = 0;
  const closed = new Promise<'in use' | 'idle'>((resolve) => {
    // ssh2 closes the streams after this event, not before.
    client.once('close', () => resolve(streams > 0 ? 'in use' : 'idle'));
  });
  let isWrongHost = false;
  const abort = (): void => void client.destroy();

  const ready = new Promise<void>((resolve, reject) => {
    client.once('ready', resolve);
    client.on('error', reject);
    client.once('close', () => reject(new Error('closed before it was ready')));
  });
  signal.addEventListener('abort', abort);
  void closed.then(() => signal.removeEventListener('abort', abort));
  client.connect({
    sock,
    username: user,
    privateKey,
    authHandler: ['publickey'],
    algorithms: { serverHostKey: ['ssh-ed25519'] },
    hostVerifier: (key: Buffer) => {
      isWrongHost = sshFingerprint(createHash('sha256').update(key).digest()) !== hostKey;
      return !isWrongHost;
    },
    readyTimeout: handshakeMs,
    keepaliveInterval: keepaliveMs,
    keepaliveCountMax: keepaliveMisses,
  });
  if (signal.aborted) abort();
  try {
    await ready;
  } catch (cause) {
    client.destroy();
    throw explain(cause, isWrongHost);
  }
  const open = async (): Promise<Duplex> => {
    const stream = await openStream(client, target);
    streams += 1;
    stream.once('close', () => (streams -= 1));
    return stream;
  };
  return { open, closed };
}

function explain(cause: unknown, isWrongHost: boolean): Problem {
  if (isWrongHost) {
    return new RefusedProblem(sentence('connect.otherHostKey'), {
      hint: sentence('connect.earlierRoom'),
      cause,
    });
  }
  const level = cause instanceof Error && 'level' in cause ? cause.level : null;
  if (level === 'client-authentication') {
    return new RefusedProblem(sentence('connect.keyRefused'), {
      hint: sentence('connect.askOperator'),
      cause,
    });
  }
  return new Problem(sentence('connect.failedBeforeLogin'), {
    hint: sentence('connect.tryInAMinute'),
    cause,
  });
}

function openStream(client: ssh2.Client, target: Address): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    // RFC 4254 §7.2: the originator's address is for the far side's log; it gets none.
    client.forwardOut('127.0.0.1', 0, target.host, target.port, (error, channel) => {
      if (error === undefined) resolve(channel);
      else reject(error);
    });
  });
}
