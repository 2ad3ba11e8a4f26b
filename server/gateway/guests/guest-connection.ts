// One connection at a door, and the guest it belongs to now: at first a guest of its own, after RESUME
// another one, and none once another connection has taken over the session.

import type { LineProblem } from '../../protocol/wire/line-splitter.ts';
import type { DoorConnection, DoorListener } from '../doors/door.ts';

export class GuestConnection implements DoorListener {
  readonly connection: DoorConnection;
  /** null: what the client sends goes nowhere. */
  guest: DoorListener | null = null;

  constructor(connection: DoorConnection) {
    this.connection = connection;
  }

  line(line: Uint8Array): void {
    this.guest?.line(line);
  }

  problem(problem: LineProblem): void {
    this.guest?.problem(problem);
  }

  drained(): void {
    this.guest?.drained();
  }

  gone(): void {
    this.guest?.gone();
    this.guest = null;
  }
}
