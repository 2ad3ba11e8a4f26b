/// <reference path="../irc-framework.d.ts" />
// Lines as the page writes them. Pure: what may stand in a parameter, and where a long text is cut.

import { lineBreak } from 'irc-framework/src/linebreak.js';

// RFC 2812 §2.3: 512 bytes with CRLF. ngIRCd puts `:nick!user@host ` of up to 31, 20 and 64 bytes in
// front when it relays, and cuts the rest off: this much of a text arrives whole.
const maxTextBytes = 350;

/**
 * One IRC line without CR LF. The last parameter may be empty or hold spaces; others with a space
 * or a colon in front would become two, so they are cut there.
 */
export function formatLine(command: string, ...params: readonly string[]): string {
  const clean = params.map((param) => param.replace(/[\0\r\n]+/g, ' '));
  const last = clean.pop();
  const middle = clean.map((param) => param.replace(/^:+/, '').split(' ', 1).join(''));
  return [command, ...middle, ...(last === undefined ? [] : [`:${last}`])].join(' ');
}

/** A text as the messages that it becomes: one a line, long lines cut at spaces. */
export function splitText(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .flatMap((line) => [
      ...lineBreak(line, {
        bytes: maxTextBytes,
        allowBreakingWords: true,
        allowBreakingGraphemes: true,
      }),
    ]);
}

/** `/me`: CTCP ACTION. */
export function actionText(text: string): string {
  return `\x01ACTION ${text}\x01`;
}
