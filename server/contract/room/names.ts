// Which nicknames and channels ngIRCd takes. Knows nothing of who has them.

import { foldName } from './casemap.ts';
import { channelNameProblem } from './channel-name.ts';

/** ngIRCd's CLIENT_NICK_LEN, less its end: no setting allows more. */
export const maxNickLength = 31;

/**
 * As ngIRCd's Client_IsValidNick: letters and []\^_`{|} anywhere, digits, '-' and ';' but not first.
 * ASCII alone, so characters are bytes.
 */
export function isNick(text: string, maxLength: number): boolean {
  return text.length <= maxLength && /^[A-Z[\]\\^_`a-z{|}][A-Z[\]\\^_`a-z{|};0-9-]*$/.test(text);
}

/** A channel that guests may enter. */
export function isChannel(text: string): boolean {
  return channelNameProblem(text) === null;
}

/** Whether a mask with `*` (any letters) and `?` (one) is meant for a text, in either case. */
export function matchesMask(mask: string, text: string): boolean {
  const letters = Array.from(foldName(text));
  // Which beginnings of the text the mask so far stands for: no mask can cost more than its length.
  let reached = letters.map(() => false);
  reached.unshift(true);
  for (const sign of foldName(mask)) {
    let any = false;
    reached = reached.map((was, at) => {
      if (sign === '*') return (any ||= was);
      const letter = letters[at - 1];
      return at > 0 && reached[at - 1] === true && (sign === '?' || sign === letter);
    });
  }
  return reached.at(-1) ?? false;
}

/** Another name to try when ngIRCd holds `nick` already: `nick_`, at its longest `nic_`, then digits. */
export function nextNick(nick: string, attempt: number, maxLength: number): string {
  const tail = attempt === 1 ? '_' : `_${attempt}`;
  return nick.slice(0, maxLength - tail.length) + tail;
}
