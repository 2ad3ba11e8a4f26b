// What a guest says before there is a link: CAP, PASS, NICK and USER in any order.
// Knows nothing of ngIRCd: nothing of this reaches it before it is whole.

import * as numeric from '../../contract/room/numerics.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import type { Capabilities } from '../ircv3/capabilities.ts';
import { parseMessage } from '../wire/message.ts';
import { isHttpRequest } from '../wire/http-verb.ts';
import { isNickname } from '../../contract/room/nickname.ts';
import { sameSecret } from './same-secret.ts';
import { decodeUtf8 } from '../wire/utf8.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import type { WrongTries } from '../flood/wrong-tries.ts';

/**
 * NICK and USER without PASS wait this long for it: it may come last, and in another packet.
 * A guest without the passphrase is told no later than that.
 */
const passGraceMs = 2000;

/** `quit`: the guest left. Of a refusal the guest was told. */
export type RegistrationStep =
  | 'wait'
  | 'done'
  | 'quit'
  | 'http'
  | 'no passphrase'
  | 'wrong passphrase';

export interface Door {
  readonly tries: WrongTries;
  /** A wrong passphrase came while somebody is guessing. */
  guessing(): void;
}

export class Registration {
  readonly #passphrase: string | null;
  readonly #nickLength: number;
  readonly #looksCut: (passphrase: string) => boolean;
  readonly #door: Door;
  readonly #capabilities: Capabilities;
  readonly #voice: ServerReplies;
  #pass: string | null = null;
  #nick: string | null = null;
  #userSeen = false;
  #passlessSinceMs: number | null = null;
  /** What the passphrase came to, and when it is told; null: it was not asked yet. */
  #answer: { readonly right: boolean; readonly atMs: number } | null = null;

  constructor(
    options: {
      readonly passphrase: string | null;
      readonly nickLength: number;
      readonly looksCut: (passphrase: string) => boolean;
    },
    parts: { readonly capabilities: Capabilities; readonly voice: ServerReplies },
    door: Door,
  ) {
    this.#door = door;
    this.#passphrase = options.passphrase;
    this.#nickLength = options.nickLength;
    this.#looksCut = options.looksCut;
    this.#capabilities = parts.capabilities;
    this.#voice = parts.voice;
  }

  /** All is there, and whether the passphrase is right is told soon: what comes meanwhile waits. */
  get answering(): boolean {
    return this.#answer !== null;
  }

  /** The last well-formed nickname asked for. */
  get nick(): string | null {
    return this.#nick;
  }

  /** @param line a guest's, without its end. */
  take(line: Uint8Array, nowMs: number): RegistrationStep {
    if (isHttpRequest(decodeUtf8(line))) return 'http';
    const message = parseMessage(line);
    if (message === null) {
      this.#voice.numeric(numeric.ERR_UNKNOWNCOMMAND, ['*'], 'Unknown command');
      return 'wait';
    }
    const [first = ''] = message.params;
    switch (message.command) {
      case 'CAP':
        this.#capabilities.take(message, this.#voice);
        break;
      case 'PASS':
        this.#pass = first;
        break;
      case 'NICK':
        this.takeNick(first);
        break;
      case 'USER':
        // Its ident and real name are dropped: clients fill them with the login and the full name.
        if (message.params.length < 4) {
          this.#voice.numeric(numeric.ERR_NEEDMOREPARAMS, ['USER'], 'Not enough parameters');
        } else {
          this.#userSeen = true;
        }
        break;
      case 'PING':
        this.#voice.pong(first);
        break;
      case 'PONG':
        break;
      case 'QUIT':
        return 'quit';
      default:
        this.#voice.numeric(
          numeric.ERR_NOTREGISTERED,
          [message.command],
          'Say NICK and USER first',
        );
    }
    return this.check(nowMs);
  }

  /** A NICK before 001. @returns whether it can be one. */
  takeNick(nick: string): boolean {
    if (nick === '') {
      this.#voice.numeric(numeric.ERR_NONICKNAMEGIVEN, [], 'No nickname given');
      return false;
    }
    if (!isNickname(nick, this.#nickLength)) {
      const rule = `a letter first, then letters, digits, - and _, at most ${this.#nickLength}`;
      this.#voice.numeric(
        numeric.ERR_ERRONEUSNICKNAME,
        [nick],
        `That nickname cannot be used: ${rule}`,
      );
      return false;
    }
    this.#nick = nick;
    return true;
  }

  /** Where it stands now; to be asked as time passes, too. */
  check(nowMs: number): RegistrationStep {
    if (this.#nick === null || !this.#userSeen || this.#capabilities.negotiating) return 'wait';
    if (this.#passphrase === null) return 'done';
    if (this.#pass === null) {
      this.#passlessSinceMs ??= nowMs;
      if (nowMs - this.#passlessSinceMs < passGraceMs) return 'wait';
      this.#voice.numeric(
        numeric.ERR_PASSWDMISMATCH,
        [],
        'This room asks for its passphrase: send it as PASS',
      );
      return 'no passphrase';
    }
    this.#answer ??= this.#ask(this.#pass, this.#passphrase, nowMs);
    if (nowMs < this.#answer.atMs) return 'wait';
    if (this.#answer.right) return 'done';
    const key = this.#looksCut(this.#pass) ? 'says.cutPassphrase' : 'says.wrongPassphrase';
    this.#voice.numeric(numeric.ERR_PASSWDMISMATCH, [], inEnglish(key));
    return 'wrong passphrase';
  }

  /** Compared once, and first: what others tried changes when it is told, and not what. */
  #ask(pass: string, passphrase: string, nowMs: number): { right: boolean; atMs: number } {
    const right = sameSecret(pass, passphrase);
    const delayMs = this.#door.tries.answerDelayMs(right, nowMs);
    if (!right && delayMs > 0) this.#door.guessing();
    return { right, atMs: nowMs + delayMs };
  }
}
