// Does what a guest ordered. Knows how orders become actions and lines, and nothing of fields and keys.

import type { Order } from '../../../server/contract/room/commands.ts';
import { banMask } from '../room/known.ts';
import { inOrder } from '../room/people.ts';
import type { Session } from './session.ts';
import { fold } from '../room/state.ts';

export interface OrderWorld {
  readonly session: Session;
  readonly now: () => number;
  readonly showHelp: () => void;
}

type Of<K extends Order['do']> = Extract<Order, { do: K }>;

/**
 * @param name the buffer that the order was given in.
 * @returns false if nothing was done and the text should stay in the field.
 */
export function obey(order: Order, name: string, world: OrderWorld): boolean {
  const { session } = world;
  const note = (key: string, values: Readonly<Record<string, string>>): void =>
    session.dispatch({ kind: 'noted', key, values, tone: 'plain', at: world.now() });
  const complain = (key: string, values: Readonly<Record<string, string>>): false => {
    session.dispatch({ kind: 'noted', key, values, tone: 'wrong', at: world.now() });
    return false;
  };
  const buffer = session.room.value.buffers.get(fold(name));
  if (buffer === undefined) return false;

  const moderates: readonly Order['do'][] = ['kick', 'ban', 'unban', 'mode', 'invite'];
  const needsLine: readonly Order['do'][] = ['nick', 'away', 'list', ...moderates];
  const needsChannel: readonly Order['do'][] = ['topic', 'names', ...moderates];
  if (needsChannel.includes(order.do) && !buffer.isChannel) {
    return complain('wrong.notChannel', { command: `/${order.do}` });
  }
  const sets = order.do === 'topic' && order.text !== null;
  if ((sets || needsLine.includes(order.do)) && !session.online) {
    return complain('wrong.offline', { command: `/${order.do}` });
  }

  switch (order.do) {
    case 'say':
    case 'act':
      session.sendMessage(buffer.name, order.do, order.text);
      return true;
    case 'join': {
      const known = session.room.value.buffers.get(fold(order.channel));
      if (known !== undefined) session.dispatch({ kind: 'looked', name: known.name });
      if (known?.presence !== 'in') session.join(order.channel, order.key);
      return true;
    }
    case 'part':
      part(order, buffer.name, session);
      return true;
    case 'nick':
      session.send('NICK', order.nick);
      return true;
    case 'topic':
      if (order.text !== null) session.send('TOPIC', buffer.name, order.text);
      else if (buffer.topic === '') note('topic.none', {});
      else note('event.topicIs', { topic: buffer.topic });
      return true;
    case 'msg':
      if (/^[#&+]/.test(order.to) && !session.room.value.buffers.has(fold(order.to))) {
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
      session.send('LIST');
      return true;
    case 'kick':
      session.send(
        'KICK',
        buffer.name,
        order.nick,
        order.reason === '' ? order.nick : order.reason,
      );
      return true;
    case 'ban': {
      const known = session.room.value.known.get(fold(order.nick));
      if (known === undefined) return complain('refused.nobody', { subject: order.nick });
      session.send('MODE', buffer.name, '+b', banMask(known));
      // Whoever is banned only may not come back in: out they go by a kick.
      if (buffer.people.has(fold(order.nick))) {
        session.send('KICK', buffer.name, order.nick, order.reason || order.nick);
      }
      return true;
    }
    case 'unban': {
      const known = session.room.value.known.get(fold(order.who));
      const mask = known === undefined ? order.who : banMask(known);
      if (!mask.includes('@')) return complain('refused.nobody', { subject: order.who });
      session.send('MODE', buffer.name, '-b', mask);
      return true;
    }
    case 'invite':
      session.send('INVITE', order.nick, buffer.name);
      note('event.inviteSent', { nick: order.nick, channel: buffer.name });
      return true;
    case 'mode':
      session.send('MODE', buffer.name, ...order.changes);
      return true;
    case 'away':
      session.send('AWAY', ...(order.reason === '' ? [] : [order.reason]));
      return true;
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
  const buffer = session.room.value.buffers.get(fold(name));
  if (buffer === undefined) return;
  if (buffer.isChannel && buffer.presence === 'in' && session.online)
    session.send('PART', buffer.name, order.reason);
  else session.dispatch({ kind: 'closed', name: buffer.name });
}
