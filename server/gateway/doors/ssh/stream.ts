// One ssh client's connection: held here until it is let on to sshd, then bytes both ways. It watches how
// far the client has come until that has logged in, and changes nothing of what is said.

import { connect, type Socket } from 'node:net';
import { SshProgress, sshStage, type SshStage } from '../../../protocol/wire/ssh-progress.ts';
import type { Comer } from './places.ts';

export interface SshdAddress {
  readonly host: string;
  readonly port: number;
}

/** What a stream tells the front. */
export interface StreamWatcher {
  /** It has come further. */
  advanced(stream: SshStream): void;
  /** What it says is not ssh, or not in the order of ssh. */
  garbage(stream: SshStream): void;
  /** Both its connections are closed. Told once. */
  gone(stream: SshStream): void;
  /** sshd has said another version than the client was told. */
  otherVersion(): void;
}

// A client's version and KEXINIT take 1 to 2 KiB; one packet more may be a guess (RFC 4253 §7).
const maxEarlyBytes = 64 * 1024;
const lineFeed = 0x0a;
// sshd closes a connection that has ended as soon as it has seen that; more than its LoginGraceTime is
// never needed.
const sshdClosesWithinMs = 25_000;

export class SshStream implements Comer {
  readonly circuit: number | null;
  /** Among the front's streams, for ever. */
  readonly number: number;
  readonly arrivedMs: number;
  startedMs: number | null = null;
  owesSinceMs: number | null = null;
  checkedMs: number | null = null;
  /** Forwarded connections that are open now. */
  forwards = 0;
  readonly #socket: Socket;
  readonly #watcher: StreamWatcher;
  readonly #now: () => number;
  readonly #progress = new SshProgress();
  #early: Buffer[] = [];
  #earlyBytes = 0;
  #upstream: Socket | null = null;
  #localPort: number | null = null;
  #clientGone = false;
  #told = false;

  constructor(
    socket: Socket,
    who: { readonly circuit: number | null; readonly number: number },
    watcher: StreamWatcher,
    now: () => number,
  ) {
    this.#socket = socket;
    this.circuit = who.circuit;
    this.number = who.number;
    this.#watcher = watcher;
    this.#now = now;
    this.arrivedMs = now();
    socket.on('data', this.#onClientData);
    socket.on('error', () => socket.destroy());
    // Its listener lets one side end alone: who ends before sshd has heard of them is gone.
    socket.on('end', () => {
      if (this.startedMs === null) socket.destroy();
    });
    socket.on('close', () => {
      this.#clientGone = true;
      this.#endUpstream();
      this.#tellGone();
    });
  }

  get stage(): SshStage {
    return this.#progress.stage;
  }

  /** The client is gone; sshd may not have seen it. */
  get isClosing(): boolean {
    return this.#socket.destroyed;
  }

  /** What sshd sees it come from; null: it has not come there. */
  get localPort(): number | null {
    return this.#localPort;
  }

  /** Says sshd's version in its place, so that the client goes on without costing it anything. */
  greet(version: Buffer): void {
    this.#socket.write(version);
  }

  /** @param version what the client was greeted with: sshd's own is left out. */
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
      if (this.#clientGone) this.#tellGone();
      else this.#socket.destroySoon();
    });
    let greeting = Buffer.alloc(0);
    const onGreeting = (chunk: Buffer): void => {
      greeting = Buffer.concat([greeting, chunk]);
      if (greeting.length < version.length && !greeting.includes(lineFeed)) return;
      upstream.off('data', onGreeting);
      if (!greeting.subarray(0, version.length).equals(version)) {
        this.#watcher.otherVersion();
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

  /** Nothing of it is watched any more. */
  loggedIn(): void {
    this.#socket.off('data', this.#onClientData);
    this.#upstream?.off('data', this.#onSshdData);
  }

  /** Ends it. sshd is let see the end, so that its place is known to be free when its side closes, too. */
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
      this.#watcher.garbage(this);
      return;
    }
    const isFurther = this.stage > before;
    // What is sealed cannot be judged; before, only what brings it further is a word.
    if (isFurther || this.stage === sshStage.sealed) this.owesSinceMs = null;
    if (isFurther) this.#watcher.advanced(this);
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

  #tellGone(): void {
    if (this.#told || this.#upstream !== null) return;
    this.#told = true;
    this.#watcher.gone(this);
  }
}
