// What may happen to the room's state: what the network tells, and what the guest does.

import type { Happening } from '../irc/happening.ts';

export type Action =
  | Happening
  | { readonly kind: 'line broke' }
  | { readonly kind: 'opened'; readonly name: string; readonly at: number }
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
  /** The first of the lines that wait was given to the line. */
  | { readonly kind: 'flushed'; readonly target: string }
  /** What became of lines that were `sending`. */
  | {
      readonly kind: 'settled';
      readonly ids: ReadonlySet<number>;
      readonly delivery: 'sent' | 'unsure';
    }
  | { readonly kind: 'took back'; readonly target: string; readonly id: number }
  | {
      readonly kind: 'noted';
      readonly key: string;
      readonly values: Readonly<Record<string, string>>;
      readonly tone: 'quiet' | 'plain' | 'wrong';
      readonly at: number;
    };
