// A room that runs already, as commands speak to it in any engine.

import type { ControlAnswers, EndMove } from '../../../../server/contract/host/control.ts';
import type {
  AccessAnswers,
  AccessAsk,
  AccessRequest,
} from '../../../../server/contract/host/access.ts';
import type { ReadyEvent } from '../../../../server/contract/host/events.ts';
import type { ApplianceStatus } from '../../../../server/contract/host/status.ts';
import type { StopReport } from '../../../../server/contract/host/stop-report.ts';

export interface Room {
  /** As `mayfly status` shows it and --room takes it: a process id, or a container's random id. */
  readonly id: number | string;
  /** Its first process, as this machine numbers it; null: the engine knows it by another name. */
  readonly process: number | null;
  /** @throws {Problem} if it does not answer, or is of another version */
  status(): Promise<ApplianceStatus>;
  /** @throws {Problem} as `status` */
  invitation(): Promise<ReadyEvent>;
  /** Lets a guest in. @param key a public key's line. @throws {Problem} as `status` */
  addKey(key: string): Promise<void>;
  /** Moves the end of its lifetime. @throws {Problem} as `status`, or where it would have too much or too little time */
  moveEnd(by: EndMove, timeMs: number): Promise<ControlAnswers['moveEnd']>;
  /** Says that the operator is there. @throws {Problem} as `status` */
  stillHere(): Promise<ControlAnswers['stillHere']>;
  /** Asks about invitations. @throws {Problem} as `status`, or where the room refuses it */
  access<A extends AccessAsk>(
    request: Extract<AccessRequest, { readonly access: A }>,
  ): Promise<AccessAnswers[A]>;
  /**
   * Ends it. Its last processes may still run when this resolves.
   * @returns how the end went inside; null where the room did not tell.
   * @throws {Problem} as `status`
   */
  end(): Promise<StopReport | null>;
  /** The same within a second: a part that does not end by itself is killed. */
  burn(): Promise<StopReport | null>;
  isGone(): Promise<boolean>;
}
