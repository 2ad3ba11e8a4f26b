// Checks nicknames by ngIRCd's rule, and makes another one when one is taken.

/** ngIRCd's CLIENT_NICK_LEN, less its end: no setting allows more. */
export const maxNickLength = 31;

/**
 * The rule of ngIRCd's Client_IsValidNick: letters and []\^_`{|} anywhere, digits, '-' and ';' but not first.
 * ASCII alone, so characters are bytes.
 * @param maxLength the room's limit; without it the longest that any room allows.
 */
export function isNickname(text: string, maxLength = maxNickLength): boolean {
  return text.length <= maxLength && /^[A-Z[\]\\^_`a-z{|}][A-Z[\]\\^_`a-z{|};0-9-]*$/.test(text);
}

/** Another nickname to try when `nick` is taken: `nick_`, then `nick_2`; the end is cut where it would be too long. */
export function nextNickname(nick: string, attempt: number, maxLength: number): string {
  const tail = attempt === 1 ? '_' : `_${attempt}`;
  return nick.slice(0, maxLength - tail.length) + tail;
}
