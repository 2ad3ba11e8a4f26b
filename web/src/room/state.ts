// The room as this page knows it: plain data, replaced and never changed. Knows nothing of how it is shown.

import type { Member } from '../../../server/contract/room/modes.ts';
import type { TalkForm } from '../../../server/contract/room/room-event.ts';

/**
 * How far an own message got. `waiting`: not given to the line yet, and can be taken back. `sending`:
 * given to it; said again if it breaks. `sent`: the room has it, and will say it. `delivered`: everybody
 * was given it. `failed`: the room refused it. `unsure`: nobody can know, as it went down with the
 * guest's place in the room, or with ngIRCd.
 */
export type Delivery = 'waiting' | 'sending' | 'sent' | 'delivered' | 'unsure' | 'failed';

export interface TalkLine {
  readonly kind: 'talk';
  /** Above 0, and rising with each line of a place; a fraction for one that came in between later. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly form: TalkForm;
  readonly from: string;
  /** As it came: whoever shows it cleans it. */
  readonly text: string;
  readonly own: boolean;
  readonly delivery: Delivery;
  /** The id by which the room tells what became of it, where it can. */
  readonly sentAs?: number;
  /** Names this guest. */
  readonly mention: boolean;
  /** Whose mute hides it; null: it is shown. */
  readonly mutedAs: number | null;
  /** The room kept it: it was said before the guest came, or while they were gone. */
  readonly recalled?: true;
}

/** Something that happened, as a key of the catalogue and what stands in its gaps. */
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
  /** What their lines are marked with. */
  readonly id: number;
}

/** Somebody's session as the room shows it; it lives as long as their stay. */
export interface Known {
  /** A hash of the session, which a ban names. */
  readonly host: string;
}

/** How a channel is set: RFC 2811 §4.2, as far as ngIRCd has it. */
export interface ChannelModes {
  /** Letters of modes without a parameter, such as `mt`. */
  readonly flags: string;
  readonly key: string | null;
  /** People at most. */
  readonly limit: number | null;
}

/** A sentence of the catalogue, by name. */
export interface Reason {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What was said before all that the page holds: the room has none of it, is asked, or has more. */
export type Recollection = 'none' | 'asked' | 'more';

/** A channel or a private talk. */
export interface Buffer {
  /** Its own as long as it is open, whatever it is called. */
  readonly id: number;
  /** The name as it is shown: `#lobby`, `ana`. */
  readonly name: string;
  readonly isChannel: boolean;
  /**
   * `asked`: we want in, as at first and after our place was lost; what is written waits for it.
   * `out`: removed or refused. A private talk is always `in`.
   */
  readonly presence: 'in' | 'asked' | 'out';
  /** Why the guest is out: removed, banned, full, …; null while in, or where nobody said why. */
  readonly outBecause: Reason | null;
  readonly topic: string;
  readonly modes: ChannelModes;
  /** Masks; null: not asked for yet. */
  readonly bans: readonly string[] | null;
  /** By lower-case nick. */
  readonly people: ReadonlyMap<string, Person>;
  readonly lines: readonly Line[];
  readonly before: Recollection;
  readonly unread: number;
  /** Unread lines that name the guest; in a private talk, all. */
  readonly mentions: number;
  /** Id of the first line that came while nobody looked; null: there is nothing new to point at. */
  readonly newFrom: number | null;
}

export interface ListedChannel {
  readonly name: string;
  readonly people: number;
}

export interface RoomState {
  readonly nick: string;
  /** The line is up. */
  readonly online: boolean;
  /** The room sends our own messages back to confirm them. */
  readonly echoes: boolean;
  /** By lower-case name, in the order of the list. */
  readonly buffers: ReadonlyMap<string, Buffer>;
  /** By lower-case nick. */
  readonly muted: ReadonlyMap<string, Muted>;
  /** The colour of each name, by lower-case nick. */
  readonly hues: ReadonlyMap<string, number>;
  /** By lower-case nick: everybody whose session the room has shown. */
  readonly known: ReadonlyMap<string, Known>;
  /** Why, for those who are away; by lower-case nick. */
  readonly away: ReadonlyMap<string, string>;
  /** The room's channels, as it last listed them. */
  readonly listed: readonly ListedChannel[];
  /** A list on its way; `shown`: the guest asked for it. */
  readonly listing: { readonly so: readonly ListedChannel[]; readonly shown: boolean };
  /** How many lines the room gives in one answer of what was said before; 0: it keeps none. */
  readonly recallLimit: number;
  /** When the room ends by itself, in milliseconds since 1970; null: it has not said. */
  readonly endsAt: number | null;
  /** Key of the buffer in view; null before the first. */
  readonly current: string | null;
  /** The guest looks at the page: lines of the current buffer count as read. */
  readonly watched: boolean;
  readonly nextId: number;
}

/** Lines kept in one buffer; the oldest go first. */
export const maxLines = 2_000;
/** Private talks kept: strangers with many nicknames must not fill the page. */
export const maxTalks = 50;
/** Sessions remembered, beyond any room's size; the oldest go first. */
export const maxKnown = 2_000;
/** Channels of one list; a room has a few. */
export const maxListed = 200;
/** Bans shown of one channel; ngIRCd keeps no more by default. */
export const maxBans = 200;

export const emptyRoom: RoomState = {
  nick: '',
  online: false,
  echoes: false,
  buffers: new Map(),
  muted: new Map(),
  hues: new Map(),
  known: new Map(),
  away: new Map(),
  listed: [],
  listing: { so: [], shown: false },
  recallLimit: 0,
  endsAt: null,
  current: null,
  watched: true,
  nextId: 1,
};
