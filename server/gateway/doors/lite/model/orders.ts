// Carries out what a guest of the lite door ordered: changes the view, and returns what to send to the room.

import type { Values } from '../../../../contract/words/messages.ts';
import { hasChannelPrefix } from '../../../../contract/room/channel-name.ts';
import type { Order } from '../../../../contract/room/commands.ts';
import type { IrcCommand } from '../../../../contract/room/irc-command.ts';
import { commandsOf, needsChannel } from '../../../../contract/room/order-commands.ts';
import { standingTopic } from '../../../../contract/words/event-sentences.ts';
import { cutUtf8 } from '../../../../protocol/wire/utf8.ts';
import type { Bans } from './bans.ts';
import type { RoomBuffer } from './buffer.ts';
import type { OutgoingMessage } from './delivery-barrier.ts';
import type { RoomView } from './room-view.ts';
import { fittingCommand } from './session-lines.ts';

/** What to send to the room now: at most one of them is there. */
interface ToSend {
  readonly commands: readonly IrcCommand[];
  readonly message: OutgoingMessage | null;
}

/** What became of an order. `go`: the guest looks at another channel or talk now. `wrong`: nothing was done. */
export type Outcome =
  | (ToSend & { readonly kind: 'done' | 'help' | 'left' })
  | (ToSend & { readonly kind: 'go'; readonly name: string })
  | { readonly kind: 'wrong'; readonly key: string; readonly values: Values };

const nothing: ToSend = { commands: [], message: null };
const done: Outcome = { kind: 'done', ...nothing };

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

function send(...commands: readonly IrcCommand[]): ToSend {
  return { commands: commands.map(fittingCommand), message: null };
}

function speak(view: RoomView, to: string, form: 'say' | 'act', text: string): ToSend {
  if (!hasChannelPrefix(to)) view.ensure(to);
  return { commands: [], message: { to, form, pieces: piecesOf(text) } };
}

function wrong(key: string, values: Values): Outcome {
  return { kind: 'wrong', key, values };
}

/**
 * @param name where the order was given: a channel or a talk, which need not exist yet.
 * @param bans of the guest: a ban waits there for the room's answer.
 */
export function obey(order: Order, name: string, view: RoomView, bans: Bans): Outcome {
  const buffer = view.get(name);
  if (needsChannel(order) && buffer?.isChannel !== true) {
    return wrong('wrong.notChannel', { command: `/${order.do}` });
  }
  view.current = buffer ?? view.current;
  switch (order.do) {
    case 'say':
    case 'act':
      if (hasChannelPrefix(name) && buffer?.presence !== 'in') {
        return wrong('refused.notIn', { subject: name });
      }
      return { kind: 'done', ...speak(view, buffer?.name ?? name, order.do, order.text) };
    case 'join': {
      const { channel, key } = order;
      if (view.get(channel)?.presence === 'in') return { kind: 'go', name: channel, ...nothing };
      view.ensure(channel).presence = 'asked';
      const command: IrcCommand = key === null ? ['JOIN', channel] : ['JOIN', channel, key];
      return { kind: 'go', name: channel, ...send(command) };
    }
    case 'part':
      return part(view, view.get(order.channel ?? name), order.reason);
    case 'topic': {
      const topic = buffer?.topic ?? '';
      if (order.text === null) {
        view.addEvent(topic === '' ? (buffer ?? null) : view.current, standingTopic(topic));
      }
      return { kind: 'done', ...send(...commandsOf(order, name)) };
    }
    case 'msg':
      if (hasChannelPrefix(order.to) && view.get(order.to) === undefined) {
        return wrong('refused.notIn', { subject: order.to });
      }
      return { kind: 'go', name: order.to, ...speak(view, order.to, 'say', order.text) };
    case 'query':
      view.ensure(order.to);
      return { kind: 'go', name: order.to, ...nothing };
    case 'names': {
      const nicks = [...(buffer?.people.values() ?? [])].map(({ nick }) => nick);
      const values = { names: nicks.toSorted().join(', ') };
      view.addEvent(buffer ?? null, { key: 'event.names', values, tone: 'plain' });
      return done;
    }
    case 'ban':
    case 'unban':
      return { kind: 'done', ...send(...bans.begin(order, name)) };
    case 'invite': {
      const values = { nick: order.nick, channel: name };
      view.addEvent(buffer ?? null, { key: 'event.inviteSent', values, tone: 'quiet' });
      return { kind: 'done', ...send(...commandsOf(order, name)) };
    }
    case 'mode': {
      const changes = order.changes.slice(0, maxChanges).map((word) => cutUtf8(word, maxModeBytes));
      return { kind: 'done', ...send(...commandsOf({ ...order, changes }, name)) };
    }
    case 'nick':
    case 'kick':
    case 'away':
    case 'list':
    case 'ask':
      return { kind: 'done', ...send(...commandsOf(order, name)) };
    case 'quit':
      return { kind: 'left', ...send(['QUIT', order.reason]) };
    case 'help':
      return { kind: 'help', ...nothing };
    case 'wrong':
  }
  return wrong(order.key, order.values);
}

function part(view: RoomView, buffer: RoomBuffer | undefined, reason: string): Outcome {
  if (buffer === undefined) return done;
  const isIn = buffer.isChannel && buffer.presence === 'in';
  const toSend = isIn ? send(['PART', buffer.name, reason]) : nothing;
  if (!isIn) view.remove(buffer);
  const next = view.inOrder().find((other) => other !== buffer);
  return next === undefined
    ? { kind: 'done', ...toSend }
    : { kind: 'go', name: next.name, ...toSend };
}
