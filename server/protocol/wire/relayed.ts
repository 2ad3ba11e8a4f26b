// Writes a guest's message exactly as ngIRCd sends it to others: the echo and the backlog must be the same.

import { joinBytes } from './join-bytes.ts';
import { maxBodyBytes } from './line-splitter.ts';
import { encodeUtf8, withoutBrokenLetters } from './utf8.ts';

// ngIRCd 26 to 28, Conn_WriteStr: of a line that is too long with its source, 505 bytes stay. The cut may go
// through a character; what is left of it is removed on the way to each guest.
const cutMark = encodeUtf8('[CUT]');

export interface Relayed {
  /** Without its end. */
  readonly line: Uint8Array;
  /** Where the text begins. */
  readonly textAt: number;
}

/**
 * @param mask the sender's `nick!user@host`, as others see it.
 * @param target in ngIRCd's spelling.
 */
export function relayed(mask: string, command: string, target: string, text: string): Relayed {
  const head = encodeUtf8(`:${mask} ${command} ${target} :`);
  const whole = joinBytes([head, encodeUtf8(text)]);
  if (whole.length <= maxBodyBytes) return { line: whole, textAt: head.length };
  const line = whole.slice(0, maxBodyBytes);
  line.set(cutMark, maxBodyBytes - cutMark.length);
  return { line: withoutBrokenLetters(line), textAt: head.length };
}

/** ngIRCd removes spaces and tabs from a line's end (ngt_TrimStr). */
export function trimmed(text: string): string {
  return text.replace(/[ \t]+$/, '');
}

/**
 * Whether it is CTCP that asks another client something, or answers. ngIRCd's ScrubCTCP drops it without a
 * reply; only `/me` passes.
 */
export function isCtcpQuery(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- CTCP begins with it
  return text.startsWith('\u0001') && !/^\x01ACTION(?: |\x01?$)/.test(text);
}

/** ngIRCd's ScrubCTCP lets a `/me` without words pass only with a space and a \\u0001 behind it. */
export function spacedAction(text: string): string {
  // oxlint-disable-next-line no-control-regex -- CTCP begins with it
  return text.replace(/^\x01ACTION *\x01?$/, '\u0001ACTION \u0001');
}
