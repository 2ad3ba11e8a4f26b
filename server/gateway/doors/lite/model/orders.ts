// Carries out what a guest of the lite door ordered: by commands to the room, and by changes of the view.

import type { Values } from '../../../../contract/words/messages.ts';
import { hasChannelPrefix } from '../../../../contract/room/channel-name.ts';
import type { Order } from '../../../../contract/room/commands.ts';
import type { IrcCommand } from '../../../../contract/room/irc-command.ts';
import { commandsOf, needsChannel } from '../../../../contract/room/order-commands.ts';
import { standingTopic } from '../../../../contract/words/event-sentences.ts';
import { cutUtf8 } from '../../../../protocol/wire/utf8.ts';
import type { LiteGuest } from '../guests/guest.ts';
import type { RoomBuffer } from './buffer.ts';
import { fittingCommand } from './session-lines.ts';

/** What became of an order. `go`: the guest looks at another channel or talk now. */
export type Outcome =
  | { readonly kind: 'done' | 'help' | 'left' }
  | { readonly kind: 'go'; readonly name: string }
  | { readonly kind: 'wrong'; readonly key: string; readonly values: Values };

const done: Outcome = { kind: 'done' };

// RFC 2812 §2.3: 512 bytes with CRLF. ngIRCd puts `:nick!user@host ` of up to 31, 20 and 64 bytes in
// front when it relays, and cuts the rest off: this much of a text arrives whole.
const maxTextBytes = 350;
const maxChanges = 8;
const maxModeBytes = 40;

/** Splits a text into messages, at spaces where there are some. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const fitting = cutUtf8(rest, maxTextBytes);
    const gap = fitting.length < rest.length ? fitting.lastIndexOf(' ') : -1;
    const piece = gap > fitting.length / 2 ? fitting.slice(0, gap) : fitting;
    pieces.push(piece);
    rest = rest.slice(piece.length).trim();
  }
  return pieces;
}

function speak(guest: LiteGuest, to: string, form: 'say' | 'act', text: string): void {
  if (!hasChannelPrefix(to)) guest.view.ensure(to);
  guest.sendMessage(to, form, piecesOf(text));
}

function wrong(key: string, values: Values): Outcome {
  return { kind: 'wrong', key, values };
}

/**
 * @param name where the order was given: a channel or a talk, which need not exist yet.
 * @returns `wrong`: nothing was done.
 */
export function obey(order: Order, name: string, guest: LiteGuest): Outcome {
  const { view } = guest;
  const buffer = view.get(name);
  if (needsChannel(order) && buffer?.isChannel !== true) {
    return wrong('wrong.notChannel', { command: `/${order.do}` });
  }
  view.current = buffer ?? view.current;
  const send = (...commands: readonly IrcCommand[]): Outcome => {
    for (const command of commands) guest.sendCommand(...fittingCommand(command));
    return done;
  };
  switch (order.do) {
    case 'say':
    case 'act':
      if (hasChannelPrefix(name) && buffer?.presence !== 'in') {
        return wrong('refused.notIn', { subject: name });
      }
      speak(guest, buffer?.name ?? name, order.do, order.text);
      return done;
    case 'join':
      if (view.get(order.channel)?.presence !== 'in') {
        view.ensure(order.channel).presence = 'asked';
        send(order.key === null ? ['JOIN', order.channel] : ['JOIN', order.channel, order.key]);
      }
      return { kind: 'go', name: order.channel };
    case 'part':
      return part(guest, view.get(order.channel ?? name), order.reason);
    case 'topic': {
      const topic = buffer?.topic ?? '';
      if (order.text === null) {
        view.addEvent(topic === '' ? (buffer ?? null) : view.current, standingTopic(topic));
      }
      return send(...commandsOf(order, name));
    }
    case 'msg':
      if (hasChannelPrefix(order.to) && view.get(order.to) === undefined) {
        return wrong('refused.notIn', { subject: order.to });
      }
      speak(guest, order.to, 'say', order.text);
      return { kind: 'go', name: order.to };
    case 'query':
      view.ensure(order.to);
      return { kind: 'go', name: order.to };
    case 'names': {
      const nicks = [...(buffer?.people.values() ?? [])].map(({ nick }) => nick);
      const values = { names: nicks.toSorted().join(', ') };
      view.addEvent(buffer ?? null, { key: 'event.names', values, tone: 'plain' });
      return done;
    }
    case 'ban':
    case 'unban':
      return send(...guest.bans.begin(order, name));
    case 'invite': {
      const values = { nick: order.nick, channel: name };
      view.addEvent(buffer ?? null, { key: 'event.inviteSent', values, tone: 'quiet' });
      return send(...commandsOf(order, name));
    }
    case 'mode': {
      const changes = order.changes.slice(0, maxChanges).map((word) => cutUtf8(word, maxModeBytes));
      return send(...commandsOf({ ...order, changes }, name));
    }
    case 'nick':
    case 'kick':
    case 'away':
    case 'list':
      return send(...commandsOf(order, name));
    case 'quit':
      send(['QUIT', order.reason]);
      return { kind: 'left' };
    case 'help':
      return { kind: 'help' };
    case 'wrong':
  }
  return wrong(order.key, order.values);
}

function part(guest: LiteGuest, buffer: RoomBuffer | undefined, reason: string): Outcome {
  const { view } = guest;
  if (buffer === undefined) return done;
  if (buffer.isChannel && buffer.presence === 'in') {
    guest.sendCommand(...fittingCommand(['PART', buffer.name, reason]));
  } else view.remove(buffer);
  const next = view.inOrder().find((other) => other !== buffer);
  return next === undefined ? done : { kind: 'go', name: next.name };
}
