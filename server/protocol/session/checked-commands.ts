// Commands whose names were looked at: what was refused is told to the guest, the rest is written anew to ngIRCd.

import * as numeric from '../../contract/room/numerics.ts';
import { maxBodyBytes } from '../wire/line-splitter.ts';
import { encodeUtf8 } from '../wire/utf8.ts';
import { checkTargets, type CheckedTargets, type Sender } from './command-targets.ts';
import type { SessionParts } from './session-parts.ts';

export class CheckedCommands {
  readonly #parts: SessionParts;
  readonly #sender: Sender;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    const { rooms } = parts.options.shared;
    this.#sender = {
      isIn: (channel) => parts.membership.has(channel),
      mustWaitFor: (channel) => rooms.isAjar(channel) && !parts.isHost(),
    };
  }

  /**
   * Looks at the names, and tells the guest of each that is refused.
   * @returns the parameters of each command that goes on; null: this command has no names.
   */
  check(command: string, params: readonly string[]): CheckedTargets['passed'] | null {
    const checked = checkTargets(command, params, this.#sender);
    if (checked === null) return null;
    this.#parts.replies.refuse(checked.refused);
    return checked.passed;
  }

  /** To ngIRCd. */
  write(command: string, params: readonly string[]): void {
    // A colon may come in front of the last parameter.
    if (encodeUtf8(`${command} ${params.join(' ')}:`).length > maxBodyBytes) this.refuseTooLong();
    else this.#parts.commands.sendRefusable(command, ...params);
  }

  refuseTooLong(): void {
    this.#parts.host.refused('too long');
    this.#parts.replies.numeric(
      numeric.ERR_INPUTTOOLONG,
      [],
      'That line is too long and was not sent',
    );
  }
}
