// A room that runs already, as commands speak to it, whichever engine it is in.

import type { ReadyEvent } from '../../../../server/contract/host/events.ts';
import type { ApplianceStatus } from '../../../../server/contract/host/status.ts';
import type { StopReport } from '../../../../server/contract/host/stop-report.ts';

export interface Room {
  /** As `mayfly status` shows it and --room takes it: a bare room's first process, or a random id. */
  readonly id: number | string;
  /** @throws {Problem} if it does not answer, or is of another version */
  status(): Promise<ApplianceStatus>;
  /** @throws {Problem} as `status` */
  invitation(): Promise<ReadyEvent>;
  /** Lets a guest in. @param key a public key's line. @throws {Problem} as `status` */
  addKey(key: string): Promise<void>;
  /**
   * Ends it; its last processes may still be going when this resolves.
   * @returns how it went inside; null where that was not told.
   * @throws {Problem} as `status`
   */
  end(): Promise<StopReport | null>;
  isGone(): Promise<boolean>;
}
