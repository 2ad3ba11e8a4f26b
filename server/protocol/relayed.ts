// A guest's message as ngIRCd hands it to the others, byte by byte: what an echo and the backlog must
// say, too. Knows nothing of who gets it.

import { maxBodyBytes } from './line-splitter.ts';
import { encodeUtf8 } from './utf8.ts';

// ngIRCd 26 to 28, Conn_WriteStr: a line that is too long with its source keeps 505 bytes, wherever
// that is in a character.
const cutMark = encodeUtf8('[CUT]');

export interface Relayed {
  /** Without its end. */
  readonly line: Uint8Array;
  /** Where the text begins. */
  readonly textAt: number;
}

/**
 * @param mask the guest's, as others see it.
 * @param target as ngIRCd writes it.
 */
export function relayed(mask: string, command: string, target: string, text: string): Relayed {
  const head = encodeUtf8(`:${mask} ${command} ${target} :`);
  const whole = new Uint8Array([...head, ...encodeUtf8(text)]);
  if (whole.length <= maxBodyBytes) return { line: whole, textAt: head.length };
  const line = whole.slice(0, maxBodyBytes);
  line.set(cutMark, maxBodyBytes - cutMark.length);
  return { line, textAt: head.length };
}

/** ngIRCd takes spaces and tabs off a line's end (ngt_TrimStr). */
export function trimmed(text: string): string {
  return text.replace(/[ \t]+$/, '');
}

/**
 * CTCP that asks another's client something, or answers. ngIRCd's ScrubCTCP drops it without a word,
 * where it sees it; `/me` passes.
 */
export function isCtcpQuery(text: string): boolean {
  return text.startsWith('\u0001') && !text.startsWith('\u0001ACTION ');
}
