// The states of a session (at the door, entering, inside, ended) and of its connection. Types only.

import type { KnockNews } from '../../../server/contract/words/knock.ts';
import type { Key, Values } from '../../../server/contract/words/messages.ts';

/** A sentence of the catalogue with the values for its gaps. */
export interface Sentence {
  readonly key: Key;
  readonly values: Values;
}

/** `suggestion`: a nickname to try. */
export interface AtDoor {
  readonly at: 'door';
  readonly problem: Sentence | null;
  readonly suggestion: string | null;
}

export type SessionState =
  | AtDoor
  | { readonly at: 'entering' }
  | { readonly at: 'inside' }
  /** `text`: the server's reason; '' where it gave none. */
  | { readonly at: 'ended'; readonly how: 'left' | 'over' | 'shut'; readonly text: string };

export type ConnectionState =
  | { readonly is: 'online' | 'connecting' | 'offline' }
  /** `waitMs`: from the break to the next try. */
  | { readonly is: 'waiting'; readonly waitMs: number }
  /** Back for a few seconds. `lost`: lines that came meanwhile and are kept no more. */
  | { readonly is: 'back'; readonly lost: number }
  /** A host has to let the guest in. */
  | { readonly is: 'knocking'; readonly news: KnockNews }
  /** Another connection has the guest's place. */
  | { readonly is: 'taken' };

export const atDoor: AtDoor = { at: 'door', problem: null, suggestion: null };
