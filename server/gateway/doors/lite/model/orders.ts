// Does what a guest of the lite door ordered: turns an order into IRC lines and changes of the view.
// Knows no form and no HTML.

import type { Values } from '../../../../contract/words/messages.ts';
import type { Order } from '../../../../contract/room/commands.ts';
import { cutUtf8 } from '../../../../protocol/wire/utf8.ts';
import type { LiteGuest } from '../guests/guest.ts';
import type { Place } from './buffer.ts';
import { isChannelName } from './room-view.ts';

/** What became of an order. `go`: there is another place to look at now. */
export type Outcome =
  | { readonly kind: 'done' | 'help' | 'left' }
  | { readonly kind: 'go'; readonly place: string }
  | { readonly kind: 'wrong'; readonly key: string; readonly values: Values };

const done: Outcome = { kind: 'done' };

// RFC 2812 §2.3: 512 bytes with CRLF. ngIRCd puts `:nick!user@host ` of up to 31, 20 and 64 bytes in
// front when it relays, and cuts the rest off: this much of a text arrives whole.
const maxTextBytes = 350;
// What stands in a reason or a topic: the command and two names are before it.
const maxReasonBytes = 300;

const needsChannel: ReadonlySet<Order['do']> = new Set([
  'topic',
  'kick',
  'ban',
  'unban',
  'invite',
  'mode',
  'names',
]);

/** A text as the messages that it becomes: cut at spaces where there are some. */
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
  if (!isChannelName(to)) guest.view.ensure(to);
  guest.tell(to, form, piecesOf(text));
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
  const place = view.get(name);
  if (needsChannel.has(order.do) && place?.isChannel !== true) {
    return wrong('wrong.notChannel', { command: `/${order.do}` });
  }
  view.current = place ?? view.current;
  const reason = (text: string): string => cutUtf8(text, maxReasonBytes);
  switch (order.do) {
    case 'say':
    case 'act':
      if (isChannelName(name) && place?.presence !== 'in') {
        return wrong('refused.notIn', { subject: name });
      }
      speak(guest, place?.name ?? name, order.do, order.text);
      return done;
    case 'join':
      if (view.get(order.channel)?.presence !== 'in') {
        view.ensure(order.channel).presence = 'asked';
        const keys = order.key === null ? [] : [order.key.replace(/^:+/, '').slice(0, 64)];
        guest.say('JOIN', order.channel, ...keys);
      }
      return { kind: 'go', place: order.channel };
    case 'part':
      return part(guest, view.get(order.channel ?? name), reason(order.reason));
    case 'nick':
      guest.say('NICK', order.nick);
      return done;
    case 'topic':
      if (order.text !== null) guest.say('TOPIC', name, reason(order.text));
      else if (place?.topic === '') view.happened(place, 'topic.none', {}, 'plain');
      else view.happened(view.current, 'event.topicIs', { topic: place?.topic ?? '' }, 'plain');
      return done;
    case 'msg':
      if (isChannelName(order.to) && view.get(order.to) === undefined) {
        return wrong('refused.notIn', { subject: order.to });
      }
      speak(guest, order.to, 'say', order.text);
      return { kind: 'go', place: order.to };
    case 'query':
      view.ensure(order.to);
      return { kind: 'go', place: order.to };
    case 'names': {
      const names = [...(place?.people.values() ?? [])].map(({ nick }) => nick);
      view.happened(place ?? null, 'event.names', { names: names.toSorted().join(', ') }, 'plain');
      return done;
    }
    case 'list':
      guest.say('LIST');
      return done;
    case 'kick': {
      const [nick = ''] = order.nick.replace(/^:+/, '').split(',');
      if (nick === '') return wrong('wrong.usage', { usage: '/kick name reason' });
      guest.say('KICK', name, cutUtf8(nick, 64), reason(order.reason === '' ? nick : order.reason));
      return done;
    }
    case 'ban':
      guest.bans.ask({ ...order, channel: name, change: '+b', reason: reason(order.reason) });
      guest.say('USERHOST', order.nick);
      return done;
    case 'unban':
      unban(guest, name, order.who);
      return done;
    case 'invite':
      guest.say('INVITE', order.nick, name);
      view.happened(place ?? null, 'event.inviteSent', { nick: order.nick, channel: name });
      return done;
    case 'mode': {
      const changes = order.changes.slice(0, 8).map((word) => cutUtf8(word, 40));
      if (changes.some((word) => word.startsWith(':'))) {
        return wrong('wrong.usage', { usage: '/mode +o name' });
      }
      guest.say('MODE', name, ...changes);
      return done;
    }
    case 'away':
      guest.say('AWAY', ...(order.reason === '' ? [] : [reason(order.reason)]));
      return done;
    case 'quit':
      guest.say('QUIT', reason(order.reason));
      return { kind: 'left' };
    case 'help':
      return { kind: 'help' };
    case 'wrong':
  }
  return wrong(order.key, order.values);
}

/** @param who a nickname, whose session is asked for first, or a mask. */
function unban(guest: LiteGuest, channel: string, who: string): void {
  if (who.includes('@')) return guest.say('MODE', channel, '-b', cutUtf8(who, 120));
  guest.bans.ask({ nick: who, channel, change: '-b', reason: '' });
  return guest.say('USERHOST', cutUtf8(who, 40));
}

function part(guest: LiteGuest, place: Place | undefined, reason: string): Outcome {
  const { view } = guest;
  if (place === undefined) return done;
  if (place.isChannel && place.presence === 'in') guest.say('PART', place.name, reason);
  else view.remove(place);
  const next = view.inOrder().find((other) => other !== place);
  return next === undefined ? done : { kind: 'go', place: next.name };
}
