// Answers the write form: sends a message or runs a command once, however often the form arrives.

import type { FastifyReply } from 'fastify';
import { parseOrder } from '../../../contract/room/commands.ts';
import { sendHtml, type LiteRequest } from './lite-request.ts';
import { obey } from './model/orders.ts';
import type { Html } from './pages/html.ts';
import { sentence, hrefTo } from './pages/page.ts';
import { onePage } from './pages/room-page.ts';
import { writePage } from './pages/write-page.ts';
import { fieldOf } from './request-fields.ts';

// The room answers in milliseconds. If it does not, the form says that the message is on its way.
const deliveryMs = 1_500;

/** A text as it may stand in a line of IRC. */
function oneLine(text: string): string {
  return text.replace(/[\0\r\n]+/g, ' ').trim();
}

/** Whether the form is in one page with the messages. */
function isWhole({ request }: LiteRequest): boolean {
  return fieldOf(request.query, 'whole') !== '';
}

/** Shows the form again, with the text that was typed and why nothing was done. */
function again(lite: LiteRequest, status: number, text: string, why: Html | string): FastifyReply {
  const { reply, guest, words, context, here } = lite;
  const { view, mode, forms } = guest;
  const note = { kind: 'problem', words: why } as const;
  const whole = isWhole(lite);
  const form = { here, id: forms.mint(), text, note, whole };
  reply.code(status);
  if (!whole) return sendHtml(reply, writePage(words, form));
  const room = { context, view, mode, here, form, leaveId: forms.mint() };
  return sendHtml(reply, onePage(room));
}

/**
 * Redirects to the form (RFC 9110 §15.4.4), so that a reload or the back button asks for a page and sends nothing.
 * @param next the channel or talk to show from now on; '' for the same.
 */
function back(lite: LiteRequest, next = '', isDelivered = true): FastifyReply {
  const { reply, guest, here, base } = lite;
  const address = { address: guest.view.seal.seal(next) };
  // Browsers focus the element that the address ends in: the field keeps the focus.
  if (isWhole(lite)) {
    return reply.redirect(
      `${base}${hrefTo('room', next === '' ? here : address)}&sent=1#text`,
      303,
    );
  }
  const go = next === '' ? '' : `&go=${address.address}`;
  const waits = isDelivered ? '' : '&waits=1';
  return reply.redirect(`${base}${hrefTo('write', here, `${go}${waits}`)}&sent=1#text`, 303);
}

export async function write(lite: LiteRequest): Promise<FastifyReply> {
  const { reply, request, guest, words, here, base } = lite;
  const id = fieldOf(request.body, 'id');
  const text = oneLine(fieldOf(request.body, 'text'));
  const verdict = guest.forms.check(id);
  if (verdict === 'forged') return again(lite, 403, text, words.say('lite.foreign'));
  if (verdict === 'old') return again(lite, 409, text, words.say('lite.oldForm'));
  if (verdict === 'done') return back(lite);
  if (guest.paused) return again(lite, 429, text, words.say('lite.tooFast'));
  if (text === '') return back(lite);
  const outcome = obey(parseOrder(text), here.name, guest.view, guest.bans);
  if (outcome.kind === 'wrong') {
    guest.show();
    return again(lite, 422, text, sentence(words, outcome.key, outcome.values));
  }
  for (const command of outcome.commands) guest.sendCommand(...command);
  if (outcome.message !== null) guest.sendMessage(outcome.message);
  guest.show();
  guest.forms.spend(id);
  if (outcome.kind === 'help') return reply.redirect(base + hrefTo('help', here), 303);
  if (outcome.kind === 'left') return reply.redirect(`/lite/left?lang=${guest.language}`, 303);
  const isDelivered = await guest.delivered(deliveryMs);
  // The guest's own messages are shown at once, in slow mode, too.
  guest.show();
  return back(lite, outcome.kind === 'go' ? outcome.name : '', isDelivered);
}
