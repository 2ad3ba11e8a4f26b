// Stands before sshd for every stream, from tor and from this machine: all of them reach sshd from 127.0.0.1, so sshd cannot
// tell a circuit that opens connections to block logins from the guests. Counts what may not yet be
// logged in, then carries bytes. Knows nothing of SSH beyond its first four letters.

import { connect, type Socket } from 'node:net';
import { Crowd } from './crowd.ts';
import { Tally } from './tally.ts';

export interface SshFrontOptions {
  readonly sshd: { readonly host: string; readonly port: number };
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** Streams at once that one circuit may have, logged in or not. */
  readonly maxPerCircuit: number;
}

// A client speaks first or together with sshd (RFC 4253 §4.2); one that says nothing wants to hold
// a slot.
const bannerTimeoutMs = 10_000;
// sshd closes what has not logged in by its LoginGraceTime (20 s), so what lives longer has logged
// in.
const handshakeMs = 25_000;
// Under the 32 at which sshd's MaxStartups begins to refuse by lot: the local door keeps its share.
const maxHandshakes = 24;
// One person needs one; two leave room for a reconnect that overtakes the end of the old one.
const maxHandshakesPerCircuit = 3;

/**
 * @returns what to call for each stream; it attaches its listeners before it returns. A circuit of null:
 * the stream is from this machine.
 */
export function sshFront(
  options: SshFrontOptions,
): (socket: Socket, circuit: number | null) => void {
  const { sshd, refused, maxPerCircuit } = options;
  const perCircuit = new Tally<number>();
  const handshakes = new Crowd<Socket>();

  return (socket, circuit) => {
    const full =
      circuit !== null &&
      (handshakes.of(circuit) >= maxHandshakesPerCircuit ||
        perCircuit.of(circuit) >= maxPerCircuit);
    if (full) {
      refused('ssh busy');
      socket.on('error', () => {});
      socket.destroy();
      return;
    }
    if (handshakes.size >= maxHandshakes) {
      refused('ssh crowd');
      const sparest = handshakes.sparest();
      if (sparest !== null) handshakes.remove(sparest);
      sparest?.destroy();
    }
    if (circuit !== null) perCircuit.add(circuit);
    handshakes.add(socket, circuit);
    // `pipe` ends the other side when one side ends: half-open both ways, as ssh's own TCP would
    // be.
    const upstream = connect({ ...sshd, noDelay: true, allowHalfOpen: true });

    const silence = setTimeout(() => {
      refused('ssh silent');
      socket.destroy();
    }, bannerTimeoutMs);
    const handshake = setTimeout(() => handshakes.remove(socket), handshakeMs);

    let greeting = '';
    const onData = (chunk: Buffer): void => {
      greeting += chunk.toString('latin1', 0, 4);
      if (greeting.length < 4) return;
      socket.off('data', onData);
      clearTimeout(silence);
      if (greeting.startsWith('SSH-')) return;
      refused('ssh garbage');
      socket.destroy();
    };
    socket.on('data', onData);
    socket.pipe(upstream).pipe(socket);

    socket.on('error', () => socket.destroy());
    upstream.on('error', () => socket.destroy());
    upstream.on('close', () => socket.destroySoon());
    socket.on('close', () => {
      clearTimeout(silence);
      clearTimeout(handshake);
      handshakes.remove(socket);
      upstream.destroy();
      if (circuit !== null) perCircuit.remove(circuit);
    });
  };
}
