// The way up: a registered guest's lines to ngIRCd. Knows nothing of states, sockets or time.

import * as numeric from '../../contract/room/numerics.ts';
import { maxChannelBytes } from '../../contract/room/channel-name.ts';
import { address, channelsOf, type Addressed, type Speaker } from './addressed.ts';
import type { Away } from '../state/away.ts';
import type { Capabilities, Capability } from '../ircv3/capabilities.ts';
import type { ChatHistory } from '../ircv3/chathistory.ts';
import { commandRule } from './command-filter.ts';
import { fit, withLast, withoutCtcp } from './last-param.ts';
import { asciiText, ctcp, isOneToken, standsAt, withLineEnd } from '../wire/line-bytes.ts';
import { maxBodyBytes } from '../wire/line-splitter.ts';
import type { Membership } from '../state/membership.ts';
import {
  commandAt,
  commandStart,
  parseMessage,
  serializeMessage,
  type Message,
} from '../wire/message.ts';
import { isNickname, maxNickLength } from '../../contract/room/nickname.ts';
import type { PendingChannels } from '../state/pending-channels.ts';
import { isCtcpQuery, spacedAction } from '../wire/relayed.ts';
import { idOf } from '../resume/resume.ts';
import type { RoomList } from './room-list.ts';
import { silenced } from './silenced.ts';
import type { PendingMessages } from '../ircv3/pending-messages.ts';
import { encodeUtf8, validUtf8 } from '../wire/utf8.ts';
import type { ServerReplies } from '../wire/server-replies.ts';

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
  readonly pending: PendingChannels;
  readonly roomList: RoomList;
  readonly talk: PendingMessages;
  readonly voice: ServerReplies;
}

export class Upstream {
  readonly #owner: UpstreamOwner;
  readonly #parts: UpstreamParts;
  readonly #speaker: Speaker;
  readonly #voice: ServerReplies;
  /** With the space behind it; it is good as long as the guest's channels are the same. */
  #lastTarget: { readonly version: number; readonly bytes: Uint8Array } | null = null;

  constructor(owner: UpstreamOwner, parts: UpstreamParts) {
    this.#owner = owner;
    this.#speaker = { isIn: (channel) => parts.membership.has(channel) };
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
        this.#talk(command === 'NOTICE' ? command : 'PRIVMSG', line, text);
        return;
      case 'pass':
        this.#pass(command ?? '', text);
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
    this.#voice.numeric(numeric.ERR_INPUTTOOLONG, [], 'That line is too long and was not sent');
  }

  /**
   * Whether this line has to wait: ngIRCd has not said yet whether the guest is in the channel that it
   * is about.
   */
  waits(line: Uint8Array): boolean {
    if (this.#parts.pending.none) return false;
    return this.#parts.pending.hold(() => {
      const message = parseMessage(line);
      return message === null ? [] : channelsOf(message.command, message.params);
    });
  }

  /**
   * A line that waits, of a guest who was put out of a channel, and is told what is not done.
   * @returns null: nothing of it is left.
   */
  silence(waiting: Uint8Array, channel: string): Uint8Array | null {
    const { line, refused } = silenced(waiting, channel);
    this.#tell({ passed: [], refused });
    return line;
  }

  /** Lines that need not be looked into further go on as they are. */
  #pass(command: string, text: Uint8Array): void {
    const isPlain =
      command === 'PING'
        ? isOneToken(text, command.length + 1)
        : asksOfChannel.has(command) && this.#isOwnChannel(text.subarray(command.length + 1));
    if (isPlain) {
      this.#parts.talk.other();
      this.#owner.toRoom(withLineEnd(text));
      return;
    }
    const message = parseMessage(text);
    if (message === null) return;
    const { params } = message;
    const fitting = fit(command, withoutCtcp(params));
    const addressed = address(command, fitting, this.#speaker);
    this.#tell(addressed);
    if (command === 'PART') this.#parts.pending.add(channelsOf(command, fitting));
    if (command === 'LIST') this.#parts.roomList.asks(fitting[0] ?? null);
    if (addressed !== null || fitting.some((param, at) => param !== params[at])) {
      for (const each of addressed?.passed ?? [fitting]) this.#sayOther(command, each);
      return;
    }
    this.#parts.talk.other();
    this.#owner.toRoom(withLineEnd(text));
  }

  #tell(addressed: Addressed | null): void {
    for (const { code, params, text } of addressed?.refused ?? []) {
      this.#voice.numeric(code, params, text);
    }
  }

  #sayOther(command: string, params: readonly string[]): void {
    // A colon may have come in front of the last.
    if (encodeUtf8(`${command} ${params.join(' ')}:`).length > maxBodyBytes) {
      this.tooLong();
      return;
    }
    this.#parts.talk.other();
    this.#say(command, params);
  }

  /** A line of talk that nobody follows, and that goes on as it is. */
  #passTalk(text: Uint8Array): void {
    this.#parts.talk.passed();
    this.#parts.talk.other();
    this.#owner.toRoom(withLineEnd(text));
  }

  #talk(command: 'PRIVMSG' | 'NOTICE', line: Uint8Array, text: Uint8Array): void {
    const mayBeCtcp = text.includes(ctcp);
    const followed = this.#owner.followsTalk();
    if (!mayBeCtcp && !followed && this.#isPlain(text, command.length)) {
      this.#passTalk(text);
      return;
    }
    const message = parseMessage(text);
    if (message === null) return;
    if (mayBeCtcp && isCtcpQuery(message.params.at(-1) ?? '')) {
      this.#refuseCtcp(message);
      return;
    }
    const addressed = address(command, message.params, this.#speaker);
    this.#tell(addressed);
    const [passed = null] = addressed === null ? [message.params] : addressed.passed;
    if (passed === null) return;
    const params = mayBeCtcp ? withLast(passed, spacedAction(passed.at(-1) ?? '')) : passed;
    if (followed) this.#follow({ ...message, params }, idOf(line));
    else {
      this.#parts.talk.passed();
      this.#sayOther(command, params);
    }
  }

  #follow(message: Message, id: string | null): void {
    const problem = this.#parts.talk.take(message, id);
    if (problem === 'other') this.#sayOther(message.command, message.params);
    if (problem === 'too long') this.tooLong();
  }

  /** Whether the one target of this talk is surely one that the guest may speak to: told by bytes. */
  #isPlain(text: Uint8Array, commandBytes: number): boolean {
    const from = commandBytes + 1;
    const { membership } = this.#parts;
    // People speak to one target line after line.
    const last = this.#lastTarget;
    if (last?.version === membership.version && standsAt(last.bytes, text, from)) return true;
    const to = text.indexOf(0x20, from);
    if (to <= from || to - from > maxChannelBytes) return false;
    // Names of other letters than ASCII's are for the slower way.
    const target = asciiText(text.subarray(from, to));
    if (target === null) return false;
    const plain = target.startsWith('#')
      ? membership.has(target)
      : isNickname(target, maxNickLength);
    if (plain) {
      this.#lastTarget = { version: membership.version, bytes: text.slice(from, to + 1) };
    }
    return plain;
  }

  /** Whether these bytes are the name of a channel that the guest is in, and nothing more. */
  #isOwnChannel(bytes: Uint8Array): boolean {
    if (bytes.length > maxChannelBytes) return false;
    const name = asciiText(bytes);
    return name !== null && name.startsWith('#') && this.#parts.membership.has(name);
  }

  #refuseCtcp({ command, params }: Message): void {
    this.#owner.refused('ctcp');
    // RFC 2812 §3.3.2: nothing answers a NOTICE.
    if (command === 'NOTICE') return;
    const why = 'of CTCP only /me passes here: the rest asks about people';
    this.#voice.numeric(numeric.ERR_CANNOTSENDTOCHAN, [params[0] ?? ''], `Cannot send: ${why}`);
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
    this.#voice.numeric(numeric.ERR_UNKNOWNCOMMAND, [command], 'Unknown command');
  }

  #join(params: readonly string[]): void {
    if ((params[0] ?? '') === '') {
      this.#voice.numeric(numeric.ERR_NEEDMOREPARAMS, ['JOIN'], 'Not enough parameters');
      return;
    }
    const given = params.slice(0, 2);
    const addressed = address('JOIN', given, this.#speaker);
    this.#tell(addressed);
    for (const each of addressed?.passed ?? [given]) {
      const [names = ''] = each;
      const { membership, pending } = this.#parts;
      pending.add(names === '0' ? membership.channels.map(({ name }) => name) : names.split(','));
      membership.asks(each);
      // Written anew, so that ngIRCd reads the very names that were looked at here.
      this.#sayOther('JOIN', each);
    }
  }

  #say(command: string, params: readonly string[]): void {
    this.#owner.toRoom(serializeMessage({ command, params }));
  }
}

/** What clients ask of each channel that they enter. */
const asksOfChannel: ReadonlySet<string> = new Set(['MODE', 'NAMES', 'TOPIC', 'WHO']);
