// Stands in front of sshd at both ssh doors. sshd sees all clients come from loopback, so it cannot tell a
// flood from the guests; this front can. It decides who goes on to sshd and knows who has logged in. sshd
// always has a place left for whoever does not come through here, as the supervisor's probe.

import type { Socket } from 'node:net';
import type { SshDoorName, SshLink } from '../../../config/ssh-look.ts';
import { firstSshNumber } from '../../admission/circuit-numbers.ts';
import { SshCircuits } from './circuits.ts';
import { SshEntrance } from './entrance.ts';
import { maxMembers } from './limits.ts';
import { SshLooks } from './looks.ts';
import { SshMembers } from './members.ts';
import type { SshdAddress } from './sshd-version.ts';
import type { SshStream } from './stream.ts';

export interface SshFrontOptions {
  /** Each door has an sshd of its own, with its own host key. */
  readonly sshd: { readonly [D in SshDoorName]: SshdAddress };
  /** Whether the supervisor looks at sshd's processes for us. */
  readonly looked: boolean;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
}

const tickMs = 100;
const lookEveryMs = 500;
const sweepMs = 10_000;

/** The number of all forwarded connections whose ssh connection cannot be found. */
const unknownNumber = firstSshNumber;

export class SshFront {
  readonly #options: SshFrontOptions;
  readonly #circuits: SshCircuits;
  readonly #doors: { readonly [D in SshDoorName]: SshEntrance };
  readonly looks: SshLooks;
  readonly #sweeping: NodeJS.Timeout;
  /** They run while somebody is there. */
  #clocks: readonly NodeJS.Timeout[] = [];
  #nextNumber = firstSshNumber + 1;

  constructor(options: SshFrontOptions) {
    const { now, refused, sshd } = options;
    this.#options = options;
    this.#circuits = new SshCircuits(now);
    const members = new SshMembers<SshStream>(maxMembers);
    const shared = { members, circuits: this.#circuits, refused, now };
    this.#doors = {
      onion: new SshEntrance('onion', sshd.onion, shared),
      local: new SshEntrance('local', sshd.local, shared),
    };
    this.looks = new SshLooks({
      now,
      onLoggedIn: (links, askedMs) => this.#looked(links, askedMs),
    });
    this.#sweeping = setInterval(() => this.#circuits.sweep(), sweepMs);
  }

  /**
   * Takes a new connection. Attaches its listeners to the socket before it returns.
   * @param circuit null: it came to the local door.
   */
  accept(door: SshDoorName, socket: Socket, circuit: number | null): void {
    if (circuit !== null && !this.#circuits.add(circuit)) {
      this.#options.refused('ssh busy');
      socket.on('error', () => {});
      socket.destroy();
      return;
    }
    this.#doors[door].accept(socket, { circuit, number: this.#nextNumber++ });
    this.#startClocks();
  }

  /**
   * The circuit whose limits apply to a connection at the IRC door that came by ssh's port forwarding: its
   * ssh connection's circuit, or the number of that connection.
   * @returns null: it did not come by ssh.
   */
  async circuitOf(socket: Socket): Promise<number | null> {
    const { remotePort } = socket;
    if (!this.#options.looked || remotePort === undefined) return null;
    const owner = await this.looks.ownerOf(remotePort);
    if (owner === null) return null;
    const stream = owner === 'unknown' ? undefined : this.#doors[owner.door].streamAt(owner.port);
    if (stream === undefined) return unknownNumber;
    if (socket.destroyed) return stream.number;
    stream.forwards += 1;
    socket.on('close', () => {
      stream.forwards -= 1;
    });
    return stream.circuit ?? stream.number;
  }

  /** Cuts these connections off, on both sides, with all that they forward. */
  cut(links: readonly SshLink[]): void {
    for (const { door, port } of links) this.#doors[door].streamAt(port)?.destroy();
  }

  /** Stops the clocks, and cuts off everybody. */
  close(): void {
    clearInterval(this.#sweeping);
    this.#stopClocks();
    this.looks.close();
    for (const door of Object.values(this.#doors)) door.close();
  }

  #startClocks(): void {
    if (this.#clocks.length > 0) return;
    this.#clocks = [
      setInterval(() => this.#tick(), tickMs),
      setInterval(() => this.#wantLook(), lookEveryMs),
    ];
  }

  #stopClocks(): void {
    for (const clock of this.#clocks) clearInterval(clock);
    this.#clocks = [];
  }

  #tick(): void {
    const doors = Object.values(this.#doors);
    for (const door of doors) door.tick(this.#options.now());
    if (doors.every(({ isEmpty }) => isEmpty)) this.#stopClocks();
  }

  #wantLook(): void {
    if (!this.#options.looked) return;
    if (Object.values(this.#doors).some(({ awaitsLogin }) => awaitsLogin)) {
      this.looks.askForLogins();
    }
  }

  #looked(links: readonly SshLink[], askedMs: number): void {
    const portsOf = (name: SshDoorName): ReadonlySet<number> =>
      new Set(links.filter(({ door }) => door === name).map(({ port }) => port));
    this.#doors.onion.looked(portsOf('onion'), askedMs);
    this.#doors.local.looked(portsOf('local'), askedMs);
  }
}
