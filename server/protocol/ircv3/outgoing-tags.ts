// Puts tags on lines to a guest: the last step before the door.

import type { CallTime } from '../state/call-time.ts';
import { joinBytes } from '../wire/join-bytes.ts';
import { Lines } from '../wire/lines.ts';
import type { LineSink } from '../wire/line-sink.ts';
import { encodeUtf8 } from '../wire/utf8.ts';
import type { Capability } from './capability.ts';
import type { EnabledCapabilities } from './enabled-capabilities.ts';
import { messageTags } from './message-tags.ts';
import type { SeenIds } from './seen-ids.ts';
import { serverTime, stamped, type WallClock } from './server-time.ts';
import type { TaggedLine, TaggedOutput } from './tagged-line.ts';

const lineEnd = encodeUtf8('\r\n');

export interface OutgoingTagsParts {
  /** All there are, in the order of their tags. */
  readonly capabilities: readonly Capability[];
  readonly clock: WallClock;
  readonly door: LineSink;
  readonly enabled: EnabledCapabilities;
  readonly seenIds: SeenIds;
  readonly time: CallTime;
}

export class OutgoingTags implements LineSink, TaggedOutput {
  readonly #parts: OutgoingTagsParts;
  #isClosed = false;

  constructor(parts: OutgoingTagsParts) {
    this.#parts = parts;
  }

  /** Lines of ngIRCd's or of the Session's, without tags. This is the hot path. */
  deliver(lines: Lines): void {
    if (this.#isClosed) return;
    const { clock, door, enabled, seenIds, time } = this.#parts;
    const shown = enabled.has(messageTags) ? seenIds.identified(lines) : lines;
    door.deliver(enabled.has(serverTime) ? stamped(shown, clock.stamp(time.nowMs)) : shown);
  }

  /** Lines of another time than now, or with more to say of them. */
  deliverTagged(lines: readonly TaggedLine[]): void {
    if (this.#isClosed) return;
    const pieces = lines.flatMap((each) => [encodeUtf8(this.#tags(each)), each.line, lineEnd]);
    if (pieces.length > 0) this.#parts.door.deliver(new Lines(joinBytes(pieces)));
  }

  /** The session is over: nothing goes to the guest any more. */
  close(): void {
    this.#isClosed = true;
  }

  #tags(line: TaggedLine): string {
    const { capabilities, enabled } = this.#parts;
    const tags = capabilities.flatMap((each) =>
      enabled.has(each) ? (each.tag?.(line) ?? []) : [],
    );
    return tags.length === 0 ? '' : `@${tags.join(';')} `;
  }
}
