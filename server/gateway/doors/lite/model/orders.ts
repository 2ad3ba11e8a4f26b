// Carries out what a guest typed: changes the guest's view, and returns what is to be sent to the room.

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

/** What the guest sees next. `go`: another channel or talk. `wrong`: nothing was done, and why. */
export type Outcome =
  | { readonly kind: 'done' | 'help' | 'left' }
  | { readonly kind: 'go'; readonly name: string }
  | { readonly kind: 'wrong'; readonly key: string; readonly values: Values };

export interface OrderResult {
  /** To be sent to the room, in order; each fits into a line. */
  readonly commands: readonly IrcCommand[];
  /** To be sent to the room, too. */
  readonly message: OutgoingMessage | null;
  readonly outcome: Outcome;
}

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

const result = (outcome: Outcome, ...commands: readonly IrcCommand[]): OrderResult => ({
  commands: commands.map(fittingCommand),
  message: null,
  outcome,
});

const done = (...commands: readonly IrcCommand[]): OrderResult =>
  result({ kind: 'done' }, ...commands);

const go = (name: string, ...commands: readonly IrcCommand[]): OrderResult =>
  result({ kind: 'go', name }, ...commands);

const wrong = (key: string, values: Values): OrderResult => result({ kind: 'wrong', key, values });

/** @param to a channel or a nickname, whose talk is opened. */
function speak(view: RoomView, to: string, form: 'say' | 'act', text: string): OutgoingMessage {
  if (!hasChannelPrefix(to)) view.ensure(to);
  return { to, form, pieces: piecesOf(text) };
}

/** @param name where the order was given: a channel or a talk, which need not exist yet. */
export function obey(order: Order, name: string, view: RoomView, bans: Bans): OrderResult {
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
      return { ...done(), message: speak(view, buffer?.name ?? name, order.do, order.text) };
    case 'join': {
      const { channel, key } = order;
      if (view.get(channel)?.presence === 'in') return go(channel);
      view.ensure(channel).presence = 'asked';
      return go(channel, key === null ? ['JOIN', channel] : ['JOIN', channel, key]);
    }
    case 'part':
      return part(view, view.get(order.channel ?? name), order.reason);
    case 'topic': {
      const topic = buffer?.topic ?? '';
      if (order.text === null) {
        view.addEvent(topic === '' ? (buffer ?? null) : view.current, standingTopic(topic));
      }
      return done(...commandsOf(order, name));
    }
    case 'msg':
      if (hasChannelPrefix(order.to) && view.get(order.to) === undefined) {
        return wrong('refused.notIn', { subject: order.to });
      }
      return { ...go(order.to), message: speak(view, order.to, 'say', order.text) };
    case 'query':
      view.ensure(order.to);
      return go(order.to);
    case 'names': {
      const nicks = [...(buffer?.people.values() ?? [])].map(({ nick }) => nick);
      const values = { names: nicks.toSorted().join(', ') };
      view.addEvent(buffer ?? null, { key: 'event.names', values, tone: 'plain' });
      return done();
    }
    case 'ban':
    case 'unban':
      return done(...bans.begin(order, name));
    case 'invite': {
      const values = { nick: order.nick, channel: name };
      view.addEvent(buffer ?? null, { key: 'event.inviteSent', values, tone: 'quiet' });
      return done(...commandsOf(order, name));
    }
    case 'mode': {
      const changes = order.changes.slice(0, maxChanges).map((word) => cutUtf8(word, maxModeBytes));
      return done(...commandsOf({ ...order, changes }, name));
    }
    case 'nick':
    case 'kick':
    case 'away':
    case 'list':
      return done(...commandsOf(order, name));
    case 'quit':
      return result({ kind: 'left' }, ['QUIT', order.reason]);
    case 'help':
      return result({ kind: 'help' });
    case 'wrong':
  }
  return wrong(order.key, order.values);
}

function part(view: RoomView, buffer: RoomBuffer | undefined, reason: string): OrderResult {
  if (buffer === undefined) return done();
  const isInside = buffer.isChannel && buffer.presence === 'in';
  const commands: readonly IrcCommand[] = isInside ? [['PART', buffer.name, reason]] : [];
  if (!isInside) view.remove(buffer);
  const next = view.inOrder().find((other) => other !== buffer);
  return next === undefined ? done(...commands) : go(next.name, ...commands);
}
