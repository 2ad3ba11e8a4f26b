// What happens to a guest's message that ngIRCd has delivered: the backlog keeps it, and its sender gets it back.

import type { CallTime } from '../state/call-time.ts';
import type { Membership } from '../state/membership.ts';
import type { Roster } from '../state/roster.ts';
import { relayed } from '../wire/relayed-message.ts';
import type { Backlog } from './backlog.ts';
import { echoMessage } from './echo-message.ts';
import type { EnabledCapabilities } from './enabled-capabilities.ts';
import type { SeenIds } from './seen-ids.ts';
import type { WallClock } from './server-time.ts';
import type { TaggedOutput } from './tagged-line.ts';

export interface DeliveredMessage {
  readonly command: string;
  /** Those whom ngIRCd gave it to, as the guest wrote them. */
  readonly targets: readonly string[];
  readonly text: string;
  /** The id that the guest's client gave the line; null: none. */
  readonly id: string | null;
}

export interface DeliveryParts {
  /** null: nothing is kept. */
  readonly backlog: Backlog | null;
  readonly clock: WallClock;
  readonly enabled: EnabledCapabilities;
  readonly membership: Membership;
  readonly output: TaggedOutput;
  readonly roster: Roster;
  readonly seenIds: SeenIds;
  readonly time: CallTime;
}

export class Delivery {
  readonly #parts: DeliveryParts;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** Whether it matters at all what ngIRCd does with a message. */
  get isWanted(): boolean {
    return this.#parts.backlog !== null || this.#parts.enabled.has(echoMessage);
  }

  /** ngIRCd has given the message to everybody in these targets. */
  delivered({ command, targets, text, id }: DeliveredMessage): void {
    const { backlog, clock, enabled, membership, output, roster, seenIds, time } = this.#parts;
    for (const target of targets) {
      const name = roster.spelled(target) ?? target;
      const line = relayed(membership.mask, command, name, text);
      const nowMs = clock.wallMs(time.nowMs);
      // ngIRCd may refuse a NOTICE without a reply: what others never got must not be kept.
      const isKept = backlog !== null && command === 'PRIVMSG' && roster.isChannel(target);
      const msgid = command === 'PRIVMSG' ? seenIds.own(line.line, name) : null;
      const atMs = isKept ? backlog.record(name, line, nowMs, msgid) : nowMs;
      if (enabled.has(echoMessage)) output.deliverTagged([{ line: line.line, atMs, id, msgid }]);
    }
  }
}
