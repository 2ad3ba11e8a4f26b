// What a draft would become if it were sent now. Pure.

import { parseOrder, type Order } from '../../../server/contract/room/commands.ts';
import type { TalkLine } from '../room/state.ts';
import { maxTextBytes, measure, type Measure } from '../text/messages.ts';
import { toCodes, toSigns } from '../text/marks.ts';
import { parsePageOrder } from './page-orders.ts';

/** More at once is a wall of text for everybody else. The gateway lets a burst of 40 lines through. */
export const maxMessagesAtOnce = 20;

/** Sign for sign what is sent: blanks at its end are not. */
export function sendable(draft: string): string {
  return toCodes(draft).replace(/\s+$/, '');
}

type Said = Extract<Order, { do: 'say' | 'act' | 'msg' }>;

function isSaid(order: Order): order is Said {
  return order.do === 'say' || order.do === 'act' || order.do === 'msg';
}

/** A message as the guest would type it to say it again. */
export function asTyped({ form, text }: Pick<TalkLine, 'form' | 'text'>): string {
  const signs = toSigns(text);
  if (form === 'act') return `/me ${signs}`;
  return signs.startsWith('/') ? `/${signs}` : signs;
}

/**
 * @param nick the guest's own.
 * @param here the channel or talk that the draft stands in.
 * @returns null: it is a command that says nothing.
 */
export function draftMeasure(draft: string, nick: string, here: string): Measure | null {
  const text = sendable(draft);
  if (parsePageOrder(text) !== null) return null;
  const order = parseOrder(text);
  if (!isSaid(order)) return null;
  const target = order.do === 'msg' ? order.to : here;
  const form = order.do === 'act' ? 'act' : 'say';
  return measure(order.text, maxTextBytes({ nick, target, form }));
}
