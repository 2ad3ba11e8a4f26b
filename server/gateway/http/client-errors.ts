// Answers bytes that are no HTTP request, and requests that break off. Each connection gets one answer at
// most, as every request has one.

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { answerPlainly } from '../../page/plain-answer.ts';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export class ClientErrors {
  /** The last exchange of each connection: a client may send several requests one after another. */
  readonly #last = new WeakMap<Duplex, Exchange>();

  watch(server: Server): void {
    server.prependListener('request', (request, response) => {
      this.#last.set(request.socket, { request, response });
    });
  }

  /** For node:http's `clientError`: its parser refused the bytes, or they came too slowly. */
  answer(error: Error & { code?: string }, socket: Duplex): void {
    if (error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const last = this.#last.get(socket);
    if (last === undefined || last.response.writableFinished) {
      if (last?.request.complete === false) socket.destroy();
      else answerError(error, socket);
      return;
    }
    const { request, response } = last;
    if (request.complete) {
      // The bad request follows a good one, whose answer comes first.
      response.on('close', () => answerError(error, socket));
      response.shouldKeepAlive = true;
    } else if (response.headersSent) {
      // The body turned bad after the answer had begun: there is no second answer.
      response.on('close', () => socket.destroy());
      if (response.writableEnded) socket.end(() => socket.destroy());
    } else {
      // A handler that still works on the answer then writes it to nobody.
      response.detachSocket(request.socket);
      answerError(error, socket);
    }
  }
}

function answerError(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'HPE_HEADER_OVERFLOW')
    answerPlainly(socket, 431, 'Those headers are too long.');
  else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT')
    answerPlainly(socket, 408, 'That took too long.');
  else answerPlainly(socket, 400, 'That is not a request.');
}
