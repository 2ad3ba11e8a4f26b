// The shape of a capability: what it is called, where it is specified, what it adds, what it needs.
// Each capability is one file of this folder; registry.ts lists them.

import type { CallTime } from '../state/call-time.ts';
import type { Membership } from '../state/membership.ts';
import type { Roster } from '../state/roster.ts';
import type { Message } from '../wire/message.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import type { Backlog } from './backlog.ts';
import type { EnabledCapabilities } from './enabled-capabilities.ts';
import type { MessageIds } from './message-ids.ts';
import type { TaggedLine, TaggedOutput } from './tagged-line.ts';

/** What rooms differ in: some capabilities need it. */
export interface RoomFeatures {
  /** null: this room keeps no history. */
  readonly backlog: Backlog | null;
  /** The age at which messages are dropped; null: they are kept. */
  readonly forgetMs: number | null;
  /** A sealed room: the channel of those who can read; null: it is not sealed. */
  readonly sealed: string | null;
}

/** What a capability may use of one session. */
export interface CapabilityContext {
  /** null: this room keeps no history. */
  readonly backlog: Backlog | null;
  readonly enabled: EnabledCapabilities;
  /** Whether the guest came in as a host. */
  readonly isHost: () => boolean;
  /** The room passes on no text that it could read. */
  readonly isSealed: boolean;
  readonly membership: Membership;
  readonly messageIds: MessageIds;
  readonly output: TaggedOutput;
  readonly replies: ServerReplies;
  readonly roster: Roster;
  readonly serverName: string;
  readonly time: CallTime;
}

/** Answers a command of the guest's, for one session. */
export type CommandAnswer = (message: Message) => void;

export interface Capability {
  /** As CAP LS says it. */
  readonly name: string;
  /** The address of its specification; one of our own is a file in `docs/`. */
  readonly specification: string;
  /** What the room must have; without it the capability is not offered. */
  readonly needs?: keyof RoomFeatures;
  /** ngIRCd does the work: the Session asks for it on the link when the guest does. */
  readonly isNgircds?: true;
  /** A client that says `CAP LS 302` has it, and cannot switch it off. */
  readonly isImpliedBy302?: true;
  /** Nobody can switch it off again. */
  readonly staysOn?: true;
  /** Downstream: a tag, without the `@`, for a line to a guest who has it on; null: none for this line. */
  readonly tag?: (line: TaggedLine) => string | null;
  /** Downstream: words for numeric 005. */
  readonly support?: (room: RoomFeatures) => readonly string[];
  /**
   * Upstream: the commands that it adds, by their names in upper case, for a new session. command-filter.ts
   * must have them as `own`. They are answered whether the capability is on or not.
   */
  readonly commands?: (context: CapabilityContext) => Readonly<Record<string, CommandAnswer>>;
}
