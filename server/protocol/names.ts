// Which nicknames and channels ngIRCd takes. Knows nothing of who has them.

/**
 * As ngIRCd's Client_IsValidNick: letters and []\^_`{|} anywhere, digits, '-' and ';' but not first.
 * ASCII alone, so characters are bytes.
 */
export function isNick(text: string, maxLength: number): boolean {
  return text.length <= maxLength && /^[A-Z[\]\\^_`a-z{|}][A-Z[\]\\^_`a-z{|};0-9-]*$/.test(text);
}

/**
 * A channel that guests may enter: with '#', without control characters. ngIRCd counts bytes and has
 * the last word on the length.
 */
export function isChannel(text: string): boolean {
  return /^#[^\p{Cc} ,:]{1,49}$/u.test(text);
}

/** Another name to try when ngIRCd holds `nick` already: `nick_`, at its longest `nic_`, then digits. */
export function nextNick(nick: string, attempt: number, maxLength: number): string {
  const tail = attempt === 1 ? '_' : `_${attempt}`;
  return nick.slice(0, maxLength - tail.length) + tail;
}
