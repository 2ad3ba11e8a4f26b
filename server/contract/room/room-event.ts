// What can happen in the room, as both pages understand it: lines of IRC become these events (room-translator.ts).

import type { Member, ModeChange } from './modes.ts';

export type TalkForm = 'say' | 'act' | 'notice';

/** `at`: milliseconds since 1970. Texts are raw: whoever shows them cleans them first. */
export type RoomEvent =
  /** The answer to a PING of ours: all that was sent before it has arrived. */
  | { readonly kind: 'pong'; readonly token: string }
  | {
      readonly kind: 'registered';
      readonly nick: string;
      readonly echoes: boolean;
      readonly at: number;
    }
  | {
      readonly kind: 'talk';
      readonly form: TalkForm;
      readonly from: string;
      readonly target: string;
      readonly text: string;
      /** An own line's, where the room tells it by its id: everybody was given it. */
      readonly id?: number;
      readonly at: number;
    }
  /** Lines of a channel that the room kept, the oldest first: the answer to a question. */
  | {
      readonly kind: 'recalled';
      readonly channel: string;
      readonly lines: readonly {
        readonly form: TalkForm;
        readonly from: string;
        readonly text: string;
        readonly at: number;
      }[];
    }
  /** The room keeps lines, and gives at most so many in one answer. */
  | { readonly kind: 'recalls'; readonly limit: number }
  | {
      readonly kind: 'server said';
      /** A channel, or the guest. */
      readonly target: string;
      readonly text: string;
      readonly at: number;
    }
  | {
      readonly kind: 'joined';
      readonly nick: string;
      readonly channel: string;
      readonly at: number;
    }
  | {
      readonly kind: 'parted';
      readonly nick: string;
      readonly channel: string;
      readonly reason: string;
      readonly at: number;
    }
  | { readonly kind: 'quit'; readonly nick: string; readonly at: number }
  | {
      readonly kind: 'kicked';
      readonly nick: string;
      readonly by: string;
      readonly channel: string;
      readonly reason: string;
      readonly at: number;
    }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string; readonly at: number }
  | {
      readonly kind: 'topic';
      readonly channel: string;
      readonly text: string;
      /** null: nobody changed it, the room tells what stands. */
      readonly by: string | null;
      readonly at: number;
    }
  | { readonly kind: 'people'; readonly channel: string; readonly people: readonly Member[] }
  | {
      readonly kind: 'modes';
      readonly channel: string;
      readonly by: string;
      readonly changes: readonly ModeChange[];
      /** The changes as they came: `+o-v ana bob`. */
      readonly text: string;
      readonly at: number;
    }
  /** Who somebody is to the room: by the host, which is the session's and not the person's. */
  | {
      readonly kind: 'seen';
      readonly nick: string;
      readonly host: string;
      /** Absent where this does not tell. */
      readonly away?: boolean;
    }
  /** All modes of a channel, as the answer to a question. */
  | {
      readonly kind: 'channel modes';
      readonly channel: string;
      readonly modes: string;
      readonly params: readonly string[];
    }
  | { readonly kind: 'channel listed'; readonly channel: string; readonly people: number }
  /** The list of channels is whole. */
  | { readonly kind: 'channels listed'; readonly at: number }
  | { readonly kind: 'ban listed'; readonly channel: string; readonly mask: string }
  /** The list of bans is whole. */
  | { readonly kind: 'bans listed'; readonly channel: string }
  /** When the room ends by itself, in milliseconds since 1970 by this device's clock. */
  | { readonly kind: 'ends'; readonly at: number }
  /** The guest is marked as away, or no longer. */
  | { readonly kind: 'away'; readonly away: boolean; readonly at: number }
  /** Somebody else went away, came back, or is away to whom one has written. */
  | {
      readonly kind: 'presence';
      readonly nick: string;
      /** Their words; null: they are here. */
      readonly away: string | null;
      readonly at: number;
    }
  | { readonly kind: 'invited'; readonly by: string; readonly channel: string; readonly at: number }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly subject: string;
      readonly text: string;
      readonly at: number;
    };
