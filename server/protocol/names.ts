// Which nicknames and channels ngIRCd takes. Knows nothing of who has them.

/**
 * As ngIRCd's Client_IsValidNick: letters and []\^_`{|} anywhere, digits, '-' and ';' but not first.
 * ASCII alone, so characters are bytes.
 */
export function isNick(text: string, maxLength: number): boolean {
  return text.length <= maxLength && /^[A-Z[\]\\^_`a-z{|}][A-Z[\]\\^_`a-z{|};0-9-]*$/.test(text);
}

/** What a list of targets may call a channel; ngIRCd has the last word on the rest of the name. */
export function isChannel(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^#[^\0\x07\n\r ,:]{1,49}$/u.test(text);
}

/** Another name to try when ngIRCd holds `nick` already: `nick_`, at its longest `nic_`, then digits. */
export function nextNick(nick: string, attempt: number, maxLength: number): string {
  const tail = attempt === 1 ? '_' : `_${attempt}`;
  return nick.slice(0, maxLength - tail.length) + tail;
}
