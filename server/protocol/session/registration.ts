// Registration: CAP, PASS, NICK and USER in any order. ngIRCd gets nothing before all of it is there.

import { isNickname } from '../../contract/room/nickname.ts';
import * as numeric from '../../contract/room/numerics.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import type { WrongTries } from '../flood/wrong-tries.ts';
import type { EnabledCapabilities } from '../ircv3/enabled-capabilities.ts';
import type { Negotiation } from '../ircv3/negotiation.ts';
import { sealed } from '../ircv3/sealed.ts';
import { isHttpRequest } from '../wire/http-verb.ts';
import { parseMessage } from '../wire/message.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import { decodeUtf8 } from '../wire/utf8.ts';
import type { NicknameClaims } from './nickname-claims.ts';
import type { Admission, Grant } from './session-types.ts';

/**
 * After NICK and USER the guest has so long to send PASS: it may come last, and in another packet. Who does
 * not send it is refused then.
 */
const passGraceMs = 2000;

/** `quit`: the guest left. With a refusal, the guest has got a numeric already. */
export type RegistrationStep =
  | 'wait'
  | 'done'
  | 'quit'
  | 'http'
  | 'not sealed'
  | 'no passphrase'
  | 'wrong passphrase';

export interface RegistrationOptions {
  readonly admission: Admission;
  /** Only clients that seal what is said may enter. */
  readonly isSealed: boolean;
  readonly nickLength: number;
}

export interface RegistrationParts {
  readonly host: {
    /** Count a refusal by its reason, for the status. */
    refused(reason: string): void;
  };
  readonly enabled: EnabledCapabilities;
  readonly negotiation: Negotiation;
  readonly replies: ServerReplies;
  readonly tries: WrongTries;
  readonly claims: NicknameClaims;
}

export class Registration {
  readonly #options: RegistrationOptions;
  readonly #parts: RegistrationParts;
  readonly #replies: ServerReplies;
  #pass: string | null = null;
  #nick: string | null = null;
  /** What the guest sent as USER; null: nothing yet. */
  #login: string | null = null;
  #passlessSinceMs: number | null = null;
  /** What the passphrase is good for, and when the guest learns that; null: it was not compared yet. */
  #answer: { readonly grant: Grant | null; readonly atMs: number } | null = null;
  #grant: Grant | null = null;

  constructor(options: RegistrationOptions, parts: RegistrationParts) {
    this.#options = options;
    this.#parts = parts;
    this.#replies = parts.replies;
  }

  /** The passphrase was compared, and the answer waits. Until then, lines wait, too. */
  get isAnswering(): boolean {
    return this.#answer !== null && this.#grant === null;
  }

  /** What the guest comes in by; null: they have not registered. */
  get grant(): Grant | null {
    return this.#grant;
  }

  /** The nickname that ngIRCd is to be asked for. */
  get nick(): string | null {
    return this.#nick;
  }

  /** @param line a guest's, without its end. */
  accept(line: Uint8Array, nowMs: number): RegistrationStep {
    if (isHttpRequest(decodeUtf8(line))) return 'http';
    const message = parseMessage(line);
    if (message === null) {
      this.#replies.numeric(numeric.ERR_UNKNOWNCOMMAND, ['*'], 'Unknown command');
      return 'wait';
    }
    const [first = ''] = message.params;
    switch (message.command) {
      case 'CAP':
        this.#parts.negotiation.answer(message);
        break;
      case 'PASS':
        this.#pass = first;
        break;
      case 'NICK':
        if (this.#isNickname(first)) this.#nick = first;
        break;
      case 'USER':
        // ngIRCd never gets them: clients put the login and the full name there.
        if (message.params.length < 4) {
          this.#replies.numeric(numeric.ERR_NEEDMOREPARAMS, ['USER'], 'Not enough parameters');
        } else {
          this.#login = JSON.stringify([first, message.params.at(-1)]);
        }
        break;
      case 'PING':
        this.#replies.pong(first);
        break;
      case 'PONG':
        break;
      case 'QUIT':
        return 'quit';
      default:
        this.#replies.numeric(
          numeric.ERR_NOTREGISTERED,
          [message.command],
          'Say NICK and USER first',
        );
    }
    return this.check(nowMs);
  }

  /** A NICK after the registration and before 001. @returns whether ngIRCd may be asked for it. */
  changeNick(nick: string): boolean {
    if (!this.#isNickname(nick) || !this.#parts.claims.claimOrRefuse(nick)) return false;
    this.#nick = nick;
    return true;
  }

  /** What is to be done now. To be called about once a second, too. */
  check(nowMs: number): RegistrationStep {
    if (this.#nick === null || this.#login === null) return 'wait';
    if (this.#parts.negotiation.isOpen) return 'wait';
    const { admission, isSealed } = this.#options;
    // Before the secret is looked at: nothing is used up.
    if (isSealed && !this.#parts.enabled.has(sealed)) return 'not sealed';
    if (this.#pass === null && !admission.isOpen) {
      this.#passlessSinceMs ??= nowMs;
      if (nowMs - this.#passlessSinceMs < passGraceMs) return 'wait';
      this.#replies.numeric(
        numeric.ERR_PASSWDMISMATCH,
        [],
        'This room asks for its passphrase: send it as PASS',
      );
      return 'no passphrase';
    }
    const pass = this.#pass ?? '';
    this.#answer ??= this.#compare(pass, nowMs);
    const { grant, atMs } = this.#answer;
    if (nowMs < atMs) return 'wait';
    // Once only: the guest may have to ask for another nickname.
    if (this.#grant === null && grant?.reserve() === true) this.#grant = grant;
    if (this.#grant !== null) return this.#claim(this.#nick, this.#login, this.#grant);
    const key = admission.looksCut(pass) ? 'says.cutPassphrase' : 'says.wrongPassphrase';
    this.#replies.numeric(numeric.ERR_PASSWDMISMATCH, [], inEnglish(key));
    admission.toldWrong(pass);
    return 'wrong passphrase';
  }

  /** Only now: who has not the passphrase learns of no name, and takes none. */
  #claim(nick: string, login: string, { id }: Grant): RegistrationStep {
    const { claims } = this.#parts;
    claims.begin(login, id);
    if (claims.claimOrRefuse(nick)) return 'done';
    this.#nick = null;
    return 'wait';
  }

  #isNickname(nick: string): boolean {
    if (nick === '') {
      this.#replies.numeric(numeric.ERR_NONICKNAMEGIVEN, [], 'No nickname given');
      return false;
    }
    const { nickLength } = this.#options;
    if (isNickname(nick, nickLength)) return true;
    const text = inEnglish('says.nickForm', { limit: String(nickLength) });
    this.#replies.numeric(numeric.ERR_ERRONEUSNICKNAME, [nick], text);
    return false;
  }

  /** Compares once, at first: the tries of others change when the guest gets the answer, but not the answer. */
  #compare(pass: string, nowMs: number): { grant: Grant | null; atMs: number } {
    const grant = this.#options.admission.grantFor(pass);
    const right = grant !== null;
    const delayMs = this.#parts.tries.answerDelayMs(right, nowMs);
    if (!right && delayMs > 0) this.#parts.host.refused('guessing');
    return { grant, atMs: nowMs + delayMs };
  }
}
