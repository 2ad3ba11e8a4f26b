// A guest's request, as the handlers of pages and forms get it, and how a page is sent in answer.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LiteGuest } from './guests/guest.ts';
import type { RoomBuffer } from './model/buffer.ts';
import type { Html } from './pages/html.ts';
import { noticePage } from './pages/notice-page.ts';
import type { RenderContext } from './pages/render-context.ts';
import type { Words } from './words/words.ts';

export interface LiteRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Is in the room. */
  readonly guest: LiteGuest;
  readonly words: Words;
  /** Its words are `words`. */
  readonly context: RenderContext;
  /** The channel or talk that `?in=` names; the guest need not have it. */
  readonly here: RoomBuffer;
  /** Where the guest's pages are: `/lite/in/`, or `/lite/t/TOKEN/`. */
  readonly base: string;
}

export function sendHtml(reply: FastifyReply, drawn: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(drawn.toString());
}

/** A page with one message, and a link back to the room. */
export function sendNotice(
  { reply, words }: LiteRequest,
  notice: { readonly title: string; readonly more: Html | string },
): FastifyReply {
  const link = { href: 'room', text: words.say('lite.back') };
  return sendHtml(reply, noticePage(words, notice, link));
}
