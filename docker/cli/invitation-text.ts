// The invitation for this program's terminal: the contract's text, with its QR code. Pure.

import { renderUnicodeCompact } from 'uqr';
import type { ReadyEvent } from '../../server/contract/events.ts';
import {
  invitationText as textOf,
  type TextOptions,
} from '../../server/contract/invitation-text.ts';
import type { Sentence } from '../../server/contract/terminal/tongue.ts';

const howToEnd: Sentence =
  'To end it: Ctrl-C here, or "npx mayfly down" elsewhere on this machine.';

/** Lines without an end; the longest are the links and keys, which must stay whole to be copied. */
export function invitationText(
  ready: ReadyEvent,
  options: Pick<TextOptions, 'columns' | 'colour' | 'tongue'> &
    Partial<Pick<TextOptions, 'howToEnd'>>,
): string {
  const qr = (text: string): string => renderUnicodeCompact(text, { ecc: 'L', border: 2 });
  return textOf(ready, { qr, howToEnd: options.tongue.say(howToEnd), ...options });
}
