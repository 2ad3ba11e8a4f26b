// The way up: a registered guest's lines to ngIRCd. Knows nothing of states, sockets or time.

import { linkCapabilities, type Capabilities } from './capabilities.ts';
import { commandRule } from './command-filter.ts';
import { maxBodyBytes } from './line-splitter.ts';
import type { Membership } from './membership.ts';
import type { Presence } from './presence.ts';
import { commandAt, commandStart, parseMessage, serializeMessage } from './message.ts';
import { isChannel } from './names.ts';
import { validUtf8 } from './utf8.ts';
import type { Voice } from './voice.ts';

export interface UpstreamOwner {
  /** Whole lines with CRLF. */
  toRoom(bytes: Uint8Array): void;
  quit(reason: string): void;
  refused(reason: string): void;
}

export class Upstream {
  readonly #owner: UpstreamOwner;
  readonly #voice: Voice;
  readonly #capabilities: Capabilities;
  readonly #membership: Membership;
  readonly #presence: Presence;

  constructor(
    owner: UpstreamOwner,
    parts: {
      readonly voice: Voice;
      readonly capabilities: Capabilities;
      readonly membership: Membership;
      readonly presence: Presence;
    },
  ) {
    this.#owner = owner;
    this.#voice = parts.voice;
    this.#capabilities = parts.capabilities;
    this.#membership = parts.membership;
    this.#presence = parts.presence;
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
      case 'pass':
        this.#owner.toRoom(withLineEnd(text));
        return;
      case 'own':
        this.#own(command ?? '', text);
    }
  }

  tooLong(): void {
    this.#owner.refused('too long');
    this.#voice.numeric('417', [], 'That line is too long and was not sent');
  }

  #own(command: string, text: Uint8Array): void {
    const message = parseMessage(text);
    if (message === null) return;
    if (command === 'JOIN') this.#join(message.params);
    if (command === 'AWAY') this.#presence.says(message.params[0] ?? '');
    if (command === 'QUIT') this.#owner.quit(message.params[0] ?? '');
    if (command === 'CAP') {
      const switched = this.#capabilities.take(message, this.#voice);
      // ngIRCd's own answer to this is dropped on its way back.
      const ofLink = switched.filter((name) => linkCapabilities.includes(name.replace(/^-/, '')));
      if (ofLink.length > 0) this.#say('CAP', ['REQ', ofLink.join(' ')]);
    }
    // What is left is PONG, the answer to our own PING.
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
      this.#membership.asks(params);
      // Written anew, so that ngIRCd reads the very names that were looked at here.
      this.#say('JOIN', params);
    }
  }

  #say(command: string, params: readonly string[]): void {
    this.#owner.toRoom(serializeMessage({ command, params }));
  }
}

function withLineEnd(text: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(text.length + 2);
  bytes.set(text);
  bytes[text.length] = 0x0d;
  bytes[text.length + 1] = 0x0a;
  return bytes;
}
