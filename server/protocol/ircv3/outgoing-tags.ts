// The last step of every line to a guest: what is said of lines as such is done here, and nothing is
// known of who said them.

import type { Capabilities } from './capabilities.ts';
import { joinBytes } from '../wire/join-bytes.ts';
import { stampLines, timeText, type WallClock } from './server-time.ts';
import { encodeUtf8 } from '../wire/utf8.ts';

export interface OutgoingTagsOwner {
  /** Whole lines with CRLF, to the guest's door. */
  toDoor(bytes: Uint8Array): void;
}

/** A line with what is to be said of it; a tag is left out where the guest's client knows none. */
export interface TaggedLine {
  /** Without its end. */
  readonly line: Uint8Array;
  /** By the wall clock, in milliseconds. */
  readonly atMs: number;
  readonly batch?: string | null;
  /** The number that the guest's own line had. */
  readonly id?: string | null;
}

export class OutgoingTags {
  readonly #owner: OutgoingTagsOwner;
  readonly #capabilities: Capabilities;
  readonly #clock: WallClock;

  constructor(
    owner: OutgoingTagsOwner,
    parts: { readonly capabilities: Capabilities; readonly clock: WallClock },
  ) {
    this.#owner = owner;
    this.#capabilities = parts.capabilities;
    this.#clock = parts.clock;
  }

  /** Lines of the room and of the Session: a run of whole ones, without tags. */
  deliver(lines: Uint8Array, nowMs: number): void {
    const stamped = this.#capabilities.has('server-time');
    this.#owner.toDoor(stamped ? stampLines(lines, this.#clock.stamp(nowMs)) : lines);
  }

  /** Lines of another time than now, or with more to say of them; none: nothing happens. */
  deliverTagged(lines: readonly TaggedLine[]): void {
    const pieces = lines.flatMap((each) => [encodeUtf8(this.#tags(each)), each.line, lineEnd]);
    if (pieces.length > 0) this.#owner.toDoor(joinBytes(pieces));
  }

  #tags({ atMs, batch = null, id = null }: TaggedLine): string {
    const has = (capability: 'server-time' | 'batch' | 'mayfly.chat/resume'): boolean =>
      this.#capabilities.has(capability);
    const tags = [
      ...(batch !== null && has('batch') ? [`batch=${batch}`] : []),
      ...(has('server-time') ? [`time=${timeText(atMs)}`] : []),
      ...(id !== null && has('mayfly.chat/resume') ? [`mayfly.chat/id=${id}`] : []),
    ];
    return tags.length === 0 ? '' : `@${tags.join(';')} `;
  }
}

const lineEnd = encodeUtf8('\r\n');
