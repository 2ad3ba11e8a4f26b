// What the sessions of all guests are made of, and what they share.

import { randomBytes, randomInt } from 'node:crypto';
import type { GatewayConfig } from '../../config/gateway-config.ts';
import { serverName } from '../../config/server-name.ts';
import { keptMessages, MessageIds } from '../../protocol/ircv3/message-ids.ts';
import { redactionWindowMs } from '../../protocol/ircv3/message-redaction.ts';
import { WallClock } from '../../protocol/ircv3/server-time.ts';
import { RingBudget } from '../../protocol/resume/ring-budget.ts';
import {
  defaultSessionLimits,
  sealedFlood,
  type Admission,
  type SessionLimits,
  type SessionOptions,
} from '../../protocol/session/session-types.ts';
import { makeSharedState, type SharedState } from '../../protocol/session/shared-state.ts';
import type { EndTime } from './end-time.ts';
import { pseudoAddress } from './pseudo-address.ts';

// What may wait for slow readers: all together, and for one. At Tor's speed the latter takes a minute.
const maxQueuedBytesInAll = 64 * 1024 * 1024;
const maxQueuedBytes = 1024 * 1024;
const minQueuedBytes = 64 * 1024;
/** Most sealed messages have no more. */
const linesPerMessage = 4;

export type SessionKitConfig = Pick<
  GatewayConfig,
  | 'ngircd'
  | 'nickLength'
  | 'maxGuests'
  | 'holdMs'
  | 'backlogLines'
  | 'forgetMs'
  | 'rooms'
  | 'sealed'
  | 'unsafeFloodForBench'
>;

export interface SessionKitOptions {
  /** Limits of each session, where they differ from the default. */
  readonly limits?: Partial<SessionLimits>;
  /** When the room ends. */
  readonly end: EndTime;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly wallMs: () => number;
}

export class SessionKit {
  readonly shared: SharedState;
  readonly limits: SessionLimits;
  /** Bytes that may wait for a client that does not read. */
  readonly maxQueuedBytes: number;
  readonly #config: SessionKitConfig;
  readonly #options: SessionKitOptions;
  readonly #rings: RingBudget;

  constructor(config: SessionKitConfig, options: SessionKitOptions) {
    const { limits = {}, now, wallMs } = options;
    const { holdMs, maxGuests, nickLength, sealed } = config;
    const usual = sealed ? sealedFlood : defaultSessionLimits.flood;
    const { unsafeFloodForBench: flood = usual } = config;
    this.#config = config;
    this.#options = options;
    this.limits = { ...defaultSessionLimits, nickLength, holdMs, flood, ...limits };
    const maxMessages = (sealed ? linesPerMessage : 1) * keptMessages;
    this.shared = makeSharedState(
      config.backlogLines,
      new WallClock(wallMs(), now(), randomInt(1_000)),
      config.rooms.map((name) => `#${name}`),
      config.forgetMs,
      new MessageIds(() => randomBytes(9).toString('base64url'), randomInt(2 ** 32), maxMessages),
      sealed,
    );
    this.#rings = new RingBudget(Math.max(maxQueuedBytesInAll, minQueuedBytes * maxGuests));
    const share = Math.floor(maxQueuedBytesInAll / maxGuests);
    this.maxQueuedBytes = Math.max(minQueuedBytes, Math.min(share, maxQueuedBytes));
  }

  /** For the session of one guest. */
  optionsFor(admission: Admission): SessionOptions {
    const { ngircd } = this.#config;
    const { end } = this.#options;
    return {
      identity: { address: pseudoAddress() },
      admission,
      ngircdPassword: ngircd.password,
      webircPassword: ngircd.webircPassword,
      serverName,
      limits: this.limits,
      get endsAtMs() {
        return end.atMs;
      },
      rings: this.#rings,
      shared: this.shared,
    };
  }

  /** To be called about once a second. */
  tick(): void {
    const { now, wallMs } = this.#options;
    const { backlog, clock, forgetMs, messageIds, operators, people, rooms } = this.shared;
    clock.follow(wallMs(), now());
    backlog?.expire(clock.wallMs(now()));
    // A little longer, so that a guest is told why it is too late.
    messageIds.expire(now(), Math.min(2 * redactionWindowMs, forgetMs ?? Infinity));
    people.tell(serverName);
    rooms.tick();
    operators.retry();
  }
}
