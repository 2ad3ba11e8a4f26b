// Serves the page from this copy of Mayfly on the guest's own machine, and hands its WebSocket on.
//
// Its name is random: other users of this machine, and other pages in the browser, do not know it, and get nothing
// else than a refusal. Names below `localhost` lead to this machine without a name server (RFC 6761 §6.3).

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';
import { securityHeaders } from '../../../../server/page/headers.ts';
import type { PageFile } from '../../../../server/page/page-file.ts';
import type { Page } from '../../../../server/page/page-store.ts';
import { answerPlainly } from '../../../../server/page/plain-answer.ts';
import type { Refusal } from '../../../../server/page/refusal.ts';
import {
  foreignOrigin,
  hostNames,
  originForm,
  ownHost,
} from '../../../../server/page/request-origin.ts';

export interface LocalPageOptions {
  readonly page: Page;
  readonly port: number;
  /** What makes the name: nobody guesses it. Lower case letters and digits, at most 63. */
  readonly token: string;
  /** A WebSocket of the page's. The connection is the callee's. */
  readonly onSocket: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** What is said where the page links to pages without scripts. */
  readonly noLite: string;
}

export interface LocalPage {
  /** `http://TOKEN.localhost:PORT`. */
  readonly origin: string;
  close(): void;
}

const addresses = ['127.0.0.1', '::1'];
/** Machines without IPv6. */
const absent: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

// One browser needs six. Others on this machine must not use up this process's files.
const maxConnections = 64;
const maxHeaderBytes = 8 * 1024;
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2000,
};

/** @throws {Problem} where the port cannot be had. */
export async function servePage(options: LocalPageOptions): Promise<LocalPage> {
  const { page, port, token, onSocket, noLite } = options;
  const host = `${token}.localhost:${port}`;
  // Its address is told to nobody.
  const hosts = { ...hostNames([host]), address: null };

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const own = ownHost(request, hosts);
    if (typeof own !== 'string') return sendText(response, own.status, own.words);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return sendText(response, 405, 'This page is only for reading.');
    }
    const path = pathOf(request);
    const file = path === '/' ? page.index : page.files.get(path);
    if (file !== undefined) return sendFile(response, own, file);
    sendText(response, 404, /^\/lite(\/|$)/.test(path) ? noLite : 'There is nothing here.');
  }

  function refusalOf(request: IncomingMessage): Refusal | null {
    const own = ownHost(request, hosts);
    if (typeof own !== 'string') return own;
    return pathOf(request) === '/irc'
      ? foreignOrigin(request, own)
      : { status: 404, words: 'There is no door at this address.', reason: 'path' };
  }

  const servers = addresses.map(() => {
    const server = createServer(
      { maxHeaderSize: maxHeaderBytes, requireHostHeader: false, ...timeouts },
      answer,
    );
    server.maxConnections = maxConnections;
    server.on('upgrade', (request, socket: Duplex, head) => {
      socket.on('error', () => socket.destroy());
      const refusal = refusalOf(request);
      if (refusal === null) onSocket(request, socket, head);
      else answerPlainly(socket, refusal.status, refusal.words);
    });
    return server;
  });
  const close = (): void => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  try {
    await Promise.all(servers.map((server, at) => listen(server, port, addresses[at] ?? '')));
  } catch (error) {
    close();
    throw error;
  }
  return { origin: `http://${host}`, close };
}

function pathOf({ url = '' }: IncomingMessage): string {
  return originForm(url).replace(/\?.*$/s, '');
}

function sendText(response: ServerResponse, status: number, words: string): void {
  send(response, status, null, 'text/plain; charset=utf-8', Buffer.from(`${words}\n`));
}

/** Not compressed: it does not leave this machine. */
function sendFile(
  response: ServerResponse,
  host: string,
  { type, plain, headers }: PageFile,
): void {
  send(response, 200, host, type, plain, headers);
}

function send(
  response: ServerResponse,
  status: number,
  host: string | null,
  type: string,
  body: Buffer,
  headers: PageFile['headers'] = {},
): void {
  response.sendDate = false;
  response.writeHead(status, {
    ...securityHeaders(host),
    ...headers,
    'content-type': type,
    'content-length': body.length,
  });
  // Node leaves the body of an answer to HEAD out.
  response.end(body);
}

/**
 * Listens at one of this machine's own addresses. Both are taken: a browser may try either, and whoever had the
 * other one would be taken for this page.
 */
async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const code = cause.code ?? 'unknown';
      if (host !== '127.0.0.1' && absent.has(code)) return resolve();
      const message =
        code === 'EADDRINUSE'
          ? sentence('port.taken', { port })
          : code === 'EACCES'
            ? sentence('port.forRoot', { port })
            : sentence('port.cannotListen', { port, code });
      reject(new Problem(message, { hint: sentence('port.choosePagePort'), cause }));
    });
    server.listen({ host, port, exclusive: true }, resolve);
  });
}
