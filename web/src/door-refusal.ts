// Why the room did not let a guest in, as a sentence and a nickname to try instead. Pure.

import type { Phase } from './phase.ts';
import { nearbyNickname, type Pick } from './text/nickname.ts';

type AtDoor = Extract<Phase, { at: 'door' }>;

/**
 * @param refused code: a numeric of RFC 2812 or `ERROR`; text: the room's own words.
 * @returns null if this refusal does not keep a guest out.
 */
export function doorRefusal(
  refused: { readonly code: string; readonly text: string },
  nick: string,
  pick: Pick,
): AtDoor | null {
  const say = (
    key: NonNullable<AtDoor['problem']>['key'],
    suggestion: string | null = null,
  ): AtDoor => ({
    at: 'door',
    problem: {
      key,
      values: {
        text: refused.text.replace(/^Closing link: /i, ''),
        ...(suggestion === null ? {} : { other: suggestion }),
      },
    },
    suggestion,
  });
  switch (refused.code) {
    case '433':
    case '436':
      return say('failed.nickTaken', nearbyNickname(nick, pick));
    case '432':
      return say('failed.nickForm');
    case '464':
      return say('failed.passphrase');
    case '465':
      return say('failed.banned');
    case 'ERROR':
      // Words, as ERROR has no numbers: ngIRCd's and the gateway's.
      if (/pass(word|phrase)/i.test(refused.text)) return say('failed.passphrase');
      if (/\bfull\b|too many/i.test(refused.text)) return say('failed.full');
      return say('failed.closed');
    default:
      return null;
  }
}
