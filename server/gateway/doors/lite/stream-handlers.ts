// Answers a guest's requests for streams: answers that stay open, and the frames around them.

import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Counter } from '../../admission/counter.ts';
import { liteHeaders } from '../../../page/headers.ts';
import type { Registry } from './guests/registry.ts';
import { sendHtml, type LiteRequest } from './lite-request.ts';
import { hasOpen, showNotJoined } from './page-handlers.ts';
import { endStyle } from './pages/end-page.ts';
import { streamStart } from './pages/stream-page.ts';
import { busyPage, frameStyle, watchPage } from './pages/watch-page.ts';
import { fieldOf } from './request-fields.ts';
import { MessageStream } from './streams/message-stream.ts';
import type { WebConnections } from '../../http/web-connections.ts';

export interface StreamHandlersOptions {
  readonly registry: Registry;
  readonly connections: WebConnections;
  readonly refusals: Counter<string>;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
}

const hashOf = (style: string): string => createHash('sha256').update(style).digest('base64');
const frameStyleHash = hashOf(frameStyle);
const endStyleHash = hashOf(endStyle);

export class StreamHandlers {
  readonly #options: StreamHandlersOptions;

  constructor(options: StreamHandlersOptions) {
    this.#options = options;
  }

  /** A frame around the stream, which asks for it again when it breaks. */
  watch(lite: LiteRequest): FastifyReply {
    const { request, reply, guest, words, here } = lite;
    if (!hasOpen(guest, here)) return showNotJoined(lite);
    const asked = fieldOf(request.query, 'level');
    const level = asked === '3' ? 3 : asked === '2' ? 2 : 1;
    const mayStream = level !== 1 || guest.mayStream(this.#options.now());
    if (!mayStream || this.#options.registry.isFull(this.#circuitOf(lite))) {
      return sendHtml(reply.code(429), busyPage(words, here));
    }
    const turn = fieldOf(request.query, 'turn') === '1' ? 1 : 0;
    reply.headers(liteHeaders('frame', frameStyleHash));
    return sendHtml(reply, watchPage(words, here, { level, turn }));
  }

  stream(lite: LiteRequest): FastifyReply {
    const { reply, guest, words, context, here } = lite;
    if (!hasOpen(guest, here)) return showNotJoined(lite);
    const { registry, refusals, now } = this.#options;
    const circuit = this.#circuitOf(lite);
    if (registry.isFull(circuit)) {
      refusals.add('stream');
      return sendHtml(reply.code(429), busyPage(words, here));
    }
    const response = this.#open(lite);
    const stream = new MessageStream(response, here, now());
    response.on('close', () => registry.closeStream(guest, stream, circuit));
    registry.openStream(guest, stream, circuit);
    stream.write(streamStart(context, here, guest.streams.unreadBeside(here)));
    here.read();
    return reply;
  }

  /** Shows nothing until the room ends. */
  end(lite: LiteRequest): FastifyReply {
    const { reply, guest, words } = lite;
    if (this.#options.registry.isFull(this.#circuitOf(lite))) return reply.code(429).send();
    reply.headers(liteHeaders('frame', endStyleHash));
    guest.endFrames.add(this.#open(lite), words);
    return reply;
  }

  /** An answer that stays open: Fastify hands it over and does nothing more with it. */
  #open({ request, reply }: LiteRequest): ServerResponse {
    reply.type('text/html; charset=utf-8');
    reply.hijack();
    const { raw } = reply;
    this.#options.connections.release(request.raw.socket);
    raw.statusCode = 200;
    for (const [header, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(header, value);
    }
    return raw;
  }

  #circuitOf({ request }: LiteRequest): number | null {
    return this.#options.connections.circuitOf(request.raw.socket);
  }
}
