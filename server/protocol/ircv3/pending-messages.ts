// What a guest says to others, followed until ngIRCd has said what it did with it: for the echo and
// for the backlog. Knows nothing of what becomes of it then.

import type { Barriers } from '../state/barrier.ts';
import { foldName } from '../../contract/room/casemap.ts';
import { maxBodyBytes } from '../wire/line-splitter.ts';
import type { Message } from '../wire/message.ts';
import { trimmed } from '../wire/relayed.ts';
import { encodeUtf8 } from '../wire/utf8.ts';

/** Above a session's burst: only an ngIRCd that stands still lets it come to this. */
const maxUnderWay = 128;

export interface DeliveredMessage {
  readonly command: string;
  /** Those whom ngIRCd gave it to, as the guest wrote them. */
  readonly targets: readonly string[];
  readonly text: string;
  /** The id that the guest gave the line; null: none. */
  readonly id: string | null;
}

export interface PendingMessagesOwner {
  toRoom(bytes: Uint8Array): void;
  /** ngIRCd gave it to everybody in these targets. */
  said(said: DeliveredMessage): void;
  /** Whether a NOTICE of the guest's to this target reaches anybody, as far as is known here. */
  reaches(target: string): boolean;
}

interface UnderWay {
  readonly command: string;
  readonly text: string;
  readonly id: string | null;
  /** By folded name; who refuses is taken out. */
  readonly targets: Map<string, string>;
}

export type MessageProblem = 'too long';

/**
 * One barrier behind each line, so that a refusal belongs to the line that is the oldest without its
 * PONG; and one in front, where another command went before whose refusals look alike.
 */
export class PendingMessages {
  readonly #owner: PendingMessagesOwner;
  readonly #barriers: Barriers;
  /** null: a barrier behind other commands. */
  #underWay: (UnderWay | null)[] = [];
  #otherBefore = false;
  /** Lines that were passed on and not followed, and those of them behind which a barrier is, or was. */
  #passed = 0;
  #asked = 0;
  #dealtWith = 0;

  constructor(owner: PendingMessagesOwner, barriers: Barriers) {
    this.#owner = owner;
    this.#barriers = barriers;
  }

  /** Nothing more may be taken until ngIRCd has answered. */
  get full(): boolean {
    return this.#underWay.length >= maxUnderWay;
  }

  /** ngIRCd may not have read all of it yet, and would not if its link closed now. */
  get unheard(): boolean {
    return this.#passed > this.#dealtWith || this.#underWay.some((line) => line !== null);
  }

  /** A line of talk went to ngIRCd that nobody follows. */
  passed(): void {
    this.#passed += 1;
  }

  /** To be called about once a second: one barrier for all that was passed on since the last. */
  check(): void {
    if (this.#asked > this.#dealtWith || this.#passed === this.#asked) return;
    const asked = this.#passed;
    this.#asked = asked;
    this.#barriers.raise(() => {
      this.#dealtWith = asked;
    });
  }

  /** Another command went to ngIRCd. */
  other(): void {
    this.#otherBefore = true;
  }

  /**
   * Says a PRIVMSG or NOTICE to ngIRCd, written anew, so that ngIRCd reads the very text that is
   * echoed.
   * @returns why it was not said; `other`: it is one that ngIRCd refuses, to be passed as it is.
   */
  take(message: Message, id: string | null): MessageProblem | 'other' | null {
    const { command, params } = message;
    const [names = '', words = ''] = params;
    const targets = this.#targets(command, names);
    if (params.length !== 2 || !/[^,]/.test(names)) return 'other';
    const text = trimmed(words);
    const line = encodeUtf8(`${command} ${[...targets.values()].join(',')} :${text}\r\n`);
    if (line.length > maxBodyBytes + 2) return 'too long';
    if (this.#otherBefore) this.#follow(null);
    this.#otherBefore = false;
    this.#owner.toRoom(line);
    this.#follow({ command, text, id, targets });
    return null;
  }

  /** Whether a line of ngIRCd's may be a refusal of what is under way. */
  awaits(command: string | null): boolean {
    return this.#underWay.length > 0 && command !== null && /^[45]/.test(command);
  }

  /** A 4xx or 5xx: it names the target that it is about, or is about the whole line. */
  refused({ params }: Message): void {
    const line = this.#underWay[0];
    const named = foldName(params[1] ?? '');
    if (line?.targets.delete(named) === false) line.targets.clear();
  }

  /**
   * The link is gone. @returns how many lines are under way whose fate nobody knows; of those that nobody
   * followed, it may be a second's too many.
   */
  lost(): number {
    const followed = this.#underWay.filter((line) => line !== null).length;
    const count = followed + this.#passed - this.#dealtWith;
    this.#underWay = [];
    this.#otherBefore = false;
    this.#asked = this.#passed;
    this.#dealtWith = this.#passed;
    return count;
  }

  /** Each once, as ngIRCd has it. */
  #targets(command: string, names: string): Map<string, string> {
    const all = names.split(',').filter((name) => name !== '');
    // ngIRCd gives a NOTICE to nobody who stands behind a name that is not there.
    const sorted =
      command === 'NOTICE'
        ? all.toSorted(
            (one, other) => Number(this.#owner.reaches(other)) - Number(this.#owner.reaches(one)),
          )
        : all;
    const targets = new Map<string, string>();
    for (const name of sorted) {
      if (!targets.has(foldName(name))) targets.set(foldName(name), name);
    }
    return targets;
  }

  #follow(line: UnderWay | null): void {
    this.#underWay.push(line);
    this.#barriers.raise(() => {
      this.#underWay.shift();
      if (line === null) return;
      // ngIRCd says nothing where it refuses a NOTICE (RFC 2812 §3.3.2).
      const targets = [...line.targets.values()].filter(
        (name) => line.command !== 'NOTICE' || this.#owner.reaches(name),
      );
      if (targets.length > 0) this.#owner.said({ ...line, targets });
    });
  }
}
