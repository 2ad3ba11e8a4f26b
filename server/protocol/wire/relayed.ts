// A guest's message as ngIRCd hands it to the others, byte by byte: what an echo and the backlog must
// say, too. Knows nothing of who gets it.

import { maxBodyBytes } from './line-splitter.ts';
import { encodeUtf8, withoutBrokenLetters } from './utf8.ts';

// ngIRCd 26 to 28, Conn_WriteStr: a line that is too long with its source keeps 505 bytes, wherever
// that is in a character. What is left of that one is taken off on the way to each guest.
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
  return { line: withoutBrokenLetters(line), textAt: head.length };
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
  // oxlint-disable-next-line no-control-regex -- it is what is looked for
  return text.startsWith('\u0001') && !/^\x01ACTION(?: |\x01?$)/.test(text);
}

/** As ngIRCd's ScrubCTCP lets it through: a `/me` without words needs its blank, and a sign behind that. */
export function spacedAction(text: string): string {
  // oxlint-disable-next-line no-control-regex -- it is what is looked for
  return text.replace(/^\x01ACTION *\x01?$/, '\u0001ACTION \u0001');
}
