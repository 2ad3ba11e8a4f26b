// One connection's way to the guest behind it: at first a guest of its own, after RESUME another one,
// and none once its session was taken up elsewhere. Knows no session.

import type { LineProblem } from '../../protocol/wire/line-splitter.ts';
import type { DoorConnection, DoorListener } from '../doors/door.ts';

export class GuestConnection implements DoorListener {
  readonly connection: DoorConnection;
  /** Whom this connection speaks for. */
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
