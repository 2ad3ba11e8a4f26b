// What Mayfly itself says to a guest, as proper IRC lines. Knows nothing of when to say it.

import { maxBodyBytes } from './line-splitter.ts';
import { serializeMessage } from './message.ts';
import { cutUtf8 } from './utf8.ts';

/** Says lines as the server. What it is given may come from a guest: it makes it fit. */
export class ServerReplies {
  readonly #serverName: string;
  readonly #say: (bytes: Uint8Array) => void;
  /** Whom numerics are addressed to; '*' before there is a nickname. */
  target = '*';

  constructor(serverName: string, say: (bytes: Uint8Array) => void) {
    this.#serverName = serverName;
    this.#say = say;
  }

  /** `:server 421 nick <params…> :<text>`. */
  numeric(code: string, params: readonly string[], text: string): void {
    this.#send(this.#serverName, code, [this.target, ...params, text]);
  }

  /** IRCv3 standard replies: what a command came to, by a code that programs read. */
  fail(command: string, code: string, text: string): void {
    this.#send(this.#serverName, 'FAIL', [command, code, text]);
  }

  notice(text: string): void {
    this.#send(this.#serverName, 'NOTICE', [this.target, text]);
  }

  /** The last word to a guest; the door closes after it. */
  closing(why: string): void {
    this.#send(null, 'ERROR', [`Closing link: ${why}`]);
  }

  ping(): void {
    this.#send(null, 'PING', [this.#serverName]);
  }

  pong(token: string): void {
    this.#send(this.#serverName, 'PONG', [this.#serverName, token]);
  }

  cap(params: readonly string[]): void {
    this.#send(this.#serverName, 'CAP', [this.target, ...params]);
  }

  /** Any other command of the server's. */
  server(command: string, params: readonly string[]): void {
    this.#send(this.#serverName, command, params);
  }

  /** As if the guest's own connection had said it: `source` is `nick!user@host`. */
  as(source: string, command: string, params: readonly string[]): void {
    this.#send(source, command, params);
  }

  #send(source: string | null, command: string, params: readonly string[]): void {
    const last = params.at(-1);
    if (last === undefined) {
      this.#say(serializeMessage({ source, command, params }));
      return;
    }
    const others = params.slice(0, -1).map(asWord);
    // What stands around the last parameter: colons, spaces, the command.
    const head = [source ?? '', command, ...others].join(' ').length + 4;
    const fitting = cutUtf8(oneLine(last), maxBodyBytes - head);
    this.#say(serializeMessage({ source, command, params: [...others, fitting] }));
  }
}

/** A text that a peer sent, as a middle parameter. */
function asWord(text: string): string {
  const word = cutUtf8(oneLine(text), 64).replace(/ .*/s, '');
  return word === '' || word.startsWith(':') ? '*' : word;
}

function oneLine(text: string): string {
  return text.replace(/[\0\r\n]+/g, ' ');
}
