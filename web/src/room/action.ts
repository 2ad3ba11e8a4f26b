// What may happen to the room's state: what the network tells, and what the guest does.

import type { Happening } from '../irc/happening.ts';
import type { Delivery } from './state.ts';

export type Action =
  | Happening
  | { readonly kind: 'line broke' }
  | { readonly kind: 'opened'; readonly name: string; readonly at: number }
  | { readonly kind: 'closed'; readonly name: string }
  | { readonly kind: 'looked'; readonly name: string }
  | { readonly kind: 'watched'; readonly watched: boolean }
  /** An own message was written: `waiting` while there is no line, else what `echoes` makes it. */
  | { readonly kind: 'wrote'; readonly target: string; readonly form: 'say' | 'act'; readonly text: string; readonly delivery: Delivery; readonly at: number }
  | { readonly kind: 'flushed'; readonly target: string }
  | { readonly kind: 'took back'; readonly target: string; readonly id: number }
  | { readonly kind: 'noted'; readonly key: string; readonly values: Readonly<Record<string, string>>; readonly tone: 'quiet' | 'plain' | 'wrong'; readonly at: number };
