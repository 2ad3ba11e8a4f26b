// Where the guest's device stands with the group, as the view shows it.

import { signal } from '@preact/signals';
import type { SealedView } from '../../../server/sealed/lines/sealed-lines-types.ts';

export interface SealedState {
  readonly view: SealedView;
  /** When the words changed, in milliseconds since 1970. */
  readonly wordsSince: number;
  /** The channel whose people have the keys; null: the room has not said. */
  readonly channel: string | null;
}

export const noView: SealedView = {
  stage: 'outside',
  fault: null,
  words: null,
  epoch: null,
  members: [],
};

export const sealedState = signal<SealedState>({
  view: noView,
  wordsSince: 0,
  channel: null,
});

/** @param now milliseconds since 1970. */
export function showView(view: SealedView, now: number): void {
  const before = sealedState.peek();
  const isSame = before.view.words?.join() === view.words?.join();
  sealedState.value = { ...before, view, wordsSince: isSame ? before.wordsSince : now };
}

export function showChannel(channel: string): void {
  sealedState.value = { ...sealedState.peek(), channel };
}
