// What may happen to the room's state: what the network tells, and what the guest does.

import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import type { Recollection } from './state.ts';

export type Action =
  | RoomEvent
  /** Whether the room keeps more of a channel than the page holds. */
  | {
      readonly kind: 'recalling';
      readonly channel: string;
      readonly is: Recollection;
    }
  | { readonly kind: 'line broke' }
  /** The room has given up our place. */
  | { readonly kind: 'place lost' }
  /** Back in our place. `lost`: lines that came meanwhile and are kept no more. */
  | { readonly kind: 'returned'; readonly lost: number; readonly at: number }
  | { readonly kind: 'opened'; readonly name: string; readonly at: number }
  /** The guest asked for the list of channels, and is to be shown it. */
  | { readonly kind: 'list asked' }
  | { readonly kind: 'closed'; readonly name: string }
  | { readonly kind: 'looked'; readonly name: string }
  /** What was known of its bans is old. */
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
  /** The first of the lines that wait was given to the line. `sentAs`: its id, if it has one. */
  | { readonly kind: 'flushed'; readonly target: string; readonly sentAs?: number }
  /** The room has all lines of ours up to this id. */
  | { readonly kind: 'arrived'; readonly upTo: number }
  /** What became of lines that were under way. */
  | {
      readonly kind: 'settled';
      readonly ids: ReadonlySet<number>;
      readonly delivery: 'delivered' | 'unsure';
    }
  | { readonly kind: 'took back'; readonly target: string; readonly id: number }
  | {
      readonly kind: 'noted';
      readonly key: string;
      readonly values: Readonly<Record<string, string>>;
      readonly tone: 'quiet' | 'plain' | 'wrong';
      readonly at: number;
    };
