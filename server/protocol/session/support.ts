// What 005 says: ngIRCd's words made true for this room, and the Session's own. Knows no session.

import { maxTargets } from './addressed.ts';

/**
 * The longest that everybody gets whole, whoever says it, wherever: a line has 510 bytes, and what stands
 * before these texts has at most 143 (two nicknames of 31 bytes, the rest of a mask, a channel of 50).
 */
export const maxTopicBytes = 360;
export const maxKickBytes = 360;

/** Of the Session's own. @param historyLines in one answer to CHATHISTORY; 0: there is none. */
export function ownSupport(historyLines: number): readonly string[] {
  // ngIRCd cannot hand tags on, so all that clients would tell each other by them is denied.
  const tags = 'CLIENTTAGDENY=*';
  return historyLines === 0
    ? [tags]
    : [tags, `CHATHISTORY=${historyLines}`, 'MSGREFTYPES=timestamp'];
}

/** What the Session holds every line to. What is no UTF-8 is mended, and not handed on. */
export const lineSupport: readonly string[] = [
  `TARGMAX=PRIVMSG:${maxTargets},NOTICE:${maxTargets},JOIN:,PART:,KICK:,NAMES:,WHOIS:`,
  'UTF8ONLY',
];

/** ngIRCd's tokens that say what is not so, or which program this is; null: left out. */
const corrected: Readonly<Record<string, (value: string) => string | null>> = {
  IRCD: () => null,
  RFC2812: () => null,
  // Its own flood control is off.
  PENALTY: () => null,
  // Nobody's nickname is changed for them.
  FNC: () => null,
  CHANTYPES: () => 'CHANTYPES=#',
  CHANLIMIT: (value) => `CHANLIMIT=#:${value.replace(/^.*:/, '')}`,
  // O and P are for operators of the server, and there are none.
  CHANMODES: (value) => `CHANMODES=${value.replace(/[OP]/g, '')}`,
  TOPICLEN: () => `TOPICLEN=${maxTopicBytes}`,
  KICKLEN: () => `KICKLEN=${maxKickBytes}`,
};

/** @param tokens of a line of ngIRCd's. @returns none: the line says nothing. */
export function trueSupport(tokens: readonly string[]): readonly string[] {
  return tokens.flatMap((token) => {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(token) ?? [];
    const change = Object.hasOwn(corrected, name) ? corrected[name] : undefined;
    const made = change === undefined ? token : change(value);
    return made === null ? [] : [made];
  });
}
