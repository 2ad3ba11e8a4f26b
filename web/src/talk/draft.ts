// Tells what a draft would become if it were sent now. Pure.

import { parseOrder, type Order } from '../../../server/contract/room/commands.ts';
import type { TalkLine } from '../room/state.ts';
import { maxTextBytes, measure, type Measure } from '../text/messages.ts';
import { toCodes, toSigns } from '../text/marks.ts';
import { parsePageOrder } from './page-orders.ts';

/** More at once would be too much for everybody else. The gateway accepts a burst of 40 lines. */
export const maxMessagesAtOnce = 20;

/** The text as it is sent: signs become codes, and spaces at the end are cut. */
export function sendable(draft: string): string {
  return toCodes(draft).replace(/\s+$/, '');
}

type Said = Extract<Order, { do: 'say' | 'act' | 'msg' }>;

function isSaid(order: Order): order is Said {
  return order.do === 'say' || order.do === 'act' || order.do === 'msg';
}

/** A message as the guest would type it to send it again. */
export function asTyped({ form, text }: Pick<TalkLine, 'form' | 'text'>): string {
  const signs = toSigns(text);
  if (form === 'act') return `/me ${signs}`;
  return signs.startsWith('/') ? `/${signs}` : signs;
}

/**
 * @param nick the guest's own.
 * @param here the name of the buffer that the draft is in.
 * @returns null: the draft is a command that sends no message.
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
