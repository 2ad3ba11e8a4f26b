// Answers what is no request, or stops being one on its way: once, as each request has one answer.
// Knows nothing of what requests ask for.

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { answerPlainly } from './plain-answer.ts';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export class ClientErrors {
  /** The last exchange of each connection: the parser reads one request behind another. */
  readonly #last = new WeakMap<Duplex, Exchange>();

  watch(server: Server): void {
    server.prependListener('request', (request, response) => {
      this.#last.set(request.socket, { request, response });
    });
  }

  /** For node:http's `clientError`: what its parser refuses, and what came too slowly. */
  answer(error: Error & { code?: string }, socket: Duplex): void {
    if (error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const last = this.#last.get(socket);
    if (last === undefined || last.response.writableFinished) {
      if (last?.request.complete === false) socket.destroy();
      else say(error, socket);
      return;
    }
    const { request, response } = last;
    if (request.complete) {
      // The bad one stands behind a good one, whose answer comes first.
      response.on('close', () => say(error, socket));
      response.shouldKeepAlive = true;
    } else if (response.headersSent) {
      // A body that goes wrong behind its answer gets no other.
      response.on('close', () => socket.destroy());
      if (response.writableEnded) socket.end(() => socket.destroy());
    } else {
      // Whoever still works on an answer writes it to nobody.
      response.detachSocket(request.socket);
      say(error, socket);
    }
  }
}

function say(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'HPE_HEADER_OVERFLOW')
    answerPlainly(socket, 431, 'Those headers are too long.');
  else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT')
    answerPlainly(socket, 408, 'That took too long.');
  else answerPlainly(socket, 400, 'That is not a request.');
}
