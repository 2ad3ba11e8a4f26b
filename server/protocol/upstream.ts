// The way up: a registered guest's lines to ngIRCd. Knows nothing of states, sockets or time.

import type { Away } from './away.ts';
import type { Capabilities, Capability } from './capabilities.ts';
import type { ChatHistory } from './chathistory.ts';
import { commandRule } from './command-filter.ts';
import { maxBodyBytes } from './line-splitter.ts';
import type { Membership } from './membership.ts';
import {
  commandAt,
  commandStart,
  parseMessage,
  serializeMessage,
  type Message,
} from './message.ts';
import { isChannel } from './names.ts';
import { isCtcpQuery } from './relayed.ts';
import type { Talk } from './talk.ts';
import { validUtf8 } from './utf8.ts';
import type { Voice } from './voice.ts';

export interface UpstreamOwner {
  /** Whole lines with CRLF. */
  toRoom(bytes: Uint8Array): void;
  quit(reason: string): void;
  refused(reason: string): void;
  /** Whether what ngIRCd does with the guest's talk is of interest. */
  followsTalk(): boolean;
}

export interface UpstreamParts {
  readonly away: Away;
  readonly capabilities: Capabilities;
  /** null: nothing is kept. */
  readonly history: ChatHistory | null;
  readonly membership: Membership;
  readonly talk: Talk;
  readonly voice: Voice;
}

export class Upstream {
  readonly #owner: UpstreamOwner;
  readonly #parts: UpstreamParts;
  readonly #voice: Voice;

  constructor(owner: UpstreamOwner, parts: UpstreamParts) {
    this.#owner = owner;
    this.#parts = parts;
    this.#voice = parts.voice;
  }

  /** One look at the command; a line that may pass is neither parsed nor decoded. */
  take(line: Uint8Array): void {
    // Tags and source stay here: ngIRCd answers a tagged line with 421. It relays wrong UTF-8 as it
    // is, and other guests' browsers would close on it.
    const text = validUtf8(line.subarray(commandStart(line)));
    // Mending can lengthen: then the line is refused, as a cut one would say something else.
    if (text.length > maxBodyBytes) {
      this.tooLong();
      return;
    }
    const command = commandAt(text, 0);
    const rule = commandRule(command);
    switch (rule.kind) {
      case 'refuse':
        this.#owner.refused('command');
        this.#voice.numeric(rule.numeric, [command ?? '*'], rule.text);
        return;
      case 'talk':
        this.#talk(line, text);
        return;
      case 'pass':
        this.#pass(text);
        return;
      case 'own':
        this.#own(command ?? '', text);
    }
  }

  /** ngIRCd's own answer to this is dropped on its way back. */
  switches(capability: Capability, on: boolean): void {
    if (capability === 'multi-prefix') this.#say('CAP', ['REQ', `${on ? '' : '-'}${capability}`]);
  }

  tooLong(): void {
    this.#owner.refused('too long');
    this.#voice.numeric('417', [], 'That line is too long and was not sent');
  }

  #pass(text: Uint8Array): void {
    this.#parts.talk.other();
    this.#owner.toRoom(withLineEnd(text));
  }

  #passTalk(text: Uint8Array): void {
    this.#parts.talk.passed();
    this.#pass(text);
  }

  #talk(line: Uint8Array, text: Uint8Array): void {
    const mayBeCtcp = text.includes(ctcp);
    if (!mayBeCtcp && !this.#owner.followsTalk()) {
      this.#passTalk(text);
      return;
    }
    const message = parseMessage(text);
    if (message === null) return;
    if (mayBeCtcp && isCtcpQuery(message.params.at(-1) ?? '')) {
      this.#refuseCtcp(message);
      return;
    }
    if (!this.#owner.followsTalk()) {
      this.#passTalk(text);
      return;
    }
    const problem = this.#parts.talk.take(message, idOf(line));
    if (problem === 'other') this.#pass(text);
    if (problem === 'too long') this.tooLong();
    if (problem === 'too many targets') {
      this.#voice.numeric('407', [message.params[0] ?? ''], 'Too many recipients: not sent');
    }
  }

  #refuseCtcp({ command, params }: Message): void {
    this.#owner.refused('ctcp');
    // RFC 2812 §3.3.2: nothing answers a NOTICE.
    if (command === 'NOTICE') return;
    const why = 'of CTCP only /me passes here: the rest asks about people';
    this.#voice.numeric('404', [params[0] ?? ''], `Cannot send: ${why}`);
  }

  #own(command: string, text: Uint8Array): void {
    const message = parseMessage(text);
    if (message === null) return;
    const { away, capabilities, history } = this.#parts;
    const [first = ''] = message.params;
    if (command === 'JOIN') this.#join(message.params);
    if (command === 'QUIT') this.#owner.quit(first);
    if (command === 'CAP') capabilities.take(message, this.#voice);
    if (command === 'AWAY') away.asks(first);
    if (command === 'CHATHISTORY') {
      if (history === null) this.#unknown(command);
      else history.take(message);
    }
    // ngIRCd has no way to hand tags on: CLIENTTAGDENY says so in 005.
    if (command === 'TAGMSG' && !capabilities.has('message-tags')) this.#unknown(command);
    // What is left is PONG, the answer to our own PING.
  }

  #unknown(command: string): void {
    this.#voice.numeric('421', [command], 'Unknown command');
  }

  #join([names = '', key]: readonly string[]): void {
    // ngIRCd has a channel &SERVER, which tells of other guests and cannot be turned off.
    const wrong = names === '0' ? undefined : names.split(',').find((name) => !isChannel(name));
    if (names === '') {
      this.#voice.numeric('461', ['JOIN'], 'Not enough parameters');
    } else if (wrong !== undefined) {
      this.#voice.numeric('403', [wrong], 'No such channel: its name starts with # and is short');
    } else {
      const params = key === undefined ? [names] : [names, key];
      this.#parts.membership.asks(params);
      this.#parts.talk.other();
      // Written anew, so that ngIRCd reads the very names that were looked at here.
      this.#say('JOIN', params);
    }
  }

  #say(command: string, params: readonly string[]): void {
    this.#owner.toRoom(serializeMessage({ command, params }));
  }
}

const ctcp = 0x01;
const tagged = 0x40;

/** The number that a client gave its line (docs/resume.md); null: none. */
function idOf(line: Uint8Array): string | null {
  if (line[0] !== tagged) return null;
  return parseMessage(line)?.tags.get('mayfly.chat/id') ?? null;
}

function withLineEnd(text: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(text.length + 2);
  bytes.set(text);
  bytes[text.length] = 0x0d;
  bytes[text.length + 1] = 0x0a;
  return bytes;
}
