// The web server as a Fastify app: checks every request, serves the page, and takes the lite door's routes.
// It writes no log and keeps nothing of a request.

import type { IncomingMessage, Server } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ClientErrors } from './client-errors.ts';
import type { PageFile } from '../../page/page-file.ts';
import type { Page } from '../../page/page-store.ts';
import { tooManyRequests } from '../../page/refusal.ts';
import { sendFile, sendPlainText, setHeaders } from './replies.ts';
import { ownHost } from '../../page/request-origin.ts';
import type { WebConnections } from './web-connections.ts';

/** What a person may read in answer to a request, by its key in the lite door's catalogue. */
export type WebSentence =
  | 'lite.requests'
  | 'lite.elsewhere'
  | 'lite.nothing'
  | 'lite.problem'
  | 'lite.sealBroken';

export interface HttpAppOptions {
  readonly connections: WebConnections;
  readonly page: Page;
  readonly isSealed: boolean;
  /** The page's index as this client gets it. */
  readonly indexFor: (request: FastifyRequest) => PageFile;
  /** Adds the lite door's routes. */
  readonly liteRoutes: (app: FastifyInstance) => Promise<void>;
  /** A sentence in the client's language. */
  readonly sentence: (
    request: FastifyRequest,
    key: WebSentence,
    values?: Readonly<Record<string, string>>,
  ) => string;
  /** Open connections at once, WebSockets included. */
  readonly maxConnections: number;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
}

// A slow request holds a connection and nothing else. The times allow a bad circuit a round trip or two.
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 15_000;
const checkEveryMs = 2_000;
// A browser loads the page's files at once, and then needs only the WebSocket.
const keepAliveTimeoutMs = 10_000;
// A browser's headers are under 2 KiB; there are no cookies here. Node's default is 16 KiB.
const maxHeaderBytes = 8 * 1024;

/** @returns an app that is ready and does not listen; its `server` takes connections by listen and by emit. */
export async function buildHttpApp(options: HttpAppOptions): Promise<FastifyInstance> {
  const { connections, indexFor, liteRoutes, sentence, maxConnections, refused } = options;
  const { page } = options;
  const clientErrors = new ClientErrors();
  const app = Fastify({
    logger: false,
    // Nothing is uploaded but the lite door's forms, which have a limit of their own.
    bodyLimit: 1,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    forceCloseConnections: true,
    http: {
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: headersTimeoutMs,
      connectionsCheckingInterval: checkEveryMs,
      noDelay: true,
      // Node's own 400 for a missing Host has none of our headers; checkRequest answers instead.
      requireHostHeader: false,
      shouldUpgradeCallback: mayUpgrade,
    },
    clientErrorHandler: (error, socket) => clientErrors.answer(error, socket),
    frameworkErrors: (_error, request, reply) => {
      const host = ownHost(request.raw, connections.hostsOf(request.raw.socket));
      setHeaders(reply, typeof host === 'string' ? host : null);
      if (typeof host === 'string' && isEncodedInvitation(request)) {
        answerEncoded(request, reply);
      } else sendPlainText(reply, 400, 'That address cannot be read.');
    },
  });
  app.server.maxConnections = maxConnections;
  clientErrors.watch(app.server);
  answerExpectations(app.server);

  /** A link of a sealed room holds a seal, which the room must not be shown: whoever sent one like this is told. */
  function answerEncoded(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (!options.isSealed) return sendFile(page.index, request, reply);
    refused('seal in path');
    return sendPlainText(reply, 400, sentence(request, 'lite.sealBroken'));
  }

  /** Answers a request that is not to reach any route. */
  function checkRequest(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
    const { socket } = request.raw;
    // RFC 9110 §15.6.6. The parser accepts other versions.
    if (request.raw.httpVersionMajor !== 1) {
      refused('version');
      setHeaders(reply, null);
      return sendPlainText(reply, 505, 'This room speaks HTTP/1.1.');
    }
    const host = ownHost(request.raw, connections.hostsOf(socket));
    setHeaders(reply, typeof host === 'string' ? host : null);
    if (!connections.countRequest(socket)) {
      const { reason, status } = tooManyRequests;
      refused(reason);
      return sendPlainText(reply, status, sentence(request, 'lite.requests'));
    }
    // Only the lite door has addresses that accept a form.
    const isForm = request.method === 'POST' && !request.is404;
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isForm) {
      refused('method');
      reply.header('allow', 'GET, HEAD');
      return sendPlainText(reply, 405, 'This room’s page is only for reading.');
    }
    if (typeof host !== 'string') {
      refused(host.reason);
      const { address } = connections.hostsOf(socket);
      const words =
        host.status === 421 && address !== null
          ? sentence(request, 'lite.elsewhere', { address })
          : host.words;
      return sendPlainText(reply, host.status, words);
    }
    return undefined;
  }

  app.addHook('onRequest', async (request, reply) => checkRequest(request, reply));
  app.get('/', async (request, reply) => sendFile(indexFor(request), request, reply));
  for (const [path, file] of page.files) {
    app.get(path, async (request, reply) => sendFile(file, request, reply));
  }
  await liteRoutes(app);
  app.setNotFoundHandler((request, reply) => {
    if (isEncodedInvitation(request)) return answerEncoded(request, reply);
    return sendPlainText(reply, 404, sentence(request, 'lite.nothing'));
  });
  app.setErrorHandler((_error, request, reply) => {
    refused('error');
    return sendPlainText(reply, 500, `${sentence(request, 'lite.problem')}.`);
  });

  await app.ready();
  return app;
}

/** Node would answer these two by itself, with a Date and without our headers. */
function answerExpectations(server: Server): void {
  for (const event of ['checkContinue', 'checkExpectation']) {
    server.on(event, (request, response) => server.emit('request', request, response));
  }
}

/**
 * Only a WebSocket upgrades; a request for another protocol (h2c, as curl sends it) is answered without
 * upgrade. The same goes for what no WebSocket client sends: HTTP/1.0, where the header means nothing
 * (RFC 9110 §7.8), and a body, whose bytes would be read as frames.
 */
function mayUpgrade({ headers, httpVersion }: IncomingMessage): boolean {
  const hasBody =
    headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
  return headers.upgrade?.toLowerCase() === 'websocket' && httpVersion === '1.1' && !hasBody;
}

/**
 * `/%23room=…`: a chat program has encoded the `#` of an invitation, so that its fragment came here as a
 * path. The page reads it there and removes it from the address bar. Here it is not read, kept or
 * repeated.
 */
function isEncodedInvitation({ method, raw }: FastifyRequest): boolean {
  return /^(?:GET|HEAD)$/.test(method) && /^\/%(?:25)*23/.test(raw.url ?? '');
}
