// The capability draft/message-redaction: REDACT takes back one message. Its writer may do so, and in a channel a host.

import { redactionCapability } from '../../contract/room/extension-names.ts';
import { foldName } from '../../contract/room/casemap.ts';
import * as numeric from '../../contract/room/numerics.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import { TokenBucket } from '../flood/token-bucket.ts';
import { serializeMessage, type Message } from '../wire/message.ts';
import { cutUtf8 } from '../wire/utf8.ts';
import type { Capability, CapabilityContext } from './capability.ts';
import { hostOf, type SentMessage } from './message-ids.ts';

/** What was said a day ago has been read, and copied by whoever wanted to. */
export const redactionWindowMs = 24 * 3_600_000;
/** Everybody in the channel is told of each: ten at once, then one in five seconds. */
const pace = { burst: 10, perSecond: 0.2 };
/** In a sealed room a message has up to eight lines, and each is taken back by itself. */
const sealedPace = { burst: 80, perSecond: 1.6 };
const maxReasonBytes = 200;

export const messageRedaction = {
  name: redactionCapability,
  specification: 'https://ircv3.net/specs/extensions/message-redaction',
  commands: (context) => {
    const redaction = new Redaction(context);
    return { REDACT: (message) => redaction.answer(message) };
  },
} as const satisfies Capability;

/** Why a message stays: the code and the words of a FAIL, and what stands between them beside target and id. */
class Refusal {
  readonly code: string;
  readonly words: string;
  readonly more: readonly string[];
  constructor(code: string, words: string, ...more: readonly string[]) {
    this.code = code;
    this.words = words;
    this.more = more;
  }
}

class Redaction {
  readonly #parts: CapabilityContext;
  readonly #pace: TokenBucket;

  constructor(parts: CapabilityContext) {
    this.#parts = parts;
    this.#pace = new TokenBucket(parts.isSealed ? sealedPace : pace, parts.time.nowMs);
  }

  /** Answers `REDACT <target> <msgid> [<reason>]`. */
  answer({ params }: Message): void {
    const [target = '', msgid = '', reason = ''] = params;
    if (msgid === '') {
      this.#parts.replies.numeric(numeric.ERR_NEEDMOREPARAMS, ['REDACT'], 'Not enough parameters');
      return;
    }
    const found = this.#find(target, msgid);
    if (found instanceof Refusal) {
      const { code, more, words } = found;
      this.#parts.replies.server('FAIL', ['REDACT', code, target, msgid, ...more, words]);
      return;
    }
    this.#takeBack(found, target, reason);
  }

  #find(target: string, msgid: string): SentMessage | Refusal {
    const { isHost, membership, messageIds, time } = this.#parts;
    const isChannel = target.startsWith('#');
    if (isChannel && !membership.has(target)) {
      return new Refusal('INVALID_TARGET', 'You are not in that channel');
    }
    const message = messageIds.find(msgid);
    const isOwn = message?.writer === hostOf(membership.mask);
    // Whoever is not in a private talk does not learn that there was such a message.
    if (message === null || message.target !== foldName(target) || (!isChannel && !isOwn)) {
      return new Refusal('UNKNOWN_MSGID', 'There is no message of that id, or not any more');
    }
    if (!isOwn && !isHost()) {
      return new Refusal('REDACT_FORBIDDEN', 'Only its writer or a host may take it back');
    }
    if (time.nowMs - message.atMs >= redactionWindowMs) {
      const seconds = `${redactionWindowMs / 1_000}`;
      return new Refusal('REDACT_WINDOW_EXPIRED', 'It is too old to be taken back', seconds);
    }
    if (!this.#pace.takes(time.nowMs)) {
      return new Refusal('RATE_LIMITED', 'Too many at once: wait a few seconds');
    }
    return message;
  }

  #takeBack(message: SentMessage, target: string, reason: string): void {
    const { backlog, isSealed, membership, messageIds, roster } = this.#parts;
    const { msgid } = message;
    messageIds.remove(message);
    backlog?.remove(target, msgid);
    const name = roster.spelled(target) ?? target;
    const words = reason === '' || isSealed ? [] : [cutUtf8(reason, maxReasonBytes)];
    const params = [name, msgid, ...words];
    const line = serializeMessage({ source: membership.mask, command: 'REDACT', params });
    this.#tell(message, line, name);
    // Everybody in a channel has heard it by now; in a private talk the writer has not.
    const { nick } = membership;
    if (!name.startsWith('#') && foldName(name) !== foldName(nick)) this.#tell(message, line, nick);
  }

  /** Tells all in a channel, or one guest. */
  #tell(message: SentMessage, line: Uint8Array, to: string): void {
    const { membership, roster, serverName: source } = this.#parts;
    const params = [to, inEnglish('says.tookBack', { nick: membership.nick })];
    const notice = serializeMessage({ source, command: 'NOTICE', params });
    for (const member of roster.reached(to)) member.seesRedaction(message, line, notice);
  }
}
