// Writes Mayfly's own replies to a guest as correct IRC lines.

import * as numeric from '../../contract/room/numerics.ts';
import { Lines } from './lines.ts';
import type { LineSink } from './line-sink.ts';
import { maxBodyBytes } from './line-splitter.ts';
import { serializeMessage } from './message.ts';
import { cutUtf8 } from './utf8.ts';
import { closingText } from '../../contract/room/closing-link.ts';

/** A refusal, as a numeric. */
export interface Refusal {
  readonly code: string;
  readonly params: readonly string[];
  readonly text: string;
}

/** Sends lines as the server. Texts may come from a guest: they are cut and cleaned until they fit. */
export class ServerReplies {
  readonly #serverName: string;
  readonly #output: LineSink;
  /** The nickname in numerics; '*' before there is one. */
  target = '*';

  constructor(serverName: string, output: LineSink) {
    this.#serverName = serverName;
    this.#output = output;
  }

  /** `:server 421 nick <params…> :<text>`. */
  numeric(code: string, params: readonly string[], text: string): void {
    this.#send(this.#serverName, code, [this.target, ...params, text]);
  }

  /** Several refusals, a numeric each. */
  refuse(refused: readonly Refusal[]): void {
    for (const { code, params, text } of refused) this.numeric(code, params, text);
  }

  unknownCommand(command: string): void {
    this.numeric(numeric.ERR_UNKNOWNCOMMAND, [command], 'Unknown command');
  }

  /** IRCv3 standard replies: why a command failed, with a code for programs. */
  fail(command: string, code: string, text: string): void {
    this.#send(this.#serverName, 'FAIL', [command, code, text]);
  }

  notice(text: string): void {
    this.#send(this.#serverName, 'NOTICE', [this.target, text]);
  }

  /** The last line to a guest: the door closes after it. */
  closing(why: string): void {
    this.#send(null, 'ERROR', [closingText(why)]);
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

  /** A line that comes from a guest. @param source `nick!user@host`. */
  as(source: string, command: string, params: readonly string[]): void {
    this.#send(source, command, params);
  }

  #send(source: string | null, command: string, params: readonly string[]): void {
    const last = params.at(-1);
    if (last === undefined) {
      this.#output.deliver(new Lines(serializeMessage({ source, command, params })));
      return;
    }
    const others = params.slice(0, -1).map(asWord);
    // Everything before the last parameter, with colons and spaces.
    const head = [source ?? '', command, ...others].join(' ').length + 4;
    const fitting = cutUtf8(oneLine(last), maxBodyBytes - head);
    this.#output.deliver(
      new Lines(serializeMessage({ source, command, params: [...others, fitting] })),
    );
  }
}

/** A peer's text as a middle parameter. */
function asWord(text: string): string {
  const word = cutUtf8(oneLine(text), 64).replace(/ .*/s, '');
  return word === '' || word.startsWith(':') ? '*' : word;
}

function oneLine(text: string): string {
  return text.replace(/[\0\r\n]+/g, ' ');
}
