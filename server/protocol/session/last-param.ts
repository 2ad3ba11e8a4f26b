// Changes a command's text, its last parameter, so that ngIRCd accepts it and passes it on whole.

import { maxKickBytes, maxTopicBytes } from './support.ts';
import { cutUtf8 } from '../wire/utf8.ts';

/** ngIRCd drops a line whose text begins with \u0001, without a reply (ScrubCTCP): a PART would do nothing. */
export function withoutCtcp(params: readonly string[]): readonly string[] {
  const text = params.at(-1);
  return text?.includes('\u0001') === true
    ? withLast(params, text.replaceAll('\u0001', ''))
    : params;
}

/** Cuts texts to the length that 005 says, so that others get them whole. */
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
