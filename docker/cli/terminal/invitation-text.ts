// Writes the invitation for the host program's terminal: the contract's text, with a QR code. Pure.

import { encode, renderUnicodeCompact } from 'uqr';
import type { ReadyEvent } from '../../../server/contract/host/events.ts';
import { invitationText as textOf } from '../../../server/contract/terminal/invitation-text.ts';
import type { ScreenOptions, TextOptions } from '../../../server/contract/terminal/text-options.ts';
import type { Translator } from '../../../server/contract/sentences/translator.ts';

/** Where the invitation is shown. */
export interface Screen {
  /** null: not a terminal. */
  readonly columns: number | null;
  readonly colour: boolean;
  readonly hasUnicode: boolean;
}

/** @param output what the invitation is written to. */
export function screenOf(
  output: { readonly isTTY?: boolean; readonly columns?: number },
  env: NodeJS.ProcessEnv,
): Screen {
  const isTerminal = output.isTTY === true && env['TERM'] !== 'dumb';
  // locale(7): the first that is set and not empty.
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'C';
  return {
    columns: isTerminal ? (output.columns ?? 80) : null,
    // Not a matter of NO_COLOR: without them a code is light on dark on one half of all terminals.
    colour: isTerminal,
    hasUnicode: /utf-?8/i.test(locale),
  };
}

export interface Wish {
  /** Whether a QR code is wanted. */
  readonly qr: boolean;
  readonly recipient: TextOptions['recipient'];
  readonly room: string | null;
  /** Where several rooms run, the commands name this one. */
  readonly isOneOfMany: boolean;
  /** null: the room has just begun, and ends with Ctrl-C here. */
  readonly remainingMs: number | null;
}

/** Lines without an end; the longest are links, keys and commands, which must stay whole to be copied. */
export function invitationText(
  ready: ReadyEvent,
  screen: Screen,
  wish: Wish,
  translator: Translator,
): string {
  const { room, remainingMs, recipient, isOneOfMany } = wish;
  const end = translator.say(
    remainingMs === null ? 'invitation.endByCtrlC' : 'invitation.endByDown',
  );
  return textOf(ready, {
    ...textScreen(screen, wish.qr, translator),
    room,
    remainingMs,
    recipient,
    howToEnd: isOneOfMany && room !== null && remainingMs !== null ? `${end} --room ${room}` : end,
    howToGetSsh:
      isOneOfMany && room !== null
        ? translator.say('invitation.getSshOfRoom', { room })
        : translator.say('invitation.getSsh'),
    howToGetPersonal:
      isOneOfMany && room !== null
        ? translator.say('invitation.getPersonalOfRoom', { room })
        : translator.say('invitation.getPersonal'),
  });
}

/** @param qr whether QR codes are drawn. */
export function textScreen(screen: Screen, qr: boolean, translator: Translator): ScreenOptions {
  const { columns, colour } = screen;
  return { columns, colour, translator, qr: qr ? (text) => qrRows(text, screen) : null };
}

/** In half blocks where the terminal has them, else two columns a module. */
function qrRows(text: string, { hasUnicode, colour }: Screen): string {
  const options = { ecc: 'L', border: 2 } as const;
  if (hasUnicode) return renderUnicodeCompact(text, options);
  // Reverse video fills the whole cell; without it a letter has to do.
  const light = colour ? '\x1b[7m  \x1b[27m' : '##';
  return encode(text, options)
    .data.map((row) => row.map((isDark) => (isDark ? '  ' : light)).join(''))
    .join('\n');
}
