// The ways the web app answers through Fastify: headers, plain text, a file of the page.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { securityHeaders } from '../../page/headers.ts';
import type { PageFile } from '../../page/page-file.ts';

/** @param host the request's Host where it is one of ours, else null. */
export function setHeaders(reply: FastifyReply, host: string | null): void {
  // The error of a clock can identify a machine.
  reply.raw.sendDate = false;
  reply.headers(securityHeaders(host));
}

export function sendPlainText(reply: FastifyReply, status: number, words: string): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send(`${words}\n`);
}

/** Sends the file, compressed if the client accepts that. */
export function sendFile(
  file: PageFile,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  reply.type(file.type).headers(file.headers);
  if (file.gzip === null) return reply.send(file.plain);
  reply.header('vary', 'accept-encoding');
  const offered = request.headers['accept-encoding'] ?? '';
  if (!/\bgzip\b/.test(offered)) return reply.send(file.plain);
  return reply.header('content-encoding', 'gzip').send(file.gzip);
}
