// How a text is to be shown in a terminal: its width, its colours, its language. Pure.

import type { ReadyEvent } from '../host/events.ts';
import type { Translator } from '../sentences/translator.ts';
import { wrap, wrapAroundCommand } from './wrap.ts';

/** The terminal. */
export interface ScreenOptions {
  /** null: not a terminal, so that nobody can scan a QR code. */
  readonly columns: number | null;
  /** The terminal knows colours: the QR code is then dark on light whatever its theme is. */
  readonly colour: boolean;
  /** The text as a QR code for a terminal: rows of equal width, the light modules drawn. null: none is wanted. */
  readonly qr: ((text: string) => string) | null;
  readonly translator: Translator;
}

export interface TextOptions extends ScreenOptions {
  /** What ends the room, as a sentence. */
  readonly howToEnd: string;
  /** What prints the blocks for IRC clients, as a sentence. */
  readonly howToGetSsh: string;
  /** What makes an invitation for one person, as a sentence. */
  readonly howToGetPersonal: string;
  /** Whom it is for: guests with a browser, or the one whose key was let in. */
  readonly recipient: 'browser' | 'key owner';
  /** What names the room to other commands; null: not known. */
  readonly room: string | null;
  /** Milliseconds until it ends; null: it has just begun. */
  readonly remainingMs: number | null;
}

/** The link as a QR code, or a word on why not; nothing where nobody could scan it, or who does could not enter. */
export function qrCode(
  link: string,
  { sealed }: Pick<ReadyEvent, 'sealed'>,
  { qr, columns, colour, translator }: ScreenOptions,
): string[] {
  if (qr === null || columns === null) return [];
  if (sealed && !link.includes('&seal=')) return [];
  const rows = qr(link).split('\n');
  const width = Math.max(...rows.map((row) => row.replaceAll(/\x1b\[[\d;]*m/g, '').length)); // oxlint-disable-line no-control-regex
  if (columns < width) {
    const gaps = { width, columns };
    return ['', translator.say('invitation.tooNarrowForQr', gaps)];
  }
  // The light modules are drawn: in a bright colour on black they are light in every theme.
  return ['', ...rows.map((row) => (colour ? `\x1b[97;40m${row}\x1b[0m` : row))];
}

/** Sentences in lines of the terminal's width; what is copied is no sentence. */
export function inLines({ translator, columns }: ScreenOptions): Translator['say'] {
  if (columns === null) return translator.say;
  return (key, ...values) => wrap(translator.say(key, ...values), columns).join('\n');
}

/** Sentences, a line each, that name a command to be copied. */
export function aroundCommand(text: string, { columns }: ScreenOptions): string {
  if (columns === null) return text;
  return text
    .split('\n')
    .flatMap((line) => wrapAroundCommand(line, columns))
    .join('\n');
}

/** The first line of a block: who gets it. */
export function heading(text: string, { columns }: ScreenOptions): string {
  const line = `=== ${text} ===`;
  return columns === null ? line : wrap(line, columns).join('\n');
}
