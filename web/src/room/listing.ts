// The room's channels that the guest is not in.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { hasChannelPrefix } from '../../../server/contract/room/channel-name.ts';
import {
  channelsSentence,
  type EventSentence,
} from '../../../server/contract/words/event-sentences.ts';
import type { Action } from './action.ts';
import { maxListed, type ListedChannel, type RoomState } from './state.ts';

type Of<K extends Action['kind']> = Extract<Action, { kind: K }>;

export function channelListed(
  state: RoomState,
  { channel, people }: Of<'channel listed'>,
): RoomState {
  const { so, shown } = state.listing;
  if (!hasChannelPrefix(channel) || so.length >= maxListed) return state;
  return { ...state, listing: { so: [...so, { name: channel, people }], shown } };
}

/** @returns the next state, and the sentence for a guest who asked for the list; null: nobody asked. */
export function channelsListed(state: RoomState): {
  readonly next: RoomState;
  readonly told: EventSentence | null;
} {
  const { so, shown } = state.listing;
  const next = { ...state, listed: so, listing: { so: [], shown: false } };
  return { next, told: shown ? channelsSentence(so) : null };
}

export function listAsked(state: RoomState): RoomState {
  return { ...state, listing: { so: [], shown: true } };
}

/** The channels that the guest is not in, those with most people first. */
export function elsewhere(state: RoomState): readonly ListedChannel[] {
  return state.listed
    .filter(({ name }) => !state.buffers.has(foldName(name)))
    .toSorted((one, other) => other.people - one.people);
}

/**
 * The channel that a guest probably meant who is alone in a channel of almost the same name: one letter more, less
 * or different, or two letters in the wrong order. null: there is none.
 */
export function nearName(name: string, others: readonly ListedChannel[]): string | null {
  return others.find((other) => isNear(foldName(name), foldName(other.name)))?.name ?? null;
}

function isNear(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const rests = [
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const;
  if (rests.some(([a, b]) => one.slice(start + a) === other.slice(start + b))) return true;
  const swapped = `${one[start + 1] ?? ''}${one[start] ?? ''}${one.slice(start + 2)}`;
  return swapped === other.slice(start);
}
