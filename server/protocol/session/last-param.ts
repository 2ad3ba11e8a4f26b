// A command's text, which is its last parameter: made such that ngIRCd takes it and hands it on whole.

import { maxKickBytes, maxTopicBytes } from './support.ts';
import { cutUtf8 } from '../wire/utf8.ts';

/** ngIRCd drops a line without a word whose text begins so (ScrubCTCP): a PART would leave one inside. */
export function withoutCtcp(params: readonly string[]): readonly string[] {
  const text = params.at(-1);
  return text?.includes('\u0001') === true
    ? withLast(params, text.replaceAll('\u0001', ''))
    : params;
}

/** Texts are no longer than 005 says: what others get of them is whole. */
export function fit(command: string, params: readonly string[]): readonly string[] {
  if (command === 'TOPIC' && params.length > 1) return cutLast(params, maxTopicBytes);
  return command === 'KICK' && params.length > 2 ? cutLast(params, maxKickBytes) : params;
}

export function withLast(params: readonly string[], last: string): readonly string[] {
  return [...params.slice(0, -1), last];
}

function cutLast(params: readonly string[], maxBytes: number): readonly string[] {
  return withLast(params, cutUtf8(params.at(-1) ?? '', maxBytes));
}
