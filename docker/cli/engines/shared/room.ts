// A room that runs already, as commands speak to it, whichever engine it is in.

import type { StopReport } from '../../../../server/contract/host/events.ts';

export interface Room {
  /** As `mayfly status` shows it and --room takes it: a bare room's first process, or a random id. */
  readonly id: number | string;
  /** An `ApplianceStatus`, unless it is of another version. @throws {Problem} where it does not answer. */
  status(): Promise<unknown>;
  /** A `ReadyEvent`, unless it is of another version. @throws {Problem} */
  invitation(): Promise<unknown>;
  /** Lets a guest in. @param key a public key's line. @throws {Problem} */
  addKey(key: string): Promise<void>;
  /**
   * Ends it; its last processes may still be going when this resolves.
   * @returns how it went inside; null where that was not told.
   * @throws {Problem}
   */
  end(): Promise<StopReport | null>;
  isGone(): Promise<boolean>;
}
