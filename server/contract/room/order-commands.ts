// Turns an order into IRC commands.

import type { Order } from './commands.ts';
import type { IrcCommand } from './irc-command.ts';

type Kind = Order['do'];

/** An order that becomes commands without further knowledge than the channel in which it was given. */
export type RoomOrder = Extract<
  Order,
  { do: 'nick' | 'topic' | 'kick' | 'invite' | 'mode' | 'away' | 'list' | 'ask' }
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

/** Whether an order can be given in a channel only. */
export function needsChannel(order: Order): boolean {
  return aboutChannel.has(order.do);
}

const forRoom: ReadonlySet<Kind> = new Set([
  'take back',
  'nick',
  'away',
  'list',
  'ask',
  'kick',
  'ban',
  'unban',
  'mode',
  'invite',
]);

/** Whether an order needs a connection: it is not kept and sent later. */
export function needsConnection(order: Order): boolean {
  return forRoom.has(order.do) || (order.do === 'topic' && order.text !== null);
}

/** @param channel where it was given. @returns empty if the page answers the order itself. */
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
    case 'ask':
      return [[order.command.toUpperCase(), ...(order.rest === '' ? [] : [order.rest])]];
    case 'list':
  }
  return [['LIST']];
}

/** The reason defaults to the nickname: without one ngIRCd would send the operator's name. */
export function kickCommand(channel: string, nick: string, reason: string): IrcCommand {
  return ['KICK', channel, nick, reason === '' ? nick : reason];
}

/** The mask that bans one session under any nickname. The room gives each session its own host. */
export function banMask(host: string): string {
  return `*!*@${host}`;
}

/** Takes back one message. @param target the channel or nickname that it went to. */
export function redactCommand(target: string, msgid: string): IrcCommand {
  return ['REDACT', target, msgid];
}

/** @param change `+b`: ban; `-b`: lift the ban. @param mask as `banMask` makes it. */
export function banCommand(channel: string, change: '+b' | '-b', mask: string): IrcCommand {
  return ['MODE', channel, change, mask];
}
