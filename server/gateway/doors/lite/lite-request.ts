// A request of a guest of the lite door, as its pages and forms are given it.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LiteGuest } from './guests/guest.ts';
import type { Html } from './pages/html.ts';
import type { Place } from './model/buffer.ts';
import type { RenderContext } from './pages/render-context.ts';
import type { Words } from './words/words.ts';

/** Of a guest who is in. */
export interface LiteRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly guest: LiteGuest;
  readonly words: Words;
  /** Its words are `words`. */
  readonly reader: RenderContext;
  /** The place that `?in=` leads to; it need not be one of the guest's. */
  readonly here: Place;
  /** Where the guest's pages are: `/lite/in/`, or with the token in it. */
  readonly base: string;
}

export function sendHtml(reply: FastifyReply, drawn: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(drawn.toString());
}
