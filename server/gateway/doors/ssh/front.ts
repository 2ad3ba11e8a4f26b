// Stands before sshd, at the onion's ssh door and at this machine's own: all of them reach sshd from
// loopback, so sshd cannot tell a flood from the guests. Lets on what may go on, and knows who has logged
// in. No flood fills sshd: it has always a place for who comes past this front, as its probe does.

import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { SshDoorName, SshLink } from '../../../config/ssh-look.ts';
import { sshStage } from '../../../protocol/wire/ssh-progress.ts';
import { CircuitBuckets } from '../../admission/circuit-buckets.ts';
import { SshLooks } from './looks.ts';
import { SshMembers } from './members.ts';
import { SshPlaces, type PlacesLimits } from './places.ts';
import { SshStream, type SshdAddress, type StreamWatcher } from './stream.ts';
import { Counter } from '../../admission/counter.ts';

export interface SshFrontOptions {
  /** Each door has an sshd of its own, with a host key of its own. */
  readonly sshd: { readonly [D in SshDoorName]: SshdAddress };
  /** Whether somebody looks at sshd's processes for us. */
  readonly looked: boolean;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
}

/** Below sshd's MaxStartups (daemons/sshd.ts), all of them together below the container's pids_limit. */
const places: { readonly [D in SshDoorName]: PlacesLimits } = {
  // An honest handshake over Tor takes 3.6 s, and 0.7 s from word to word; a slow one three times that.
  onion: {
    handshakes: 32,
    waiting: 512,
    patienceMs: 4_000,
    handshakeMs: 15_000,
    startsPerSecond: 16,
  },
  local: {
    handshakes: 16,
    waiting: 2_048,
    patienceMs: 2_000,
    handshakeMs: 10_000,
    startsPerSecond: 16,
  },
};
export const maxSshMembers = 40;
// A client speaks first or together with sshd (RFC 4253 §4.2).
const silentMs = 10_000;
// What comes no further by then, or finds no place.
const waitsMs = 30_000;
// sshd closes what has not logged in by its LoginGraceTime (20 s): what lives on after that has.
const graceMs = 25_000;
// One person needs one; more leave room for a reconnect that overtakes the end of the old one.
const maxHandshakesPerCircuit = 3;
const maxPerCircuit = 4;
const arrivalsPerCircuit = { burst: 6, perSecond: 1 };
const secondsPerArrival = 5;
const tickMs = 100;
const lookEveryMs = 500;
const relearnMs = 250;
const sweepMs = 10_000;

interface Door {
  readonly name: SshDoorName;
  readonly places: SshPlaces<SshStream>;
  readonly streams: Set<SshStream>;
  /** sshd's first line; null: not known yet. */
  version: Buffer | null;
  learning: boolean;
}

/** A share of the room's limits, as a circuit has one: Tor's own numbers are below these. */
const firstOwnShare = 2 ** 32;
/** All that was forwarded by ssh, and by whom cannot be told. */
const unknownShare = firstOwnShare;

export class SshFront {
  readonly #options: SshFrontOptions;
  readonly #doors: { readonly [D in SshDoorName]: Door };
  readonly #members = new SshMembers<SshStream>(maxSshMembers);
  readonly #perCircuit = new Counter<number>();
  readonly #handshakesOf = new Counter<number>();
  readonly #arrivals: CircuitBuckets;
  readonly #clocks: NodeJS.Timeout[];
  readonly looks: SshLooks;
  #nextNumber = firstOwnShare + 1;
  #closed = false;

  constructor(options: SshFrontOptions) {
    const { now } = options;
    this.#options = options;
    this.#doors = { onion: newDoor('onion', now()), local: newDoor('local', now()) };
    // The bucket's clock is slow: it brings one token in this many seconds.
    this.#arrivals = new CircuitBuckets(arrivalsPerCircuit, () => now() / secondsPerArrival);
    this.looks = new SshLooks({
      now,
      onLoggedIn: (links, askedMs) => this.#looked(links, askedMs),
    });
    this.#clocks = [
      setInterval(() => this.#tick(), tickMs),
      setInterval(() => this.#wantLook(), lookEveryMs),
      setInterval(() => this.#arrivals.sweep(() => false), sweepMs),
    ];
  }

  /** For each stream from tor; attaches its listeners before it returns. */
  readonly onion = (socket: Socket, circuit: number): void =>
    this.#arrive('onion', socket, circuit);

  /** For each connection to this machine's own port. */
  readonly local = (socket: Socket): void => this.#arrive('local', socket, null);

  /**
   * Whose share of the room's limits a connection to the IRC door takes: the circuit that its ssh came
   * by, or its ssh connection's own.
   * @returns null: it did not come by ssh.
   */
  async shareOf(socket: Socket): Promise<number | null> {
    const { remotePort } = socket;
    if (!this.#options.looked || remotePort === undefined) return null;
    const owner = await this.looks.ownerOf(remotePort);
    if (owner === null) return null;
    const stream = owner === 'unknown' ? undefined : this.#streamOf(owner);
    if (stream === undefined) return unknownShare;
    if (socket.destroyed) return stream.number;
    stream.forwards += 1;
    socket.on('close', () => {
      stream.forwards -= 1;
    });
    return stream.circuit ?? stream.number;
  }

  /** Stops the clocks; its connections go with their servers. */
  close(): void {
    this.#closed = true;
    for (const clock of this.#clocks) clearInterval(clock);
    this.looks.close();
    for (const door of Object.values(this.#doors)) {
      for (const stream of door.streams) stream.destroy();
    }
  }

  #arrive(name: SshDoorName, socket: Socket, circuit: number | null): void {
    const { refused, now } = this.#options;
    if (circuit !== null && !this.#mayCome(circuit)) {
      refused('ssh busy');
      socket.on('error', () => {});
      socket.destroy();
      return;
    }
    const door = this.#doors[name];
    const number = this.#nextNumber++;
    const stream = new SshStream(socket, { circuit, number }, this.#watcher(door), now);
    door.streams.add(stream);
    if (circuit !== null) {
      this.#perCircuit.add(circuit);
      this.#handshakesOf.add(circuit);
    }
    const crowded = door.places.arrive(stream, now());
    if (crowded !== null) this.#shut(crowded, 'ssh crowd');
    if (door.version === null) this.#learn(door);
    else stream.greet(door.version);
  }

  #mayCome(circuit: number): boolean {
    return (
      this.#handshakesOf.of(circuit) < maxHandshakesPerCircuit &&
      this.#perCircuit.of(circuit) < maxPerCircuit &&
      this.#arrivals.takes(circuit)
    );
  }

  #watcher(door: Door): StreamWatcher {
    return {
      advanced: () => this.#turn(door),
      garbage: (stream) => this.#shut(stream, 'ssh garbage'),
      otherVersion: () => {
        door.version = null;
      },
      gone: (stream) => {
        const { circuit } = stream;
        door.streams.delete(stream);
        if (circuit !== null) {
          this.#perCircuit.remove(circuit);
          if (!this.#members.has(stream)) this.#handshakesOf.remove(circuit);
        }
        door.places.leave(stream);
        this.#members.remove(stream);
        this.#turn(door);
      },
    };
  }

  #turn(door: Door): void {
    const { now, sshd } = this.#options;
    for (;;) {
      if (door.version === null || this.#closed) return;
      const turn = door.places.next(now());
      if (turn.kind === 'rest') return;
      if (turn.kind === 'start') turn.comer.start(sshd[door.name], door.version);
      else this.#shut(turn.comer, 'ssh crowd');
    }
  }

  #shut(stream: SshStream, reason: string): void {
    this.#options.refused(reason);
    stream.close();
  }

  #tick(): void {
    const nowMs = this.#options.now();
    for (const door of Object.values(this.#doors)) {
      for (const stream of door.streams) {
        const { arrivedMs, startedMs, stage } = stream;
        const hereMs = nowMs - arrivedMs;
        if (stream.isClosing || this.#members.has(stream)) continue;
        if (startedMs !== null && nowMs - startedMs > graceMs) this.#loggedIn(door, stream);
        else if (stage === sshStage.silent && hereMs > silentMs) this.#shut(stream, 'ssh silent');
        else if (startedMs === null && hereMs > waitsMs) this.#shut(stream, 'ssh crowd');
      }
      this.#turn(door);
    }
  }

  #loggedIn(door: Door, stream: SshStream): void {
    door.places.leave(stream);
    stream.loggedIn();
    if (stream.circuit !== null) this.#handshakesOf.remove(stream.circuit);
    const spared = this.#members.add(stream);
    if (spared !== null) this.#shut(spared, 'ssh full');
    this.#turn(door);
  }

  #wantLook(): void {
    if (!this.#options.looked) return;
    for (const {
      places: { handshakes },
    } of Object.values(this.#doors)) {
      for (const { stage } of handshakes) {
        if (stage === sshStage.sealed) {
          this.looks.askForLogins();
          return;
        }
      }
    }
  }

  #looked(links: readonly SshLink[], askedMs: number): void {
    const names = new Set(links.map(({ door, port }) => `${door} ${port}`));
    for (const door of Object.values(this.#doors)) {
      for (const stream of door.places.handshakes) {
        if (names.has(`${door.name} ${stream.localPort}`)) this.#loggedIn(door, stream);
        else stream.checkedMs = askedMs;
      }
    }
  }

  #streamOf({ door, port }: SshLink): SshStream | undefined {
    for (const stream of this.#doors[door].streams) {
      if (stream.localPort === port) return stream;
    }
    return undefined;
  }

  /** Asks sshd for its first line, and says it to all who wait. */
  #learn(door: Door): void {
    if (door.learning) return;
    door.learning = true;
    const socket = connect(this.#options.sshd[door.name]);
    let heard = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk]);
      const end = heard.indexOf('\n');
      if (end === -1) return;
      door.version = heard.subarray(0, end + 1);
      for (const stream of door.streams) if (stream.startedMs === null) stream.greet(door.version);
      socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      door.learning = false;
      if (door.version === null && door.streams.size > 0 && !this.#closed) {
        setTimeout(() => this.#learn(door), relearnMs).unref();
      } else this.#turn(door);
    });
  }
}

function newDoor(name: SshDoorName, nowMs: number): Door {
  return {
    name,
    places: new SshPlaces(places[name], nowMs),
    streams: new Set(),
    version: null,
    learning: false,
  };
}
