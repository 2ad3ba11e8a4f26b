// What the sessions of others know of this guest: nickname, channels, and whether they are away.

import type { FloodQueue } from '../flood/flood-queue.ts';
import { awayNotify } from '../ircv3/away-notify.ts';
import type { EnabledCapabilities } from '../ircv3/enabled-capabilities.ts';
import type { LateLines } from '../ircv3/late-lines.ts';
import type { PersonMark } from '../../contract/room/extension-names.ts';
import { messageRedaction } from '../ircv3/message-redaction.ts';
import { people } from '../ircv3/people.ts';
import type { SeenIds } from '../ircv3/seen-ids.ts';
import type { Resume } from '../resume/resume.ts';
import type { Away } from '../state/away.ts';
import type { Membership, MembershipChange } from '../state/membership.ts';
import type { OwnChannelModes } from '../state/own-channel-modes.ts';
import type { PendingChannels } from '../state/pending-channels.ts';
import type { Member } from '../state/roster.ts';
import { serializeMessage } from '../wire/message.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import type { NicknameClaims } from './nickname-claims.ts';
import type { SharedState } from './shared-state.ts';
import { silence } from './silence.ts';

export interface PresenceParts {
  readonly away: Away;
  readonly claims: NicknameClaims;
  readonly enabled: EnabledCapabilities;
  readonly marks: () => readonly PersonMark[];
  readonly membership: Membership;
  readonly lateLines: LateLines;
  readonly ownModes: OwnChannelModes;
  readonly pendingChannels: PendingChannels;
  readonly queue: FloodQueue;
  readonly replies: ServerReplies;
  readonly resume: Resume;
  readonly seenIds: SeenIds;
  readonly shared: SharedState;
}

export class Presence implements Member {
  readonly #parts: PresenceParts;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
  }

  get nick(): string {
    return this.#parts.membership.nick;
  }

  get marks(): readonly PersonMark[] {
    return this.#parts.marks();
  }

  /** Does what follows from changes of the guest's own nickname and channels. */
  apply(changes: readonly MembershipChange[]): void {
    for (const change of changes) {
      switch (change.kind) {
        case 'renamed':
          this.#parts.shared.roster.rename(this, change.from, change.to);
          this.#parts.claims.confirm(change.to);
          this.#parts.shared.people.renamed(this, change.from, this.#channels);
          break;
        case 'entered':
          this.#enter(change.channel);
          break;
        case 'left':
          this.#parts.pendingChannels.answered(change.channel);
          this.#leave(change.channel);
          break;
        case 'kicked':
          this.silence(change.channel);
      }
    }
  }

  /** The guest was kicked from a channel or is banned there: what waits for it is not done. */
  silence(channel: string): void {
    const { queue, replies } = this.#parts;
    silence(channel, queue, replies);
  }

  /** The guest is away, is back, or is away with another text. */
  tellAway(): void {
    this.#parts.shared.roster.tellAway(this, this.#channels, this.#awayLine());
  }

  /** The session is over. */
  leaveAll(): void {
    const { membership, shared } = this.#parts;
    shared.people.gone(this, this.#channels);
    for (const channel of this.#channels) this.#leave(channel);
    shared.roster.rename(this, membership.nick, '');
  }

  seesAway(other: Member, line: Uint8Array): void {
    const { enabled, lateLines } = this.#parts;
    if (enabled.has(awayNotify)) lateLines.note(other, line);
  }

  seesRedaction(message: object, line: Uint8Array, notice: Uint8Array): void {
    const { enabled, lateLines } = this.#parts;
    lateLines.note(message, enabled.has(messageRedaction) ? line : notice);
  }

  seesPeople(lines: Uint8Array): void {
    const { enabled, lateLines } = this.#parts;
    if (enabled.has(people)) lateLines.note(lines, lines);
  }

  heldForMs(nowMs: number): number | null {
    return this.#parts.resume.heldForMs(nowMs);
  }

  get #channels(): readonly string[] {
    return this.#parts.membership.channels.map(({ name }) => name);
  }

  #enter(channel: string): void {
    const { away, pendingChannels, seenIds, shared } = this.#parts;
    pendingChannels.answered(channel);
    seenIds.entered(channel);
    shared.roster.enter(this, channel);
    shared.people.entered(this, channel);
    if (away.text !== null) shared.roster.tellAway(this, [channel], this.#awayLine());
  }

  #leave(channel: string): void {
    const { ownModes, seenIds, shared } = this.#parts;
    ownModes.left(channel);
    seenIds.left(channel);
    // The next channel of that name is another one.
    if (shared.roster.leave(this, channel)) shared.backlog?.forget(channel);
  }

  #awayLine(): Uint8Array {
    const { away, membership } = this.#parts;
    const params = away.text === null ? [] : [away.text];
    return serializeMessage({ source: membership.mask, command: 'AWAY', params });
  }
}
