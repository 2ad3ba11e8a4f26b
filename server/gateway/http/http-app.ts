// The web side as a Fastify app: the page, the lite door's pages, and an answer in words for all else.
// It keeps no log and no state, and refuses to know who asks.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ClientErrors } from './client-errors.ts';
import { securityHeaders } from './headers.ts';
import { withForm } from '../doors/lite/first-form.ts';
import type { LiteDoor } from '../doors/lite/lite-door.ts';
import { languageOf, wordsIn, type Words } from '../doors/lite/words/words.ts';
import type { PageFile } from './page-store.ts';
import { ownHost, type HostNames } from './request-origin.ts';
import { tooManyRequests } from '../admission/request-rate.ts';

export interface HttpAppOptions {
  /** What the listener that a connection came by answers to. */
  readonly hostsOf: (socket: Duplex) => HostNames;
  readonly page: ReadonlyMap<string, PageFile>;
  readonly lite: LiteDoor;
  /** The circuit that a request's connection came by; null: loopback. */
  readonly circuitOf: (socket: Duplex) => number | null;
  /** Whether one more request may come by a circuit. */
  readonly mayAsk: (circuit: number | null) => boolean;
  /** Open connections at once, the WebSockets among them. */
  readonly maxConnections: number;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
}

// A slow request holds a connection, nothing else; the numbers leave a bad circuit time for a round
// trip or two.
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 15_000;
const checkEveryMs = 2_000;
// A browser asks for the page's files at once and then has only the socket: no need to wait for
// more.
const keepAliveTimeoutMs = 10_000;
// A browser's headers are under 2 KiB; there are no cookies here. Node's default is 16 KiB.
const maxHeaderBytes = 8 * 1024;

/**
 * @returns an app that is ready, not listening; its `server` takes connections by listen and by
 * emit.
 */
export async function buildHttpApp(options: HttpAppOptions): Promise<FastifyInstance> {
  const { hostsOf, page, lite, circuitOf, mayAsk, maxConnections, refused } = options;
  const clientErrors = new ClientErrors();
  const first = page.get('/');
  const app = Fastify({
    logger: false,
    // Nothing is uploaded: the lite door's forms, which have a limit of their own, are all that is sent.
    bodyLimit: 1,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    forceCloseConnections: true,
    http: {
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: headersTimeoutMs,
      connectionsCheckingInterval: checkEveryMs,
      noDelay: true,
      // Node's own 400 for a missing Host carries none of our headers; ownHost says it instead.
      requireHostHeader: false,
      shouldUpgradeCallback: mayUpgrade,
    },
    clientErrorHandler: (error, socket) => clientErrors.answer(error, socket),
    frameworkErrors: (_error, request, reply) => {
      const host = hostOf(request.raw, hostsOf);
      dress(reply, host);
      if (first !== undefined && host !== null && isHurtLink(request))
        sendFile(first, request, reply);
      else sayPlainly(reply, 400, 'That address cannot be read.');
    },
  });
  app.server.maxConnections = maxConnections;
  clientErrors.watch(app.server);
  // Node would answer these two by itself, with a Date and without our headers.
  app.server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    app.server.emit('request', request, response);
  });
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    app.server.emit('request', request, response);
  });

  app.addHook('onRequest', async (request, reply) => {
    // RFC 9110 §15.6.6. The parser takes the word of other versions for its own.
    if (request.raw.httpVersionMajor !== 1) {
      refused('version');
      dress(reply, null);
      return sayPlainly(reply, 505, 'This room speaks HTTP/1.1.');
    }
    const host = ownHost(request.raw, hostsOf(request.raw.socket));
    dress(reply, typeof host === 'string' ? host : null);
    if (!mayAsk(circuitOf(request.raw.socket))) {
      const { reason, status } = tooManyRequests;
      refused(reason);
      return sayPlainly(reply, status, wordsFor(request).say('lite.requests'));
    }
    // The lite door has the only addresses to which something may be sent.
    const isForm = request.method === 'POST' && !request.is404;
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isForm) {
      refused('method');
      reply.header('allow', 'GET, HEAD');
      return sayPlainly(reply, 405, 'This room’s page is only for reading.');
    }
    if (typeof host !== 'string') {
      refused(host.reason);
      const { address } = hostsOf(request.raw.socket);
      const words =
        host.status === 421 && address !== null
          ? wordsFor(request).say('lite.elsewhere', { address })
          : host.words;
      return sayPlainly(reply, host.status, words);
    }
    return undefined;
  });

  for (const [path, file] of page) {
    app.get(path, async (request, reply) => {
      if (file !== first) return sendFile(file, request, reply);
      const form = (): string => lite.firstForm(wordsFor(request));
      return sendFile(withForm(file, form), request, reply);
    });
  }
  await lite.mount(app);
  app.setNotFoundHandler((request, reply) => {
    if (first !== undefined && isHurtLink(request)) return sendFile(first, request, reply);
    return sayPlainly(reply, 404, wordsFor(request).say('lite.nothing'));
  });
  app.setErrorHandler((_error, request, reply) => {
    refused('error');
    return sayPlainly(reply, 500, `${wordsFor(request).say('lite.problem')}.`);
  });

  await app.ready();
  return app;
}

/**
 * Anything but a WebSocket (h2c, as curl asks) is answered as if it had not asked, and so is what no WebSocket
 * client sends: a request of HTTP/1.0, where the header means nothing (RFC 9110 §7.8), or one with a body, whose
 * bytes would be read as frames.
 */
function mayUpgrade({ headers, httpVersion }: IncomingMessage): boolean {
  const hasBody =
    headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
  return headers.upgrade?.toLowerCase() === 'websocket' && httpVersion === '1.1' && !hasBody;
}

/**
 * `/%23room=…`: a chat program has encoded the `#` of an invitation, so its fragment came here as a path. The
 * page reads it there and takes it out of sight; here nothing of it is read, kept or said back.
 */
function isHurtLink({ method, raw }: FastifyRequest): boolean {
  return /^(?:GET|HEAD)$/.test(method) && /^\/%(?:25)*23/.test(raw.url ?? '');
}

function sendFile(file: PageFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.type(file.type);
  if (file.gzip === null) return reply.send(file.plain);
  reply.header('vary', 'accept-encoding');
  const offered = request.headers['accept-encoding'] ?? '';
  if (!/\bgzip\b/.test(offered)) return reply.send(file.plain);
  return reply.header('content-encoding', 'gzip').send(file.gzip);
}

/** What a person may meet is said in a language of theirs; what only programs do, in English. */
function wordsFor({ headers }: FastifyRequest): Words {
  return wordsIn(languageOf(null, headers['accept-language'] ?? ''));
}

function hostOf(request: IncomingMessage, hostsOf: HttpAppOptions['hostsOf']): string | null {
  const host = ownHost(request, hostsOf(request.socket));
  return typeof host === 'string' ? host : null;
}

function dress(reply: FastifyReply, host: string | null): void {
  // A clock's skew tells one machine from another.
  reply.raw.sendDate = false;
  reply.headers(securityHeaders(host));
}

function sayPlainly(reply: FastifyReply, status: number, words: string): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send(`${words}\n`);
}
