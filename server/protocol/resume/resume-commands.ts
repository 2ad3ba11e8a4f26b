// Answers the command RESUME, and lines whose id cannot be one (docs/resume.md).

import type { FloodQueue } from '../flood/flood-queue.ts';
import type { CallTime } from '../state/call-time.ts';
import { commandAt, commandStart, parseMessage } from '../wire/message.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import { resumeCapability, wholeNumber, type Resume } from './resume.ts';

/** Tokens that lead nowhere, on one connection: a client has two at most. */
const maxWrongTokens = 3;

/**
 * What a RESUME came to. `taken`: this session is over; its connection belongs to the session that the
 * token leads to. `no number`: the token is good, but that line was never sent. `no place`: the token is
 * good, but too many guests come the same way.
 */
export type ClaimResult = 'taken' | 'no token' | 'no number' | 'no place';

export interface ClaimHost {
  /**
   * Before registration: tie this session's connection to the session that the token leads to, by
   * `Session.resumed`, if that session's `door.wasGiven(number)` is true (null: the guest gave no number).
   */
  claimSession(token: string, number: number | null): ClaimResult;
  /** Count a refusal by its reason, for the status. */
  refused(reason: string): void;
}

/**
 * What the line does to the session. `answered`: nothing. `flooded`: it was one too many, and the session
 * is to end. `taken`, `no place`: see {@link ClaimResult}. `wrong tokens`: too many were tried.
 */
export type ResumeOutcome = 'answered' | 'flooded' | 'taken' | 'no place' | 'wrong tokens';

export interface ResumeCommandParts {
  readonly host: ClaimHost;
  /** These lines wait behind no others, and are paid for out of the guest's own bucket. */
  readonly queue: FloodQueue;
  readonly replies: ServerReplies;
  readonly resume: Resume;
  readonly time: CallTime;
}

export class ResumeCommands {
  readonly #parts: ResumeCommandParts;
  #wrongTokens = 0;

  constructor(parts: ResumeCommandParts) {
    this.#parts = parts;
  }

  /**
   * @param isRegistering the guest has not registered: only then may a token be used.
   * @returns null: the line is no RESUME.
   */
  answer(line: Uint8Array, isRegistering: boolean): ResumeOutcome | null {
    if (commandAt(line, commandStart(line)) !== 'RESUME') return null;
    const [first = '', second = ''] = parseMessage(line)?.params ?? [];
    const word = first.toUpperCase();
    if (word === 'ACK') return this.#acknowledge(wholeNumber(second));
    if (word === 'SOON') return this.#expectSoon();
    return this.#claim(first, wholeNumber(second), isRegistering);
  }

  /** The line's id cannot be one. */
  refuseId(line: Uint8Array): ResumeOutcome {
    const command = commandAt(line, commandStart(line)) ?? '*';
    return this.#fail('INVALID_ID', 'That id is no whole number from 1 to 2^53-1', command);
  }

  #acknowledge(number: number | null): ResumeOutcome {
    const { resume } = this.#parts;
    if (!resume.isOn) return this.#needsCapability();
    const released = number === null ? null : resume.acknowledge(number);
    // An ACK that releases lines is free: it cannot come more often than the lines.
    if (released === 'more') return 'answered';
    if (released === 'nothing') return this.#pay() ? 'answered' : 'flooded';
    return this.#fail('INVALID_NUMBER', 'That line was not sent, or one behind it is acknowledged');
  }

  #expectSoon(): ResumeOutcome {
    const { resume } = this.#parts;
    if (!resume.isOn) return this.#needsCapability();
    // It is free once in a while, so that it ends no session whose lines wait for the flood limit.
    return resume.expectSoon() || this.#pay() ? 'answered' : 'flooded';
  }

  #claim(token: string, number: number | null, isRegistering: boolean): ResumeOutcome {
    const { host, replies } = this.#parts;
    if (!this.#pay()) return 'flooded';
    if (!isRegistering) {
      replies.fail('RESUME', 'REGISTERED', 'This connection has a session already');
      return 'answered';
    }
    const result = host.claimSession(token, number);
    if (result === 'taken' || result === 'no place') return result;
    if (result === 'no number') {
      replies.fail('RESUME', 'INVALID_NUMBER', 'That line was never sent');
      return 'answered';
    }
    host.refused('token');
    replies.fail('RESUME', 'INVALID_TOKEN', 'That session is not here any more');
    this.#wrongTokens += 1;
    return this.#wrongTokens >= maxWrongTokens ? 'wrong tokens' : 'answered';
  }

  #needsCapability(): ResumeOutcome {
    return this.#fail('NEED_CAPABILITY', `Ask for ${resumeCapability} first`);
  }

  #fail(code: string, text: string, command = 'RESUME'): ResumeOutcome {
    if (!this.#pay()) return 'flooded';
    this.#parts.replies.fail(command, code, text);
    return 'answered';
  }

  #pay(): boolean {
    const { queue, time } = this.#parts;
    return queue.payAlone(time.nowMs);
  }
}
