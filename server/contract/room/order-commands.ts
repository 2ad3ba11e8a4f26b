// What an order says to the room: a command a guest typed, as IRC commands.

import type { Order } from './commands.ts';
import type { IrcCommand } from './irc-command.ts';

type Kind = Order['do'];

/** An order that the room carries out by itself: nothing has to be known but where it was given. */
export type RoomOrder = Extract<
  Order,
  { do: 'nick' | 'topic' | 'kick' | 'invite' | 'mode' | 'away' | 'list' }
>;

const aboutChannel: ReadonlySet<Kind> = new Set([
  'topic',
  'names',
  'kick',
  'ban',
  'unban',
  'mode',
  'invite',
]);

/** Whether an order is about the channel that it is given in. */
export function needsChannel(order: Order): boolean {
  return aboutChannel.has(order.do);
}

const forRoom: ReadonlySet<Kind> = new Set([
  'nick',
  'away',
  'list',
  'kick',
  'ban',
  'unban',
  'mode',
  'invite',
]);

/** Whether an order comes to nothing without a connection: it is not kept for later. */
export function needsConnection(order: Order): boolean {
  return forRoom.has(order.do) || (order.do === 'topic' && order.text !== null);
}

/** @param channel where it was given. @returns none: it asks what the page knows by itself. */
export function commandsOf(order: RoomOrder, channel: string): readonly IrcCommand[] {
  switch (order.do) {
    case 'nick':
      return [['NICK', order.nick]];
    case 'topic':
      return order.text === null ? [] : [['TOPIC', channel, order.text]];
    case 'kick':
      return [kickCommand(channel, order.nick, order.reason)];
    case 'invite':
      return [['INVITE', order.nick, channel]];
    case 'mode':
      return [['MODE', channel, ...order.changes]];
    case 'away':
      return [order.reason === '' ? ['AWAY'] : ['AWAY', order.reason]];
    case 'list':
  }
  return [['LIST']];
}

/** Without a reason ngIRCd would give the operator's name. */
export function kickCommand(channel: string, nick: string, reason: string): IrcCommand {
  return ['KICK', channel, nick, reason === '' ? nick : reason];
}

/** The mask of a ban that keeps out one session, whatever its nickname: the room gives each a host of its own. */
export function banMask(host: string): string {
  return `*!*@${host}`;
}

/** @param change `+b`: keeps them out; `-b`: lets them in again. @param mask as `banMask` makes it. */
export function banCommand(channel: string, change: '+b' | '-b', mask: string): IrcCommand {
  return ['MODE', channel, change, mask];
}
