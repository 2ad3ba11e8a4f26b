// The way up: what goes to ngIRCd of a registered guest's lines, and what the Session answers itself.

import { isNickname } from '../../contract/room/nickname.ts';
import * as numeric from '../../contract/room/numerics.ts';
import { isChannelInvite } from '../../contract/room/service.ts';
import { maxChannelBytes } from '../../contract/room/channel-name.ts';
import { resume as resumeCapability } from '../ircv3/resume-capability.ts';
import { asciiText, isOneToken, withLineEnd } from '../wire/line-bytes.ts';
import { maxBodyBytes } from '../wire/line-splitter.ts';
import { commandAt, commandStart, parseMessage, type Message } from '../wire/message.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import { validUtf8 } from '../wire/utf8.ts';
import { CheckedCommands } from './checked-commands.ts';
import { commandRule } from './command-filter.ts';
import { channelsOf } from './command-targets.ts';
import type { Departure } from './departure.ts';
import type { DoorSide } from './door-side.ts';
import { fit, withoutCtcp } from './last-param.ts';
import { clearTextRefusal, sealedAway, unreasoned } from './sealed-rules.ts';
import type { SessionParts } from './session-parts.ts';
import { Talk } from './talk.ts';

export class Upstream {
  readonly #parts: SessionParts;
  readonly #doorSide: DoorSide;
  readonly #departure: Departure;
  readonly #replies: ServerReplies;
  readonly #checked: CheckedCommands;
  readonly #talk: Talk;
  readonly #isSealed: boolean;

  constructor(parts: SessionParts, doorSide: DoorSide, departure: Departure) {
    this.#parts = parts;
    this.#doorSide = doorSide;
    this.#departure = departure;
    this.#replies = parts.replies;
    this.#checked = new CheckedCommands(parts);
    this.#talk = new Talk(parts, this.#checked);
    this.#isSealed = parts.isSealed;
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
    if (this.#isSealed && this.#refusesClear(command, text)) return;
    switch (rule.kind) {
      case 'refuse':
        this.#parts.host.refused('command');
        this.#replies.numeric(rule.numeric, [command ?? '*'], rule.text);
        return;
      case 'talk':
        this.#talk.send(command === 'NOTICE' ? command : 'PRIVMSG', line, text);
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
    this.#checked.refuseTooLong();
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
    const given = this.#isSealed ? unreasoned(command, params) : params;
    const fitting = fit(command, withoutCtcp(given));
    const addressed = this.#checked.check(command, fitting);
    if (command === 'PART') this.#parts.pendingChannels.add(channelsOf(command, fitting));
    if (addressed !== null || !isSame(fitting, params)) {
      for (const each of addressed ?? [fitting]) this.#checked.write(command, each);
      return;
    }
    this.#parts.commands.writeRefusable(withLineEnd(text));
  }

  /** `REMOVE ana`, as clients send `/remove ana`. */
  #askByCommand(text: Uint8Array): void {
    const message = parseMessage(text);
    if (message === null) return;
    const { command, params } = message;
    if (command === 'INVITE' && isChannelInvite(params)) this.#pass(command, text);
    else this.#parts.host.askService([command, ...params].join(' '));
  }

  /** In a sealed room. @returns whether the line was refused. */
  #refusesClear(command: string | null, text: Uint8Array): boolean {
    const refused = clearTextRefusal(command, text);
    if (refused === null) return false;
    this.#parts.host.refused('clear text');
    this.#replies.refuse([refused]);
    return true;
  }

  /** Whether these bytes are nothing but the name of a channel that the guest is in. */
  #isOwnChannel(bytes: Uint8Array): boolean {
    if (bytes.length > maxChannelBytes) return false;
    const name = asciiText(bytes);
    return name !== null && name.startsWith('#') && this.#parts.membership.has(name);
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
        away.request(this.#isSealed && first.trim() !== '' ? sealedAway : first);
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
    for (const each of this.#checked.check('JOIN', given) ?? [given]) {
      const [names = ''] = each;
      const { membership, pendingChannels } = this.#parts;
      pendingChannels.add(
        names === '0' ? membership.channels.map(({ name }) => name) : names.split(','),
      );
      membership.rememberKeys(each);
      // Written anew, so that ngIRCd reads exactly the names that were checked here.
      this.#checked.write('JOIN', each);
    }
  }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((param, at) => param === others[at]);
}

/** What clients ask about each channel that they join. */
const asksOfChannel: ReadonlySet<string> = new Set(['MODE', 'NAMES', 'TOPIC', 'WHO']);
