// A guest's messages on their way: follows each until ngIRCd has said what it did with it. The echo, the backlog
// and a guest who leaves depend on that.

import { foldName } from '../../contract/room/casemap.ts';
import type { Barriers } from '../state/barrier.ts';
import type { Membership } from '../state/membership.ts';
import type { NgircdCommands } from '../state/ngircd-commands.ts';
import type { Roster } from '../state/roster.ts';
import { maxBodyBytes } from '../wire/line-splitter.ts';
import type { Message } from '../wire/message.ts';
import { trimmed } from '../wire/relayed-message.ts';
import { encodeUtf8 } from '../wire/utf8.ts';
import type { Delivery } from './delivery.ts';

/** More than a session's burst: only an ngIRCd that stands still lets it come to this. */
const maxPending = 128;
/** In a sealed room: the longest frame. */
const maxSealedPending = 256;

interface PendingMessage {
  readonly command: string;
  readonly text: string;
  readonly id: string | null;
  /** By folded name. A target that ngIRCd refuses is taken out. */
  readonly targets: Map<string, string>;
  /** In a sealed room: a last target that nobody has. ngIRCd's refusal of it says that all others were done. */
  readonly mark: string | null;
}

export type MessageProblem = 'too long' | 'not a message';

export interface PendingMessageParts {
  readonly barriers: Barriers;
  readonly commands: NgircdCommands;
  readonly delivery: Delivery;
  readonly isSealed: boolean;
  readonly membership: Membership;
  readonly roster: Roster;
}

/**
 * In a sealed room the echo has to stand exactly where others have the message: devices agree by that order. A barrier
 * would come too late, as ngIRCd may serve others between two commands of one link. So there the message itself has a
 * mark as its last target. In other rooms: one barrier behind each message, so that a refusal belongs to the oldest message without its PONG. And one
 * in front, if another command went before whose refusals look alike.
 */
export class PendingMessages {
  readonly #parts: PendingMessageParts;
  /** null: a barrier behind other commands. */
  #pending: (PendingMessage | null)[] = [];
  /** How many commands with such refusals were sent before the last barrier. */
  #refusableBefore = 0;
  /** Messages that were sent and not followed, and those of them behind which a barrier is, or was. */
  #sent = 0;
  #asked = 0;
  #marks = 0;
  #read = 0;

  constructor(parts: PendingMessageParts) {
    this.#parts = parts;
  }

  /** Whether messages are to be sent by `send`, as it matters what ngIRCd does with them. */
  get areFollowed(): boolean {
    return this.#parts.delivery.isWanted;
  }

  /** No more messages may be sent until ngIRCd has answered. */
  get isFull(): boolean {
    const { isSealed } = this.#parts;
    return this.#pending.length >= (isSealed ? maxSealedPending : maxPending);
  }

  /** ngIRCd may not have read all messages yet, and would drop the rest if its link closed now. */
  get isUnread(): boolean {
    return this.#sent > this.#read || this.#pending.some((message) => message !== null);
  }

  /** A message was sent to ngIRCd that is not followed. */
  sentUnfollowed(): void {
    this.#sent += 1;
  }

  /** To be called about once a second: one barrier for all messages that were sent since the last. */
  check(): void {
    if (this.#asked > this.#read || this.#sent === this.#asked) return;
    const asked = this.#sent;
    this.#asked = asked;
    this.#parts.barriers.raise(() => {
      this.#read = asked;
    });
  }

  /**
   * Sends a PRIVMSG or NOTICE to ngIRCd, written anew, so that ngIRCd reads exactly the text that is echoed.
   * @param id the id that the client gave the line; null: none.
   * @returns why it was not sent. `not a message`: ngIRCd will refuse it; it is to be sent as it is.
   */
  send({ command, params }: Message, id: string | null): MessageProblem | null {
    const { commands } = this.#parts;
    const [names = '', words = ''] = params;
    const targets = this.#targets(command, names);
    if (params.length !== 2 || !/[^,]/.test(names)) return 'not a message';
    const text = trimmed(words);
    // No nickname begins with a digit.
    const mark = this.#parts.isSealed ? `${(this.#marks += 1)}` : null;
    const list = [...targets.values(), ...(mark === null ? [] : [mark])].join(',');
    const line = encodeUtf8(`${command} ${list} :${text}\r\n`);
    if (line.length > maxBodyBytes + 2) return 'too long';
    if (commands.refusable !== this.#refusableBefore) this.#follow(null);
    this.#refusableBefore = commands.refusable;
    commands.writeMessage(line);
    this.#follow({ command, text, id, targets, mark });
    return null;
  }

  /** Whether a line of ngIRCd's with this command may refuse a pending message. */
  mayRefuse(command: string | null): boolean {
    return this.#pending.length > 0 && command !== null && /^[45]/.test(command);
  }

  /**
   * A 4xx or 5xx: it names the target that it is about, or is about the whole message.
   * @returns whether it is the answer to a mark, which the guest does not get.
   */
  refused({ params }: Message): boolean {
    const message = this.#pending[0];
    const named = foldName(params[1] ?? '');
    if (named !== '' && message?.mark === named) {
      this.#done();
      return true;
    }
    if (message?.targets.delete(named) === false) message.targets.clear();
    return false;
  }

  /**
   * The link is gone. @returns of how many messages nobody knows whether ngIRCd read them. Of those that were
   * not followed, it may count a second's too many.
   */
  lost(): number {
    const followed = this.#pending.filter((message) => message !== null).length;
    const count = followed + this.#sent - this.#read;
    this.#pending = [];
    this.#refusableBefore = this.#parts.commands.refusable;
    this.#asked = this.#sent;
    this.#read = this.#sent;
    return count;
  }

  /** Each target once, in the order in which ngIRCd is to get them. */
  #targets(command: string, names: string): Map<string, string> {
    const all = names.split(',').filter((name) => name !== '');
    // ngIRCd stops at the first target of a NOTICE that is not there: those come last.
    const sorted =
      command === 'NOTICE'
        ? all.toSorted((one, other) => Number(this.#reaches(other)) - Number(this.#reaches(one)))
        : all;
    const targets = new Map<string, string>();
    for (const name of sorted) {
      if (!targets.has(foldName(name))) targets.set(foldName(name), name);
    }
    return targets;
  }

  /** Whether a NOTICE of the guest's to this target reaches anybody, as far as is known here. */
  #reaches(target: string): boolean {
    const { membership, roster } = this.#parts;
    return target.startsWith('#') ? membership.has(target) : roster.spelled(target) !== null;
  }

  #follow(message: PendingMessage | null): void {
    this.#pending.push(message);
    if (message === null || message.mark === null) this.#parts.barriers.raise(() => this.#done());
  }

  /** ngIRCd has done the oldest one. */
  #done(): void {
    const message = this.#pending.shift() ?? null;
    if (message === null) return;
    // ngIRCd does not answer where it refuses a NOTICE (RFC 2812 §3.3.2).
    const targets = [...message.targets.values()].filter(
      (name) => message.command !== 'NOTICE' || this.#reaches(name),
    );
    if (targets.length > 0) this.#parts.delivery.delivered({ ...message, targets });
  }
}
