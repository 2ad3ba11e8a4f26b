// The events of the room, as both pages use them. room-translator.ts makes them from IRC lines.

import type { Member, ModeChange } from './modes.ts';

export type TalkForm = 'say' | 'act' | 'notice';

/** `at`: milliseconds since 1970. Texts are as they came: clean them before they are shown. */
export type RoomEvent =
  /** The answer to our PING: everything that was sent before the PING has arrived. */
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
      /** Of the guest's own message, if the room echoes it with its id. */
      readonly id?: number;
      /** The message's id in the room. */
      readonly msgid?: string;
      readonly at: number;
    }
  /** The answer to CHATHISTORY: messages of a channel that the room kept, the oldest first. */
  | {
      readonly kind: 'recalled';
      readonly channel: string;
      readonly lines: readonly {
        readonly form: TalkForm;
        readonly from: string;
        readonly text: string;
        readonly at: number;
        readonly msgid?: string;
      }[];
    }
  /** Somebody took back a message. */
  /** `by`: who did it, its writer or a host. */
  | { readonly kind: 'taken back'; readonly msgid: string; readonly by: string }
  /** The room keeps messages. `limit`: the most in one answer to CHATHISTORY. */
  | { readonly kind: 'recalls'; readonly limit: number }
  | {
      readonly kind: 'server said';
      /** A channel, or the guest's nickname. */
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
      /** null: nobody changed it now, the room tells the current topic. */
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
  /** The host that the room shows for somebody. It belongs to the session, not to the person. */
  | {
      readonly kind: 'seen';
      readonly nick: string;
      readonly host: string;
      /** Absent if the line does not tell. */
      readonly away?: boolean;
    }
  /** The answer to MODE: all modes of a channel. */
  | {
      readonly kind: 'channel modes';
      readonly channel: string;
      readonly modes: string;
      readonly params: readonly string[];
    }
  | { readonly kind: 'channel listed'; readonly channel: string; readonly people: number }
  /** The list of channels is complete. */
  | { readonly kind: 'channels listed'; readonly at: number }
  | { readonly kind: 'ban listed'; readonly channel: string; readonly mask: string }
  /** The list of bans is complete. */
  | { readonly kind: 'bans listed'; readonly channel: string }
  /** When the room ends by itself, in milliseconds since 1970 by this device's clock. */
  | { readonly kind: 'ends'; readonly at: number }
  /**
   * The room drops messages of this age. `aheadMs`: how far this device's clock is ahead of the room's, which
   * wrote the times of messages.
   */
  | { readonly kind: 'forgets'; readonly ageMs: number; readonly aheadMs: number }
  /** What the room says of somebody, also of the guest: it stands in place of what it said before. */
  | {
      readonly kind: 'person';
      readonly nick: string;
      readonly isHost: boolean;
      /** The nickname belongs to their own invitation. */
      readonly isKept: boolean;
    }
  /** One part of the host's sheet, as JSON: for `SheetReader`. */
  | { readonly kind: 'sheet'; readonly json: string }
  /** The guest is marked as away, or is not any more. */
  | { readonly kind: 'away'; readonly away: boolean; readonly at: number }
  /** Somebody else went away or came back, or somebody to whom the guest has written is away. */
  | {
      readonly kind: 'presence';
      readonly nick: string;
      /** The away message; null: they are here. */
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
