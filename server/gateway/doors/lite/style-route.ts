// Adds the style sheet of all lite pages to the app.

import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { style } from '../../../page/lite-style.ts';

export const stylePath = '/lite/style.css';

const compressedStyle = gzipSync(style, { level: 9 });

export function routeStyle(app: FastifyInstance): void {
  app.get(stylePath, (request, reply) => {
    reply.type('text/css; charset=utf-8').header('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(style);
    return reply.header('content-encoding', 'gzip').send(compressedStyle);
  });
}
