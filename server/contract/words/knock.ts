// What the room tells a guest who waits to be let in, as it comes over the wire.

import { sentenceOf } from './room-says.ts';

export interface KnockNews {
  /** Two words, for a host to compare. */
  readonly words: string;
  readonly isHostHere: boolean;
}

/**
 * Follows the room's notices.
 * @param before what was known; null: the guest does not wait.
 * @param text of a server's NOTICE.
 */
export function knockNews(before: KnockNews | null, text: string): KnockNews | null {
  const told = sentenceOf(text);
  if (told?.key === 'says.knocking') return { words: told.values['text'] ?? '', isHostHere: true };
  if (told?.key === 'says.knockNoHost' && before !== null) return { ...before, isHostHere: false };
  return before;
}
