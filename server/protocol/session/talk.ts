// What a registered guest says: PRIVMSG and NOTICE, to others or to the service. This is the hot path.

import { maxChannelBytes } from '../../contract/room/channel-name.ts';
import { isNickname, maxNickLength } from '../../contract/room/nickname.ts';
import * as numeric from '../../contract/room/numerics.ts';
import { isServiceName, serviceName } from '../../contract/room/service.ts';
import { idOf } from '../resume/resume.ts';
import { asciiText, ctcp, standsAt, withLineEnd } from '../wire/line-bytes.ts';
import { parseMessage, type Message } from '../wire/message.ts';
import { isCtcpQuery, spacedAction } from '../wire/relayed-message.ts';
import type { CheckedCommands } from './checked-commands.ts';
import { withLast } from './last-param.ts';
import type { SessionParts } from './session-parts.ts';

export class Talk {
  readonly #parts: SessionParts;
  readonly #checked: CheckedCommands;
  /** With the space behind it. It is valid as long as the guest's channels are the same. */
  #lastTarget: { readonly version: number; readonly bytes: Uint8Array } | null = null;

  constructor(parts: SessionParts, checked: CheckedCommands) {
    this.#parts = parts;
    this.#checked = checked;
  }

  /** @param line as it came. @param text the same without tags and source, in valid UTF-8. */
  send(command: 'PRIVMSG' | 'NOTICE', line: Uint8Array, text: Uint8Array): void {
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
    const addressed = this.#checked.check(command, forGuests);
    const [passed = null] = addressed ?? [forGuests];
    if (passed === null) return;
    const params = mayBeCtcp ? withLast(passed, spacedAction(passed.at(-1) ?? '')) : passed;
    if (isFollowed) this.#sendFollowed({ ...message, params }, idOf(line));
    else {
      messages.sentUnfollowed();
      this.#checked.write(command, params);
    }
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
    if (problem === 'not a message') this.#checked.write(message.command, message.params);
    if (problem === 'too long') this.#checked.refuseTooLong();
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

  #refuseCtcp({ command, params }: Message): void {
    this.#parts.host.refused('ctcp');
    // RFC 2812 §3.3.2: a NOTICE gets no reply.
    if (command === 'NOTICE') return;
    const why = 'of CTCP only /me passes here: the rest asks about people';
    this.#parts.replies.numeric(
      numeric.ERR_CANNOTSENDTOCHAN,
      [params[0] ?? ''],
      `Cannot send: ${why}`,
    );
  }
}
