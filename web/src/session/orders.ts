// Carries out an order: sends commands to the room, and changes what the page shows.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { hasChannelPrefix } from '../../../server/contract/room/channel-name.ts';
import type { Order } from '../../../server/contract/room/commands.ts';
import type { IrcCommand } from '../../../server/contract/room/irc-command.ts';
import {
  banCommand,
  banMask,
  commandsOf,
  kickCommand,
  needsChannel,
  needsConnection,
} from '../../../server/contract/room/order-commands.ts';
import { standingTopic } from '../../../server/contract/words/event-sentences.ts';
import { inOrder } from '../room/people.ts';
import type { Session } from './session.ts';

export interface OrderWorld {
  readonly session: Session;
  readonly now: () => number;
  readonly showHelp: () => void;
}

type Of<K extends Order['do']> = Extract<Order, { do: K }>;

/**
 * @param name the buffer that the order was given in.
 * @returns false if nothing was done; the text stays in the field then.
 */
export function obey(order: Order, name: string, world: OrderWorld): boolean {
  const { session } = world;
  const note = (key: string, values: Readonly<Record<string, string>>): void =>
    session.dispatch({ kind: 'noted', key, values, tone: 'plain', at: world.now() });
  const complain = (key: string, values: Readonly<Record<string, string>>): false => {
    session.dispatch({ kind: 'noted', key, values, tone: 'wrong', at: world.now() });
    return false;
  };
  const buffer = session.room.value.buffers.get(foldName(name));
  if (buffer === undefined) return false;

  const send = (...commands: readonly IrcCommand[]): true => {
    for (const command of commands) session.send(...command);
    return true;
  };

  if (needsChannel(order) && !buffer.isChannel) {
    return complain('wrong.notChannel', { command: `/${order.do}` });
  }
  if (needsConnection(order) && !session.online) {
    return complain('wrong.offline', { command: `/${order.do}` });
  }

  switch (order.do) {
    case 'say':
    case 'act':
      session.sendMessage(buffer.name, order.do, order.text);
      return true;
    case 'join': {
      const known = session.room.value.buffers.get(foldName(order.channel));
      if (known !== undefined) session.dispatch({ kind: 'looked', name: known.name });
      if (known?.presence !== 'in') session.join(order.channel, order.key);
      return true;
    }
    case 'part':
      part(order, buffer.name, session);
      return true;
    case 'topic': {
      const { key, values } = standingTopic(buffer.topic);
      if (order.text === null) note(key, values);
      return send(...commandsOf(order, buffer.name));
    }
    case 'msg':
      if (hasChannelPrefix(order.to) && !session.room.value.buffers.has(foldName(order.to))) {
        return complain('refused.notIn', { subject: order.to });
      }
      session.sendMessage(order.to, 'say', order.text);
      session.dispatch({ kind: 'looked', name: order.to });
      return true;
    case 'query':
      session.dispatch({ kind: 'opened', name: order.to, at: world.now() });
      return true;
    case 'names':
      note('event.names', {
        names: inOrder(buffer.people.values())
          .map(({ nick }) => nick)
          .join(', '),
      });
      return true;
    case 'list':
      session.dispatch({ kind: 'list asked' });
      return send(...commandsOf(order, buffer.name));
    case 'invite':
      send(...commandsOf(order, buffer.name));
      note('event.inviteSent', { nick: order.nick, channel: buffer.name });
      return true;
    case 'nick':
    case 'kick':
    case 'mode':
    case 'away':
    case 'ask':
      return send(...commandsOf(order, buffer.name));
    case 'ban': {
      const known = session.room.value.known.get(foldName(order.nick));
      if (known === undefined) return complain('refused.nobody', { subject: order.nick });
      send(banCommand(buffer.name, '+b', banMask(known.host)));
      // A ban only prevents a new JOIN: a kick removes them.
      if (buffer.people.has(foldName(order.nick))) {
        send(kickCommand(buffer.name, order.nick, order.reason));
      }
      return true;
    }
    case 'unban': {
      const known = session.room.value.known.get(foldName(order.who));
      const mask = known === undefined ? order.who : banMask(known.host);
      if (!mask.includes('@')) return complain('refused.nobody', { subject: order.who });
      return send(banCommand(buffer.name, '-b', mask));
    }
    case 'quit':
      session.leave(order.reason);
      return true;
    case 'help':
      world.showHelp();
      return true;
    case 'wrong':
      break;
  }
  return complain(order.key, order.values);
}

function part(order: Of<'part'>, here: string, session: Session): void {
  const name = order.channel ?? here;
  const buffer = session.room.value.buffers.get(foldName(name));
  if (buffer === undefined) return;
  if (buffer.isChannel && buffer.presence === 'in' && session.online)
    session.send('PART', buffer.name, order.reason);
  else session.dispatch({ kind: 'closed', name: buffer.name });
}
