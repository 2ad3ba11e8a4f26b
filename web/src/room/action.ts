// What changes the room's state: events from the network, and what the guest does.

import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import type { Recollection } from './state.ts';

export type Action =
  | RoomEvent
  /** Whether the room has older messages of a channel than the page. */
  | {
      readonly kind: 'recalling';
      readonly channel: string;
      readonly is: Recollection;
    }
  | { readonly kind: 'line broke' }
  /** The room has given our session up. */
  | { readonly kind: 'place lost' }
  /** Our session is resumed. `lost`: number of lines that came meanwhile and that the room no longer has. */
  | { readonly kind: 'returned'; readonly lost: number; readonly at: number }
  | { readonly kind: 'opened'; readonly name: string; readonly at: number }
  /** The guest asked for the list of channels, so it is shown when it comes. */
  | { readonly kind: 'list asked' }
  | { readonly kind: 'closed'; readonly name: string }
  | { readonly kind: 'looked'; readonly name: string }
  /** The page asks for the channel's bans again. */
  | { readonly kind: 'bans asked'; readonly channel: string }
  | { readonly kind: 'watched'; readonly watched: boolean }
  | { readonly kind: 'muted' | 'unmuted'; readonly nick: string }
  | {
      readonly kind: 'wrote';
      readonly target: string;
      readonly form: 'say' | 'act';
      readonly text: string;
      readonly at: number;
    }
  /** The first message that waits there was sent. `sentAs`: its id, if it has one. */
  | { readonly kind: 'flushed'; readonly target: string; readonly sentAs?: number }
  /** The room has all messages of ours up to this id. */
  | { readonly kind: 'arrived'; readonly upTo: number }
  /** What became of messages that were on their way. */
  | {
      readonly kind: 'settled';
      readonly ids: ReadonlySet<number>;
      readonly delivery: 'delivered' | 'unsure';
    }
  /** Messages of the age at which the room forgets are dropped. */
  | { readonly kind: 'passed'; readonly now: number }
  | { readonly kind: 'took back'; readonly target: string; readonly id: number }
  | {
      readonly kind: 'noted';
      readonly key: string;
      readonly values: Readonly<Record<string, string>>;
      readonly tone: 'quiet' | 'plain' | 'wrong';
      readonly at: number;
    };
