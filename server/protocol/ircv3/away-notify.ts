// The capability away-notify: a guest is told when others in their channels are away or back.

import type { Barriers } from '../state/barrier.ts';
import type { Member } from '../state/roster.ts';
import { joinBytes } from '../wire/join-bytes.ts';
import { Lines } from '../wire/lines.ts';
import type { LineSink } from '../wire/line-sink.ts';
import type { Capability } from './capability.ts';

export const awayNotify = {
  name: 'away-notify',
  specification: 'https://ircv3.net/specs/extensions/away-notify',
} as const satisfies Capability;

type Noted = Map<Member, Uint8Array>;

/**
 * The Session of a member learns of its JOIN before this guest's link has brought that JOIN, and a client
 * ignores an AWAY of somebody whom it does not know yet. So a barrier goes first on this guest's link. There
 * is one barrier at a time: what comes meanwhile waits for the next, the last line of each member.
 */
export class AwayNotices {
  readonly #barriers: Barriers;
  readonly #output: LineSink;
  readonly #defer: (call: () => void) => void;
  #noted: Noted = new Map();
  /** Those that wait for the barrier. */
  #raised: Noted = new Map();
  #isBusy = false;
  #isLinked = false;

  /** @param defer calls back when the present call has returned. */
  constructor(barriers: Barriers, output: LineSink, defer: (call: () => void) => void) {
    this.#barriers = barriers;
    this.#output = output;
    this.#defer = defer;
  }

  note(member: Member, line: Uint8Array): void {
    this.#noted.set(member, line);
    this.#next();
  }

  /** The guest is in the room, by a link that works. */
  linked(): void {
    this.#isLinked = true;
    this.#next();
  }

  /** The link is gone. What was noted is kept for the next one. */
  lost(): void {
    this.#isLinked = false;
    this.#isBusy = false;
    this.#noted = new Map([...this.#raised, ...this.#noted]);
    this.#raised = new Map();
  }

  #next(): void {
    if (this.#isBusy || !this.#isLinked || this.#noted.size === 0) return;
    this.#isBusy = true;
    this.#defer(() => {
      // The link may have been lost meanwhile.
      if (!this.#isLinked) return;
      this.#raised = this.#noted;
      this.#noted = new Map();
      this.#barriers.raise(() => {
        this.#output.deliver(new Lines(joinBytes([...this.#raised.values()])));
        this.#raised = new Map();
        this.#isBusy = false;
        this.#next();
      });
    });
  }
}
