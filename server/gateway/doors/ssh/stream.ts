// One ssh client's connection: it waits here until its turn, then its bytes go to sshd and back unchanged.
// Follows how far the client has come, until it has logged in.

import { connect, type Socket } from 'node:net';
import { SshProgress, sshStage, type SshStage } from '../../../protocol/wire/ssh-progress.ts';
import type { SshClient } from './places.ts';
import type { SshdAddress } from './sshd-version.ts';

/** Events of a stream. */
export interface SshStreamListener {
  /** The client has reached the next stage. */
  advanced(stream: SshStream): void;
  /** The client's bytes are not ssh, or not in the order of ssh. */
  garbage(stream: SshStream): void;
  /** Both connections are closed. Called once. */
  gone(stream: SshStream): void;
  /** sshd sent another version than the client was greeted with. */
  otherVersion(): void;
}

// A client's version and KEXINIT take 1 to 2 KiB; one more packet may be a guess (RFC 4253 §7).
const maxEarlyBytes = 64 * 1024;
const lineFeed = 0x0a;
// sshd closes a connection as soon as it has seen its end; that never takes longer than its LoginGraceTime.
const sshdClosesWithinMs = 25_000;

export class SshStream implements SshClient {
  readonly circuit: number | null;
  /** No other stream has it, nor had it before. */
  readonly number: number;
  readonly arrivedMs: number;
  startedMs: number | null = null;
  owesSinceMs: number | null = null;
  checkedMs: number | null = null;
  /** Forwarded connections that are open now. */
  forwards = 0;
  readonly #socket: Socket;
  readonly #listener: SshStreamListener;
  readonly #now: () => number;
  readonly #progress = new SshProgress();
  #early: Buffer[] = [];
  #earlyBytes = 0;
  #upstream: Socket | null = null;
  #localPort: number | null = null;
  #clientGone = false;
  #goneSent = false;

  constructor(
    socket: Socket,
    who: { readonly circuit: number | null; readonly number: number },
    listener: SshStreamListener,
    now: () => number,
  ) {
    this.#socket = socket;
    this.circuit = who.circuit;
    this.number = who.number;
    this.#listener = listener;
    this.#now = now;
    this.arrivedMs = now();
    socket.on('data', this.#onClientData);
    socket.on('error', () => socket.destroy());
    // The listening socket allows half-open connections: a client that ends before its turn is gone.
    socket.on('end', () => {
      if (this.startedMs === null) socket.destroy();
    });
    socket.on('close', () => {
      this.#clientGone = true;
      this.#endUpstream();
      this.#emitGone();
    });
  }

  get stage(): SshStage {
    return this.#progress.stage;
  }

  /** The client is gone; sshd may not have seen it. */
  get isClosing(): boolean {
    return this.#socket.destroyed;
  }

  /** The gateway's port of the connection to sshd; null: there is none yet. */
  get localPort(): number | null {
    return this.#localPort;
  }

  /** Sends sshd's version in sshd's place, so that the client goes on and costs sshd nothing. */
  greet(version: Buffer): void {
    this.#socket.write(version);
  }

  /**
   * Connects it to sshd.
   * @param version what the client was greeted with; sshd's own greeting is left out.
   */
  start(sshd: SshdAddress, version: Buffer): void {
    this.startedMs = this.#now();
    // Half-open both ways, as ssh's own TCP would be.
    const upstream = connect({ ...sshd, noDelay: true, allowHalfOpen: true });
    this.#upstream = upstream;
    upstream.on('connect', () => {
      this.#localPort = upstream.localPort ?? null;
    });
    upstream.on('error', () => upstream.destroy());
    upstream.on('close', () => {
      this.#upstream = null;
      if (this.#clientGone) this.#emitGone();
      else this.#socket.destroySoon();
    });
    let greeting = Buffer.alloc(0);
    const onGreeting = (chunk: Buffer): void => {
      greeting = Buffer.concat([greeting, chunk]);
      if (greeting.length < version.length && !greeting.includes(lineFeed)) return;
      upstream.off('data', onGreeting);
      if (!greeting.subarray(0, version.length).equals(version)) {
        this.#listener.otherVersion();
        this.close();
        return;
      }
      const rest = greeting.subarray(version.length);
      if (rest.length > 0) {
        this.#onSshdData();
        this.#socket.write(rest);
      }
      upstream.on('data', this.#onSshdData).pipe(this.#socket);
    };
    upstream.on('data', onGreeting);
    upstream.write(Buffer.concat(this.#early));
    this.#early = [];
    this.#socket.pipe(upstream);
  }

  /** Its bytes are not looked at any more. */
  loggedIn(): void {
    this.#socket.off('data', this.#onClientData);
    this.#upstream?.off('data', this.#onSshdData);
  }

  /** Closes the client's side. sshd's side ends after it, and only then its place at sshd is free. */
  close(): void {
    this.#socket.destroy();
  }

  /** Cuts off both sides. */
  destroy(): void {
    this.#socket.destroy();
    this.#upstream?.destroy();
  }

  readonly #onClientData = (chunk: Buffer): void => {
    if (this.#upstream === null) {
      this.#earlyBytes += chunk.length;
      this.#early.push(chunk);
    }
    const before = this.stage;
    if (
      !this.#progress.push(chunk) ||
      (this.startedMs === null && this.#earlyBytes > maxEarlyBytes)
    ) {
      this.#listener.garbage(this);
      return;
    }
    const isFurther = this.stage > before;
    // Encrypted bytes cannot be judged; before that, only a message that brings the client further counts.
    if (isFurther || this.stage === sshStage.sealed) this.owesSinceMs = null;
    if (isFurther) this.#listener.advanced(this);
  };

  readonly #onSshdData = (): void => {
    this.owesSinceMs = this.#now();
  };

  #endUpstream(): void {
    const upstream = this.#upstream;
    if (upstream === null) return;
    this.#socket.unpipe(upstream);
    upstream.unpipe(this.#socket);
    upstream.end();
    upstream.resume();
    const late = setTimeout(() => upstream.destroy(), sshdClosesWithinMs);
    upstream.on('close', () => clearTimeout(late));
  }

  #emitGone(): void {
    if (this.#goneSent || this.#upstream !== null) return;
    this.#goneSent = true;
    this.#listener.gone(this);
  }
}
