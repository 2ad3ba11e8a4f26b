// The way up: what goes to ngIRCd of a registered guest's lines, and what the Session answers itself.

import { isNickname, maxNickLength } from '../../contract/room/nickname.ts';
import * as numeric from '../../contract/room/numerics.ts';
import { isChannelInvite, isServiceName, serviceName } from '../../contract/room/service.ts';
import { maxChannelBytes } from '../../contract/room/channel-name.ts';
import { resume as resumeCapability } from '../ircv3/resume-capability.ts';
import { idOf } from '../resume/resume.ts';
import { asciiText, ctcp, isOneToken, standsAt, withLineEnd } from '../wire/line-bytes.ts';
import { maxBodyBytes } from '../wire/line-splitter.ts';
import { commandAt, commandStart, parseMessage, type Message } from '../wire/message.ts';
import { isCtcpQuery, spacedAction } from '../wire/relayed-message.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import { encodeUtf8, validUtf8 } from '../wire/utf8.ts';
import { checkTargets, channelsOf, type CheckedTargets, type Sender } from './command-targets.ts';
import { commandRule } from './command-filter.ts';
import type { Departure } from './departure.ts';
import type { DoorSide } from './door-side.ts';
import { fit, withLast, withoutCtcp } from './last-param.ts';
import type { SessionParts } from './session-parts.ts';

export class Upstream {
  readonly #parts: SessionParts;
  readonly #doorSide: DoorSide;
  readonly #departure: Departure;
  readonly #sender: Sender;
  readonly #replies: ServerReplies;
  /** With the space behind it. It is valid as long as the guest's channels are the same. */
  #lastTarget: { readonly version: number; readonly bytes: Uint8Array } | null = null;

  constructor(parts: SessionParts, doorSide: DoorSide, departure: Departure) {
    this.#parts = parts;
    this.#doorSide = doorSide;
    this.#departure = departure;
    const { rooms } = parts.options.shared;
    this.#sender = {
      isIn: (channel) => parts.membership.has(channel),
      mustWaitFor: (channel) => rooms.isAjar(channel) && !parts.isHost(),
    };
    this.#replies = parts.replies;
  }

  /** Reads the command only, if the line may pass: then it is neither parsed nor decoded. */
  send(line: Uint8Array): void {
    // Tags and source stay here: ngIRCd answers a tagged line with 421. It passes wrong UTF-8 on as it is, and
    // the browsers of others would close their connections on it.
    const start = commandStart(line);
    // Most lines have neither: a view of the whole line would cost as much as the rest of these checks.
    const text = validUtf8(start === 0 ? line : line.subarray(start));
    // Repair can make a line longer. Then it is refused, as a cut line would say something else.
    if (text.length > maxBodyBytes) {
      this.refuseTooLong();
      return;
    }
    const command = commandAt(text, 0);
    const rule = commandRule(command);
    switch (rule.kind) {
      case 'refuse':
        this.#parts.host.refused('command');
        this.#replies.numeric(rule.numeric, [command ?? '*'], rule.text);
        return;
      case 'talk':
        this.#talk(command === 'NOTICE' ? command : 'PRIVMSG', line, text);
        return;
      case 'pass':
        this.#pass(command ?? '', text);
        return;
      case 'own':
        this.#own(command ?? '', text);
        return;
      case 'service':
        this.#askByCommand(text);
    }
  }

  refuseTooLong(): void {
    this.#parts.host.refused('too long');
    this.#replies.numeric(numeric.ERR_INPUTTOOLONG, [], 'That line is too long and was not sent');
  }

  /** Whether this line has to wait, until ngIRCd has said whether the guest is in the line's channel. */
  mustWait(line: Uint8Array): boolean {
    const { pendingChannels } = this.#parts;
    if (pendingChannels.none) return false;
    return pendingChannels.includesAny(() => {
      const message = parseMessage(line);
      return message === null ? [] : channelsOf(message.command, message.params);
    });
  }

  /** Passes a command on. A line that needs no check goes on as it is. */
  #pass(command: string, text: Uint8Array): void {
    const isPlain =
      command === 'PING'
        ? isOneToken(text, command.length + 1)
        : asksOfChannel.has(command) && this.#isOwnChannel(text.subarray(command.length + 1));
    if (isPlain) {
      this.#parts.commands.writeRefusable(withLineEnd(text));
      return;
    }
    const message = parseMessage(text);
    if (message === null) return;
    const { params } = message;
    const fitting = fit(command, withoutCtcp(params));
    const addressed = checkTargets(command, fitting, this.#sender);
    this.#refuse(addressed);
    if (command === 'PART') this.#parts.pendingChannels.add(channelsOf(command, fitting));
    if (addressed !== null || fitting.some((param, at) => param !== params[at])) {
      for (const each of addressed?.passed ?? [fitting]) this.#write(command, each);
      return;
    }
    this.#parts.commands.writeRefusable(withLineEnd(text));
  }

  #refuse(addressed: CheckedTargets | null): void {
    this.#replies.refuse(addressed?.refused ?? []);
  }

  #write(command: string, params: readonly string[]): void {
    // A colon may come in front of the last parameter.
    if (encodeUtf8(`${command} ${params.join(' ')}:`).length > maxBodyBytes) {
      this.refuseTooLong();
      return;
    }
    this.#parts.commands.sendRefusable(command, ...params);
  }

  #talk(command: 'PRIVMSG' | 'NOTICE', line: Uint8Array, text: Uint8Array): void {
    const mayBeCtcp = text.includes(ctcp);
    const { commands, messages } = this.#parts;
    const isFollowed = messages.areFollowed;
    if (!mayBeCtcp && !isFollowed && this.#isPlain(text, command.length)) {
      messages.sentUnfollowed();
      commands.writeRefusable(withLineEnd(text));
      return;
    }
    const message = parseMessage(text);
    if (message === null) return;
    if (mayBeCtcp && isCtcpQuery(message.params.at(-1) ?? '')) {
      this.#refuseCtcp(message);
      return;
    }
    const forGuests = this.#withoutService(message, idOf(line));
    if (forGuests === null) return;
    const addressed = checkTargets(command, forGuests, this.#sender);
    this.#refuse(addressed);
    const [passed = null] = addressed === null ? [forGuests] : addressed.passed;
    if (passed === null) return;
    const params = mayBeCtcp ? withLast(passed, spacedAction(passed.at(-1) ?? '')) : passed;
    if (isFollowed) this.#sendFollowed({ ...message, params }, idOf(line));
    else {
      messages.sentUnfollowed();
      this.#write(command, params);
    }
  }

  /** `REMOVE ana`, as clients send `/remove ana`. */
  #askByCommand(text: Uint8Array): void {
    const message = parseMessage(text);
    if (message === null) return;
    const { command, params } = message;
    if (command === 'INVITE' && isChannelInvite(params)) this.#pass(command, text);
    else this.#parts.host.askService([command, ...params].join(' '));
  }

  /** Gives the service what is for it. @returns the parameters for others; null: there are none. */
  #withoutService({ command, params }: Message, id: string | null): readonly string[] | null {
    const [list = '', text = ''] = params;
    const names = list.split(',');
    const others = names.filter((name) => !isServiceName(name));
    if (others.length === names.length) return params;
    const { delivery, host } = this.#parts;
    delivery.delivered({ command, targets: [serviceName], text, id });
    // A NOTICE gets no reply.
    if (command === 'PRIVMSG') host.askService(text);
    return others.length === 0 ? null : [others.join(','), ...params.slice(1)];
  }

  #sendFollowed(message: Message, id: string | null): void {
    const problem = this.#parts.messages.send(message, id);
    if (problem === 'not a message') this.#write(message.command, message.params);
    if (problem === 'too long') this.refuseTooLong();
  }

  /** Whether there is one target, to which the guest may surely send. Compares bytes, parses nothing. */
  #isPlain(text: Uint8Array, commandBytes: number): boolean {
    const from = commandBytes + 1;
    const { membership } = this.#parts;
    // People send to the same target line after line.
    const last = this.#lastTarget;
    if (last?.version === membership.version && standsAt(last.bytes, text, from)) return true;
    const to = text.indexOf(0x20, from);
    if (to <= from || to - from > maxChannelBytes) return false;
    // Names with other characters than ASCII go the slower way.
    const target = asciiText(text.subarray(from, to));
    if (target === null) return false;
    const plain = target.startsWith('#')
      ? membership.has(target)
      : isNickname(target, maxNickLength) && !isServiceName(target);
    if (plain) {
      this.#lastTarget = { version: membership.version, bytes: text.slice(from, to + 1) };
    }
    return plain;
  }

  /** Whether these bytes are nothing but the name of a channel that the guest is in. */
  #isOwnChannel(bytes: Uint8Array): boolean {
    if (bytes.length > maxChannelBytes) return false;
    const name = asciiText(bytes);
    return name !== null && name.startsWith('#') && this.#parts.membership.has(name);
  }

  #refuseCtcp({ command, params }: Message): void {
    this.#parts.host.refused('ctcp');
    // RFC 2812 §3.3.2: a NOTICE gets no reply.
    if (command === 'NOTICE') return;
    const why = 'of CTCP only /me passes here: the rest asks about people';
    this.#replies.numeric(numeric.ERR_CANNOTSENDTOCHAN, [params[0] ?? ''], `Cannot send: ${why}`);
  }

  #own(command: string, text: Uint8Array): void {
    const message = parseMessage(text);
    if (message === null) return;
    const { added, away, queue } = this.#parts;
    const [first = ''] = message.params;
    switch (command) {
      case 'JOIN':
        this.#join(message.params);
        return;
      case 'NICK':
        this.#changeNick(first, text);
        return;
      case 'QUIT':
        // Lines behind it are not served.
        queue.clear();
        this.#departure.quit(first);
        return;
      case 'CAP':
        this.#negotiate(message);
        return;
      case 'AWAY':
        away.request(first);
        return;
      case 'PONG':
        // The answer to our own PING.
        return;
      default: {
        const answer = added.get(command);
        if (answer === undefined) this.#replies.unknownCommand(command);
        else answer(message);
      }
    }
  }

  #negotiate(message: Message): void {
    const { commands, negotiation } = this.#parts;
    for (const { capability, on } of negotiation.answer(message)) {
      // ngIRCd's own answer to this is dropped on its way back.
      if (capability.isNgircds === true) {
        commands.send('CAP', 'REQ', `${on ? '' : '-'}${capability.name}`);
      }
      if (capability === resumeCapability) this.#doorSide.switchResume(on);
    }
  }

  #changeNick(nick: string, text: Uint8Array): void {
    const { barriers, claims, commands, options } = this.#parts;
    // ngIRCd says what is wrong with it.
    if (!isNickname(nick, options.limits.nickLength)) {
      this.#pass('NICK', text);
      return;
    }
    if (!claims.claimOrRefuse(nick)) return;
    commands.sendRefusable('NICK', nick);
    barriers.raise(() => claims.answered(nick));
  }

  #join(params: readonly string[]): void {
    if ((params[0] ?? '') === '') {
      this.#replies.numeric(numeric.ERR_NEEDMOREPARAMS, ['JOIN'], 'Not enough parameters');
      return;
    }
    const given = params.slice(0, 2);
    const addressed = checkTargets('JOIN', given, this.#sender);
    this.#refuse(addressed);
    for (const each of addressed?.passed ?? [given]) {
      const [names = ''] = each;
      const { membership, pendingChannels } = this.#parts;
      pendingChannels.add(
        names === '0' ? membership.channels.map(({ name }) => name) : names.split(','),
      );
      membership.rememberKeys(each);
      // Written anew, so that ngIRCd reads exactly the names that were checked here.
      this.#write('JOIN', each);
    }
  }
}

/** What clients ask about each channel that they join. */
const asksOfChannel: ReadonlySet<string> = new Set(['MODE', 'NAMES', 'TOPIC', 'WHO']);
