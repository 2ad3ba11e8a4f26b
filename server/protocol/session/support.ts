// The words of numeric 005 (ISUPPORT): ngIRCd's, corrected for this room, and the Session's own.

import { maxTargets } from './addressed.ts';

/**
 * The longest texts that everybody gets whole, whoever sends them: a line has 510 bytes, and what comes before
 * these texts has at most 143 (two nicknames of 31 bytes, the rest of a mask, a channel of 50).
 */
export const maxTopicBytes = 360;
export const maxKickBytes = 360;

/** What the Session allows in a line. What is not UTF-8 is repaired before it is passed on. */
export const lineSupport: readonly string[] = [
  `TARGMAX=PRIVMSG:${maxTargets},NOTICE:${maxTargets},JOIN:,PART:,KICK:,NAMES:,WHOIS:`,
  'UTF8ONLY',
];

/** ngIRCd's words that are not true here, or tell which program this is; null: left out. */
const corrected: Readonly<Record<string, (value: string) => string | null>> = {
  IRCD: () => null,
  RFC2812: () => null,
  // Its own flood control is off.
  PENALTY: () => null,
  // The server changes nobody's nickname.
  FNC: () => null,
  CHANTYPES: () => 'CHANTYPES=#',
  CHANLIMIT: (value) => `CHANLIMIT=#:${value.replace(/^.*:/, '')}`,
  // O and P are for operators of the server. There are none.
  CHANMODES: (value) => `CHANMODES=${value.replace(/[OP]/g, '')}`,
  TOPICLEN: () => `TOPICLEN=${maxTopicBytes}`,
  KICKLEN: () => `KICKLEN=${maxKickBytes}`,
};

/** @param tokens of one of ngIRCd's lines. @returns none: the line is left out. */
export function trueSupport(tokens: readonly string[]): readonly string[] {
  return tokens.flatMap((token) => {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(token) ?? [];
    const change = Object.hasOwn(corrected, name) ? corrected[name] : undefined;
    const made = change === undefined ? token : change(value);
    return made === null ? [] : [made];
  });
}
