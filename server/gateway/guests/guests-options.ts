// What all guests are made of: the room's configuration, and what they may ask for. Types only.

import type { GatewayConfig } from '../../config/gateway-config.ts';
import type { SessionLimits } from '../../protocol/session/session-types.ts';
import type { Access } from '../admission/invitations/access.ts';
import type { NgircdConnector } from '../ngircd/connector.ts';
import type { EndPower } from '../service/row.ts';

export type GuestsConfig = Pick<
  GatewayConfig,
  | 'ngircd'
  | 'nickLength'
  | 'maxGuests'
  | 'maxGuestsPerCircuit'
  | 'holdMs'
  | 'backlogLines'
  | 'forgetMs'
  | 'room'
  | 'rooms'
  | 'sealed'
  | 'hosts'
  | 'onionHosts'
  | 'needsSignOfLife'
  | 'endsAtBootMs'
  | 'unsafeFloodForBench'
>;

export interface GuestsOptions {
  /** Who may come in. */
  readonly access: Access;
  /** Limits of each session, where they differ from the default. */
  readonly limits?: Partial<SessionLimits>;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
  /** Hands the supervisor what hosts wish. */
  readonly end: EndPower;
  /** Opens links to ngIRCd. */
  readonly connector: NgircdConnector;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** The same by `bootMs`, which does not stand still while the machine sleeps. */
  readonly bootNow: () => number;
  /** Milliseconds since 1970. */
  readonly wallMs: () => number;
}
