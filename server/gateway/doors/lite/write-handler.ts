// What happens when a guest of the lite door sends the form: once, or not at all. Knows which answer
// keeps the back button and a reload from doing it again.

import type { FastifyReply } from 'fastify';
import { parseOrder } from '../../../contract/room/commands.ts';
import type { Html } from './pages/html.ts';
import { obey } from './model/orders.ts';
import { sentence, to } from './pages/page.ts';
import { one } from './requests.ts';
import { onePage } from './pages/room-page.ts';
import { sendHtml, type LiteRequest } from './lite-request.ts';
import { writePage } from './pages/write-page.ts';

// The room answers in milliseconds. Where it does not, the form says so.
const toldMs = 1_500;

/** A text as it may stand in a line. */
function oneLine(text: string): string {
  return text.replace(/[\0\r\n]+/g, ' ').trim();
}

/** The form again, with what was typed in it, and why nothing was done. */
function again(visit: LiteRequest, status: number, text: string, why: Html | string): FastifyReply {
  const { reply, request, guest, words, reader, here } = visit;
  const note = { kind: 'problem', words: why } as const;
  const whole = one(request.query, 'whole') !== '';
  const form = { here, id: guest.forms.mint(), text, note, whole };
  reply.code(status);
  if (!whole) return sendHtml(reply, writePage(words, form));
  return sendHtml(reply, onePage({ reader, guest, here, form, leaveId: guest.forms.mint() }));
}

/** A POST of the write form. Done: 303, so that a reload asks for a page and sends nothing. */
export async function write(visit: LiteRequest): Promise<FastifyReply> {
  const { reply, request, guest, words, here, base } = visit;
  const whole = one(request.query, 'whole') !== '';
  const id = one(request.body, 'id');
  const text = oneLine(one(request.body, 'text'));
  const back = (go = '', told = true): FastifyReply => {
    const next = { address: guest.view.seal.seal(go) };
    // The field keeps the focus: browsers give it to what the address ends in.
    if (whole)
      return reply.redirect(`${base}${to('room', go === '' ? here : next)}&sent=1#text`, 303);
    const more = `${go === '' ? '' : `&go=${next.address}`}${told ? '' : '&waits=1'}`;
    return reply.redirect(`${base}${to('write', here, more)}&sent=1#text`, 303);
  };
  const verdict = guest.forms.check(id);
  if (verdict === 'forged') return again(visit, 403, text, words.say('lite.foreign'));
  if (verdict === 'old') return again(visit, 409, text, words.say('lite.oldForm'));
  if (verdict === 'done') return back();
  if (guest.paused) return again(visit, 429, text, words.say('lite.tooFast'));
  if (text === '') return back();
  const outcome = obey(parseOrder(text), here.name, guest);
  guest.show();
  if (outcome.kind === 'wrong') {
    return again(visit, 422, text, sentence(words, outcome.key, outcome.values));
  }
  guest.forms.spend(id);
  if (outcome.kind === 'help') return reply.redirect(base + to('help', here), 303);
  if (outcome.kind === 'left') return reply.redirect(`/lite/left?lang=${guest.language}`, 303);
  const told = await guest.told(toldMs);
  // Nobody waits for their own words.
  guest.show();
  return back(outcome.kind === 'go' ? outcome.place : '', told);
}
