// What a guest says by the command RESUME, and what they are answered. Knows nothing of rings and doors.

import { inEnglish } from '../../contract/words/room-says.ts';
import { commandAt, commandStart, parseMessage } from '../wire/message.ts';
import { resumeCapability, wholeNumber, type Resume } from './resume.ts';
import type { SessionHost } from '../session/session-types.ts';
import type { ServerReplies } from '../wire/server-replies.ts';

/** Tokens that lead nowhere, on one connection: a client has two at most. */
const maxWrongTokens = 3;

export interface ResumeCommandsOwner extends Pick<SessionHost, 'takeUp' | 'refused'> {
  /** Nothing is registered yet. */
  registering(): boolean;
  /** The time of the call that is being served. */
  nowMs(): number;
  /** Pays for a line that waits behind no other. @returns false if the session is over instead. */
  charged(): boolean;
  /** The connection belongs to another session now: this one never was. */
  takenUp(): void;
  end(text: string): void;
}

export class ResumeCommands {
  readonly #owner: ResumeCommandsOwner;
  readonly #resume: Resume;
  readonly #voice: ServerReplies;
  #wrongTokens = 0;

  constructor(owner: ResumeCommandsOwner, resume: Resume, voice: ServerReplies) {
    this.#owner = owner;
    this.#resume = resume;
    this.#voice = voice;
  }

  /** @returns whether it was one of these. They are about the connection: they wait behind nothing. */
  hears(line: Uint8Array): boolean {
    if (commandAt(line, commandStart(line)) !== 'RESUME') return false;
    const params = parseMessage(line)?.params ?? [];
    const [first = '', second = ''] = params;
    const word = first.toUpperCase();
    if (word === 'ACK') this.#acknowledges(wholeNumber(second));
    else if (word === 'SOON') this.#expects();
    else this.#takesUp(first, wholeNumber(second));
    return true;
  }

  /** The line's id cannot be one. */
  refusesId(line: Uint8Array): void {
    if (!this.#owner.charged()) return;
    const command = commandAt(line, commandStart(line)) ?? '*';
    this.#voice.fail(command, 'INVALID_ID', 'That id is no whole number from 1 to 2^53-1');
  }

  #acknowledges(number: number | null): void {
    if (!this.#isOn()) return;
    const released = number === null ? null : this.#resume.acknowledge(number);
    // What releases lines is free: it cannot come more often than they.
    if (released === 'more' || !this.#owner.charged() || released !== null) return;
    this.#voice.fail(
      'RESUME',
      'INVALID_NUMBER',
      'That line was not sent, or one behind it is acknowledged',
    );
  }

  #expects(): void {
    // It is free once in a while, so that it ends no session whose lines wait for the flood limit.
    if (this.#isOn() && !this.#resume.expects(this.#owner.nowMs())) this.#owner.charged();
  }

  /** Refuses what needs the capability, where it is off. */
  #isOn(): boolean {
    if (this.#resume.on) return true;
    if (this.#owner.charged())
      this.#voice.fail('RESUME', 'NEED_CAPABILITY', `Ask for ${resumeCapability} first`);
    return false;
  }

  #takesUp(token: string, number: number | null): void {
    if (!this.#owner.charged()) return;
    if (!this.#owner.registering()) {
      this.#voice.fail('RESUME', 'REGISTERED', 'This connection has a session already');
      return;
    }
    switch (this.#owner.takeUp(token, number)) {
      case 'taken':
        this.#owner.takenUp();
        return;
      case 'no number':
        this.#voice.fail('RESUME', 'INVALID_NUMBER', 'That line was never sent');
        return;
      case 'no place':
        this.#owner.end(inEnglish('shut.circuitFull'));
        return;
      case 'no token':
        this.#owner.refused('token');
        this.#voice.fail('RESUME', 'INVALID_TOKEN', 'That session is not here any more');
        this.#wrongTokens += 1;
        if (this.#wrongTokens >= maxWrongTokens) this.#owner.end(inEnglish('shut.tokens'));
    }
  }
}
