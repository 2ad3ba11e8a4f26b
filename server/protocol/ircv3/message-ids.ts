// Gives each message of the room an id (https://ircv3.net/specs/extensions/message-ids): the same for all who get
// it, though ngIRCd passes on no tags and each guest has a link of their own.
//
// ngIRCd sends the messages of one channel in one order to everybody. So equal lines are told apart by their order:
// each Session remembers the last message that it saw there, and takes the next one with the same bytes. Whoever
// sees a message first gives it its number. No text is kept: lines are compared by a hash with a secret of the room.

import { foldName } from '../../contract/room/casemap.ts';

export interface SentMessage {
  /** As clients see it; it tells nothing. */
  readonly msgid: string;
  /** Rises by one with each message. */
  readonly number: number;
  /** A channel or a nickname, folded. */
  readonly target: string;
  /** The host in the writer's mask, which belongs to their session. */
  readonly writer: string;
  /** By the host's clock, in milliseconds. */
  readonly atMs: number;
}

/** At least the last so many of the room, and at most twice as many, can be taken back. */
export const keptMessages = 5_000;
/** The links of two guests may differ by so much, if one of them reads slowly. */
const comparedMs = 120_000;

export class MessageIds {
  readonly #mint: () => string;
  readonly #secret: number;
  readonly #max: number;
  /** Messages with the same line, the oldest first. */
  readonly #byLine = new Map<number, SentMessage[]>();
  /** Those in `#byLine`, the oldest first. */
  #compared: { readonly key: number; readonly message: SentMessage }[] = [];
  /**
   * The last messages, and those before them. Two maps that are dropped whole: a map from which the first entry is
   * removed again and again costs 20 µs a message in V8.
   */
  #byId = new Map<string, SentMessage>();
  #older = new Map<string, SentMessage>();
  #last = 0;

  /**
   * @param mint a new id that nobody can guess.
   * @param secret a random whole number of 32 bits.
   * @param max lines at least can be taken back.
   */
  constructor(mint: () => string, secret: number, max = keptMessages) {
    this.#mint = mint;
    this.#secret = secret;
    this.#max = max;
  }

  /**
   * The message that a line is.
   * @param line `:nick!user@host PRIVMSG target :text`, one character a byte, without its end.
   * @param after number of the last message that was seen there.
   */
  messageOf(line: string, target: string, after: number, nowMs: number): SentMessage {
    const key = hash(line, this.#secret);
    const same = this.#byLine.get(key);
    const known = same?.find(({ number }) => number > after);
    if (known !== undefined) return known;
    this.#last += 1;
    const message: SentMessage = {
      msgid: this.#mint(),
      number: this.#last,
      target: foldName(target),
      writer: hostOf(line.slice(1, line.indexOf(' '))),
      atMs: nowMs,
    };
    if (same === undefined) this.#byLine.set(key, [message]);
    else same.push(message);
    this.#compared.push({ key, message });
    if (this.#byId.size >= this.#max) {
      this.#older = this.#byId;
      this.#byId = new Map();
    }
    this.#byId.set(message.msgid, message);
    return message;
  }

  /** null: there is none, or it is too old. */
  find(msgid: string): SentMessage | null {
    return this.#byId.get(msgid) ?? this.#older.get(msgid) ?? null;
  }

  /** It was taken back. */
  remove({ msgid }: SentMessage): void {
    this.#byId.delete(msgid);
    this.#older.delete(msgid);
  }

  /** The number of the last message that came before this time. */
  lastBefore(atMs: number): number {
    let number = this.#last;
    for (let at = this.#compared.length - 1; at >= 0; at -= 1) {
      const message = this.#compared[at]?.message;
      if (message === undefined || message.atMs < atMs) break;
      number = message.number - 1;
    }
    return number;
  }

  /** To be called about once a second. @param keptMs the age at which an id is forgotten. */
  expire(nowMs: number, keptMs: number): void {
    const untilMs = nowMs - comparedMs;
    let count = 0;
    for (const { key, message } of this.#compared) {
      if (message.atMs > untilMs) break;
      count += 1;
      const left = this.#byLine.get(key)?.slice(1) ?? [];
      if (left.length === 0) this.#byLine.delete(key);
      else this.#byLine.set(key, left);
    }
    if (count > 0) this.#compared = this.#compared.slice(count);
    for (const messages of [this.#older, this.#byId]) {
      for (const message of messages.values()) {
        if (nowMs - message.atMs < keptMs) return;
        messages.delete(message.msgid);
      }
    }
  }
}

/** `room` of `ana!guest@room`: what tells one session from another, also under another nickname. */
export function hostOf(mask: string): string {
  return mask.slice(mask.lastIndexOf('@') + 1);
}

/** cyrb53 (https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js): 53 bits, 1 ns a character. */
function hash(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}
