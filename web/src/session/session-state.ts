// Where the guest is: at the door, on the way in, inside, or out again. Types only.

import type { Key, Values } from '../../../server/contract/words/messages.ts';

/** A sentence of the catalogue with what stands in its gaps. */
export interface Sentence {
  readonly key: Key;
  readonly values: Values;
}

export type SessionState =
  | { readonly at: 'door'; readonly problem: Sentence | null; readonly suggestion: string | null }
  | { readonly at: 'entering' }
  | { readonly at: 'inside' }
  /** `text`: the room's own last words; '' where it said none. */
  | { readonly at: 'ended'; readonly how: 'left' | 'over' | 'shut'; readonly text: string };

/** The line to the room, once inside. */
export type ConnectionState =
  | { readonly is: 'online' | 'connecting' | 'offline' }
  /** `waitMs`: from the break to the next try. */
  | { readonly is: 'waiting'; readonly waitMs: number }
  /** Just come back, for some seconds. `lost`: lines that came meanwhile and are kept no more. */
  | { readonly is: 'back'; readonly lost: number }
  /** Another connection has our place. */
  | { readonly is: 'taken' };

export const atDoor: SessionState = { at: 'door', problem: null, suggestion: null };
