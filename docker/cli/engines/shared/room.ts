// A room that runs already, as commands speak to it in any engine.

import type { StopReport } from '../../../../server/contract/host/events.ts';

export interface Room {
  /** As `mayfly status` shows it and --room takes it: a process id, or a container's random id. */
  readonly id: number | string;
  /** Its first process, as this machine numbers it; null: the engine knows it by another name. */
  readonly process: number | null;
  /** An `ApplianceStatus`, unless the room is of another version. @throws {Problem} where it does not answer. */
  status(): Promise<unknown>;
  /** A `ReadyEvent`, unless the room is of another version. @throws {Problem} */
  invitation(): Promise<unknown>;
  /** Lets a guest in. @param key a public key's line. @throws {Problem} */
  addKey(key: string): Promise<void>;
  /**
   * Ends it. Its last processes may still run when this resolves.
   * @returns how the end went inside; null where the room did not tell.
   * @throws {Problem}
   */
  end(): Promise<StopReport | null>;
  isGone(): Promise<boolean>;
}
