// One of the two ssh doors: greets its clients in sshd's place, and connects them to sshd when it is their
// turn.

import type { Socket } from 'node:net';
import type { SshDoorName } from '../../../config/ssh-look.ts';
import { sshStage } from '../../../protocol/wire/ssh-progress.ts';
import type { SshCircuits } from './circuits.ts';
import { graceMs, places, silentMs, waitsMs } from './limits.ts';
import type { SshMembers } from './members.ts';
import { SshPlaces } from './places.ts';
import { readVersion, type SshdAddress } from './sshd-version.ts';
import { SshStream, type SshStreamListener } from './stream.ts';

const askAgainMs = 250;

/** What both doors share. */
export interface SharedByDoors {
  readonly members: SshMembers<SshStream>;
  readonly circuits: SshCircuits;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
}

export class SshEntrance implements SshStreamListener {
  readonly #sshd: SshdAddress;
  readonly #shared: SharedByDoors;
  readonly #places: SshPlaces<SshStream>;
  readonly #streams = new Set<SshStream>();
  /** sshd's first line; null: not known yet. */
  #version: Buffer | null = null;
  #asking = false;
  #closed = false;

  constructor(name: SshDoorName, sshd: SshdAddress, shared: SharedByDoors) {
    this.#sshd = sshd;
    this.#shared = shared;
    this.#places = new SshPlaces(places[name], shared.now());
  }

  get isEmpty(): boolean {
    return this.#streams.size === 0;
  }

  /** Whether a look at sshd's processes may show that somebody has logged in. */
  get awaitsLogin(): boolean {
    for (const { stage } of this.#places.handshakes) if (stage === sshStage.sealed) return true;
    return false;
  }

  /**
   * Attaches its listeners to the socket before it returns.
   * @param who its circuit (null: none) and its number, which no other connection has.
   */
  accept(socket: Socket, who: { readonly circuit: number | null; readonly number: number }): void {
    const { now } = this.#shared;
    const stream = new SshStream(socket, who, this, now);
    this.#streams.add(stream);
    const evicted = this.#places.arrive(stream, now());
    if (evicted !== null) this.#closeStream(evicted, 'ssh crowd');
    if (this.#version === null) void this.#askVersion();
    else stream.greet(this.#version);
  }

  /** The stream that reaches sshd from this port of the gateway's. */
  streamAt(port: number): SshStream | undefined {
    for (const stream of this.#streams) if (stream.localPort === port) return stream;
    return undefined;
  }

  /**
   * The result of a look at sshd's processes.
   * @param ports the gateway's ports whose connections have logged in.
   * @param askedMs when the look was asked for.
   */
  looked(ports: ReadonlySet<number>, askedMs: number): void {
    for (const stream of this.#places.handshakes) {
      if (stream.localPort !== null && ports.has(stream.localPort)) this.#loggedIn(stream);
      else stream.checkedMs = askedMs;
    }
  }

  /** Closes what takes too long, and lets on who may. To be called often while it is not empty. */
  tick(nowMs: number): void {
    for (const stream of this.#streams) {
      const { arrivedMs, startedMs, stage } = stream;
      const hereMs = nowMs - arrivedMs;
      if (stream.isClosing || this.#shared.members.has(stream)) continue;
      if (startedMs !== null && nowMs - startedMs > graceMs) this.#loggedIn(stream);
      else if (stage === sshStage.silent && hereMs > silentMs)
        this.#closeStream(stream, 'ssh silent');
      else if (startedMs === null && hereMs > waitsMs) this.#closeStream(stream, 'ssh crowd');
    }
    this.#startNext();
  }

  /** Cuts off everybody, on both sides. */
  close(): void {
    this.#closed = true;
    for (const stream of this.#streams) stream.destroy();
  }

  // SshStreamListener

  advanced(): void {
    this.#startNext();
  }

  garbage(stream: SshStream): void {
    this.#closeStream(stream, 'ssh garbage');
  }

  otherVersion(): void {
    this.#version = null;
  }

  gone(stream: SshStream): void {
    const { members, circuits } = this.#shared;
    const { circuit } = stream;
    this.#streams.delete(stream);
    if (circuit !== null) circuits.leave(circuit, members.has(stream));
    this.#places.leave(stream);
    members.remove(stream);
    this.#startNext();
  }

  #startNext(): void {
    for (;;) {
      if (this.#version === null || this.#closed) return;
      const turn = this.#places.next(this.#shared.now());
      if (turn.kind === 'rest') return;
      if (turn.kind === 'start') turn.client.start(this.#sshd, this.#version);
      else this.#closeStream(turn.client, 'ssh crowd');
    }
  }

  #loggedIn(stream: SshStream): void {
    const { members, circuits } = this.#shared;
    this.#places.leave(stream);
    stream.loggedIn();
    if (stream.circuit !== null) circuits.loggedIn(stream.circuit);
    const evicted = members.add(stream);
    if (evicted !== null) this.#closeStream(evicted, 'ssh full');
    this.#startNext();
  }

  /** @param reason as refusals are counted; the guest is not told. */
  #closeStream(stream: SshStream, reason: string): void {
    this.#shared.refused(reason);
    stream.close();
  }

  /** Greets all who wait once sshd has answered. */
  async #askVersion(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    this.#version = await readVersion(this.#sshd);
    this.#asking = false;
    if (this.#version !== null) {
      for (const stream of this.#streams) {
        if (stream.startedMs === null) stream.greet(this.#version);
      }
    } else if (!this.isEmpty && !this.#closed) {
      setTimeout(() => void this.#askVersion(), askAgainMs).unref();
    }
    this.#startNext();
  }
}
