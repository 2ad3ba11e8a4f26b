// The state of the room in this page. It is plain data that is replaced, never changed.

import type { Member } from '../../../server/contract/room/modes.ts';
import type { TalkForm } from '../../../server/contract/room/room-event.ts';

/**
 * How far an own message got. `waiting`: not sent yet, and can be taken back. `sending`: sent, and sent again if the
 * connection breaks. `sent`: the room has it. `delivered`: the others in the channel got it. `failed`: the room
 * refused it. `unsure`: unknown, because the guest's session or ngIRCd ended before it was confirmed.
 */
export type Delivery = 'waiting' | 'sending' | 'sent' | 'delivered' | 'unsure' | 'failed';

export interface TalkLine {
  readonly kind: 'talk';
  /** Above 0, and rising with each line of a buffer; a fraction for a line that was inserted later. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly form: TalkForm;
  readonly from: string;
  /** As it came: clean it before it is shown. */
  readonly text: string;
  readonly own: boolean;
  readonly delivery: Delivery;
  /** The id with which the room confirms it; absent if the room does not confirm messages. */
  readonly sentAs?: number;
  /** The message's id in the room; absent if it has none, or is not delivered yet. */
  readonly msgid?: string;
  /** The text is gone: its writer took it back, or a host. */
  readonly takenBack?: 'writer' | 'host';
  /** Contains this guest's nickname. */
  readonly mention: boolean;
  /** The mark of the mute that hides it; null: it is shown. */
  readonly mutedAs: number | null;
  /** From the messages that the room kept: said before the guest came, or while they were gone. */
  readonly recalled?: true;
}

/** Something that happened, as a key of the catalogue and the values of its gaps. */
export interface EventLine {
  readonly kind: 'event';
  readonly id: number;
  readonly at: number;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly tone: 'quiet' | 'plain' | 'wrong';
}

export type Line = TalkLine | EventLine;

export type Person = Member;

/** A muted person, by their present name. */
export interface Muted {
  readonly nick: string;
  /** The mark of their messages. */
  readonly id: number;
}

/** Somebody's session as the room shows it. */
export interface Known {
  /** A hash of the session, which ban masks contain. */
  readonly host: string;
}

/** What the room says of somebody. */
export interface Marks {
  /** They run the room. */
  readonly isHost: boolean;
  /** Their nickname belongs to their own invitation. */
  readonly isKept: boolean;
}

/** The modes of a channel: RFC 2811 §4.2, as far as ngIRCd has them. */
export interface ChannelModes {
  /** Letters of modes without a parameter, such as `mt`. */
  readonly flags: string;
  readonly key: string | null;
  /** The most people that it admits. */
  readonly limit: number | null;
}

/** A sentence of the catalogue, by its key. */
export interface Reason {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Messages older than those in the page: the room has none, was asked for them, or has more. */
export type Recollection = 'none' | 'asked' | 'more';

/** A channel or a private talk. */
export interface Buffer {
  /** Stays the same while the buffer is open, also under a new name. */
  readonly id: number;
  /** The name as it is shown: `#lobby`, `ana`. */
  readonly name: string;
  readonly isChannel: boolean;
  /**
   * `asked`: the page has asked to join, or will after a reconnect; messages wait until then. `out`: kicked or
   * refused. A private talk is always `in`.
   */
  readonly presence: 'in' | 'asked' | 'out';
  /** Why the guest is out: kicked, banned, full, …; null while in, or if the reason is unknown. */
  readonly outBecause: Reason | null;
  readonly topic: string;
  readonly modes: ChannelModes;
  /** Masks of bans; null: not asked for yet. */
  readonly bans: readonly string[] | null;
  /** By lower-case nick. */
  readonly people: ReadonlyMap<string, Person>;
  readonly lines: readonly Line[];
  readonly before: Recollection;
  readonly unread: number;
  /** Unread messages that contain the guest's nickname; in a private talk, all unread messages. */
  readonly mentions: number;
  /** Id of the first message that came while the guest did not look; null: there is none. */
  readonly newFrom: number | null;
}

export interface ListedChannel {
  readonly name: string;
  readonly people: number;
}

/** The room drops messages of this age. */
export interface Forgetting {
  readonly ageMs: number;
  /** How far this device's clock is ahead of the room's, which wrote the times of messages. */
  readonly aheadMs: number;
}

export interface RoomState {
  readonly nick: string;
  /** The connection is up. */
  readonly online: boolean;
  /** The room confirms our own messages by echoes. */
  readonly echoes: boolean;
  /** By lower-case name, in the order of the list. */
  readonly buffers: ReadonlyMap<string, Buffer>;
  /** By lower-case nick. */
  readonly muted: ReadonlyMap<string, Muted>;
  /** The colour of each name, by lower-case nick. */
  readonly hues: ReadonlyMap<string, number>;
  /** Everybody whose session the room has shown, by lower-case nick. */
  readonly known: ReadonlyMap<string, Known>;
  /** By lower-case nick: those of whom there is something to say, in the guest's channels. */
  readonly marks: ReadonlyMap<string, Marks>;
  /** The away messages of those who are away, by lower-case nick. */
  readonly away: ReadonlyMap<string, string>;
  /** The room's channels, as it last listed them. */
  readonly listed: readonly ListedChannel[];
  /** A list that is not complete yet; `shown`: the guest asked for it. */
  readonly listing: { readonly so: readonly ListedChannel[]; readonly shown: boolean };
  /** The most messages in one answer to CHATHISTORY; 0: the room keeps none. */
  readonly recallLimit: number;
  /** When the room ends by itself, in milliseconds since 1970; null: unknown. */
  readonly endsAt: number | null;
  /** null: the room keeps messages. */
  readonly forgets: Forgetting | null;
  /** Key of the buffer in view; null before the first. */
  readonly current: string | null;
  /** The guest looks at the page: messages in the current buffer count as read. */
  readonly watched: boolean;
  readonly nextId: number;
}

/** The most lines in one buffer; the oldest are removed first. */
export const maxLines = 2_000;
/** The most private talks: strangers with many nicknames must not fill the page. */
export const maxTalks = 50;
/** The most sessions that are remembered, more than any room has; the oldest are forgotten first. */
export const maxKnown = 2_000;
/** The most channels of one list; a room has a few. */
export const maxListed = 200;
/** The most bans of one channel; ngIRCd keeps no more by default. */
export const maxBans = 200;

export const emptyRoom: RoomState = {
  nick: '',
  online: false,
  echoes: false,
  buffers: new Map(),
  muted: new Map(),
  hues: new Map(),
  known: new Map(),
  marks: new Map(),
  away: new Map(),
  listed: [],
  listing: { so: [], shown: false },
  recallLimit: 0,
  endsAt: null,
  forgets: null,
  current: null,
  watched: true,
  nextId: 1,
};
