// Answers hosts who take back a message of a channel, whoever wrote it.

import type { FastifyReply } from 'fastify';
import { redactCommand } from '../../../contract/room/order-commands.ts';
import { forHosts } from './host-handlers.ts';
import { sendHtml, sendNotice, type LiteRequest } from './lite-request.ts';
import { hrefTo } from './pages/page.ts';
import { takeBackPage } from './pages/take-back-page.ts';
import { fieldOf } from './request-fields.ts';

/** The room answers in milliseconds. If it does not, the message goes from the page when it has. */
const answerMs = 1_500;

export const showTakeBack = forHosts((lite) => choose(lite, false));

export const takeBack = forHosts(async (lite) => {
  const { request, reply, guest, here, base, words } = lite;
  const id = fieldOf(request.body, 'id');
  const msgid = fieldOf(request.body, 'msgid');
  const verdict = guest.forms.check(id);
  const title = words.say('lite.problem');
  if (verdict === 'forged') {
    reply.code(403);
    return sendNotice(lite, { title, more: words.say('lite.foreign') });
  }
  if (verdict === 'old' || guest.paused) {
    reply.code(verdict === 'old' ? 409 : 429);
    const more = words.say(verdict === 'old' ? 'lite.oldForm' : 'lite.tooFast');
    return sendNotice(lite, { title, more });
  }
  if (verdict !== 'done') {
    if (!here.toTakeBack.some((line) => line.msgid === msgid)) return choose(lite, true);
    guest.sendCommand(...redactCommand(here.name, msgid));
    // Without words: the page is shown when the room has answered.
    guest.sendMessage({ to: here.name, form: 'say', pieces: [] });
    guest.forms.spend(id);
    await guest.delivered(answerMs);
    guest.show();
  }
  return reply.redirect(`${base}${hrefTo('room', here)}`, 303);
});

function choose({ reply, guest, words, here }: LiteRequest, isWrong: boolean): FastifyReply {
  if (isWrong) reply.code(422);
  return sendHtml(reply, takeBackPage(words, { here, id: guest.forms.mint(), isWrong }));
}
